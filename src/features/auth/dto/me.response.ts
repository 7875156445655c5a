import { BooleanField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';

export class OwnUnit {
  @ReferenceField()
  id: string;

  @TextField({ example: 'TAOPU_SMART_CITY_CO' })
  code: string;

  @TextField({ example: '桃浦智创城公司' })
  name: string;

  @TextField({ example: 'Taopu Smart City Co.' })
  nameEn: string;

  @BooleanField({ description: 'May own projects of the reserve pool' })
  canOwnProjects: boolean;

  @BooleanField({ description: 'Belongs to the promotion line (招商条线)' })
  isPromotion: boolean;
}

export class OwnTeam {
  @ReferenceField()
  id: string;

  @TextField({ example: '招商一部' })
  name: string;
}

export class MeResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'zhuanyuan' })
  loginName: string;

  @TextField({ example: '示例专员' })
  displayName: string;

  @NestedField(OwnUnit)
  unit: OwnUnit;

  @NestedField(OwnTeam, { nullable: true })
  team: OwnTeam | null;

  @TextField({ list: { max: 20 }, description: 'See GET /dictionaries, ROLE', example: ['SPECIALIST'] })
  roles: string[];

  @TextField({
    list: { max: 500 },
    description: 'Operations open to the caller, as in x-permission',
    example: ['company:create'],
  })
  permissions: string[];

  @BooleanField({ description: 'Until PUT /auth/password nothing else is open', example: false })
  mustChangePassword: boolean;

  @InstantField()
  passwordChangedAt: string;

  @ReferenceField({ description: 'Session of this request' })
  sessionId: string;
}
