import { SecretField, TextField } from '../../../platform/http/fields/basic-fields.js';

export class SignInRequest {
  @TextField({
    max: 100,
    description: '登录名，不区分大小写 / Login name, in any case',
    example: 'zhuanyuan',
  })
  loginName: string;

  @SecretField({ max: 200, description: '密码 / Password' })
  password: string;
}

export class RefreshRequest {
  @SecretField({ max: 200, description: '最近一次得到的刷新令牌 / The newest refresh token' })
  refreshToken: string;
}
