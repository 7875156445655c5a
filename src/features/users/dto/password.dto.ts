import { SecretField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';

export class ChangePasswordRequest {
  @SecretField({ max: 200, description: '当前密码 / Current password' })
  currentPassword: string;

  @SecretField({ max: 200, description: '新密码，至少 12 个字符 / New password, 12 characters or more' })
  newPassword: string;
}

export class PasswordResetResponse {
  @ReferenceField()
  userId: string;

  @TextField({
    nullable: true,
    description: 'Shown this once, null in a replay; the user changes it after the next sign-in',
  })
  initialPassword: string | null;
}
