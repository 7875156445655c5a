import {
  BooleanField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';

export class SignedInUser {
  @ReferenceField()
  id: string;

  @TextField({ example: 'zhuanyuan' })
  loginName: string;

  @TextField({ example: '示例专员' })
  displayName: string;

  @ReferenceField()
  unitId: string;

  @TextField({ list: { max: 20 }, description: 'See GET /dictionaries, ROLE', example: ['SPECIALIST'] })
  roles: string[];

  @BooleanField({ description: 'Until PUT /auth/password nothing else is open', example: false })
  mustChangePassword: boolean;
}

export class TokenResponse {
  @TextField({ max: 4000, description: 'For the header Authorization: Bearer …', example: 'eyJhbGciOi…' })
  accessToken: string;

  @TextField({ example: 'Bearer' })
  tokenType: string;

  @IntegerField({ description: 'Seconds until the access token expires', example: 900 })
  expiresIn: number;

  @TextField({ description: 'Works once, at POST /auth/sessions/refresh', example: 'q3Jk…' })
  refreshToken: string;

  @NestedField(SignedInUser)
  user: SignedInUser;
}

export class SessionResponse {
  @ReferenceField()
  id: string;

  @InstantField()
  createdAt: string;

  @InstantField()
  lastUsedAt: string;

  @InstantField()
  expiresAt: string;

  @TextField({ nullable: true, description: 'User-Agent of the sign-in', example: 'Mozilla/5.0' })
  userAgent: string | null;

  @BooleanField({ description: 'The session of this request' })
  isCurrent: boolean;
}

export const SessionPage = PageOf(SessionResponse);
