import {
  BooleanField,
  CodeField,
  IntegerField,
  SecretField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { ROLE, USER_STATUS } from '../user.codes.js';

class UserContent {
  @TextField({ max: 60, description: '姓名 / Name', example: '示例专员' })
  displayName: string;

  @ReferenceField({ description: '单位 / Unit' })
  unitId: string;

  @ReferenceField({ optional: true, nullable: true, description: '团队 / Team of the unit', example: null })
  teamId?: string | null;

  @CodeField(ROLE, { list: { min: 1, max: 9 }, description: '角色 / Roles', example: ['SPECIALIST'] })
  roles: string[];
}

export class CreateUserRequest extends UserContent {
  @TextField({
    min: 3,
    max: 64,
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    description: '登录名，不区分大小写 / Login name, in any case',
    example: 'shili.zhuanyuan',
  })
  loginName: string;

  @SecretField({
    optional: true,
    max: 200,
    description: '初始密码，留空则生成一次性密码 / Initial password; left out, one is made up and shown once',
  })
  initialPassword?: string;
}

class UserChanges extends UserContent {
  @CodeField(USER_STATUS, { description: '状态 / Status', example: 'ACTIVE' })
  status: string;
}

export const UpdateUserRequest = PatchOf(UserChanges, { name: 'UpdateUserRequest' });
export type UpdateUserRequest = InstanceType<typeof UpdateUserRequest>;

export class ListUsersQuery extends PageQuery {
  @TextField({
    optional: true,
    max: 60,
    description: '姓名片段；管理员也可用登录名 / Part of the name; for administrators also of the login name',
    example: undefined,
  })
  q?: string;

  @ReferenceField({ optional: true, description: '单位 / Unit', example: undefined })
  unitId?: string;

  @ReferenceField({ optional: true, description: '团队 / Team', example: undefined })
  teamId?: string;

  @CodeField(ROLE, { optional: true, list: { max: 9 }, example: undefined })
  role?: string[];

  @CodeField(USER_STATUS, { optional: true, list: { max: 3 }, example: undefined })
  status?: string[];
}

export class UserResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 60, example: '示例专员' })
  displayName: string;

  @ReferenceField()
  unitId: string;

  @TextField({ max: 120, example: '桃浦智创城公司' })
  unitName: string;

  @ReferenceField({ nullable: true })
  teamId: string | null;

  @TextField({ max: 60, nullable: true, example: '招商一部' })
  teamName: string | null;

  @TextField({
    max: 64,
    nullable: true,
    description: 'Null unless the caller is an administrator or oneself',
  })
  loginName: string | null;

  @CodeField(ROLE, { list: { max: 9 }, nullable: true, example: ['SPECIALIST'] })
  roles: string[] | null;

  @CodeField(USER_STATUS, { nullable: true })
  status: string | null;

  @BooleanField({ nullable: true })
  mustChangePassword: boolean | null;

  @InstantField({ nullable: true })
  passwordChangedAt: string | null;

  @InstantField({ nullable: true })
  lastSignedInAt: string | null;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1, example: 1 })
  version: number;
}

export class CreatedUserResponse extends UserResponse {
  @TextField({ nullable: true, description: 'Made-up password, shown this once; null when it was given' })
  initialPassword: string | null;
}

export const UserPage = PageOf(UserResponse);
