import { defineErrors } from '../../platform/kernel/domain-error.js';

export const userErrors = defineErrors('USER', {
  LOGIN_NAME_TAKEN: {
    kind: 'conflict',
    title: { zh: '登录名已被使用', en: 'The login name is taken' },
    detail: {
      zh: '登录名不区分大小写，且不会重复使用。',
      en: 'Case does not count, and names are not used again.',
    },
  },
  UNIT_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '单位不存在', en: 'There is no such unit' },
  },
  TEAM_NOT_OF_UNIT: {
    kind: 'invalid',
    title: { zh: '团队不存在或不属于该单位', en: 'There is no such team in the unit' },
    detail: {
      zh: '请选择该单位的团队，或把 teamId 设为 null。',
      en: 'Choose a team of the unit, or set teamId to null.',
    },
  },
  LAST_SYSTEM_ADMIN: {
    kind: 'conflict',
    title: { zh: '这是最后一个启用的系统管理员', en: 'This is the last active system administrator' },
    detail: {
      zh: '请先为另一位启用的用户授予 SYSTEM_ADMIN。',
      en: 'Give SYSTEM_ADMIN to another active user first.',
    },
  },
  PASSWORD_WEAK: {
    kind: 'invalid',
    title: { zh: '密码不符合要求', en: 'The password does not meet the policy' },
    detail: {
      zh: '至少 12 个字符，不含登录名，不是常见密码。',
      en: 'At least 12 characters, without the login name, and no common password.',
    },
  },
  PASSWORD_WRONG: {
    kind: 'invalid',
    title: { zh: '当前密码不正确', en: 'The current password is not right' },
  },
  PASSWORD_SAME: {
    kind: 'invalid',
    title: { zh: '新密码与当前密码相同', en: 'The new password is the current one' },
  },
});

export const userConstraints = {
  uq_app_user_login_name: userErrors.LOGIN_NAME_TAKEN,
  fk_app_user_unit: userErrors.UNIT_UNKNOWN,
  fk_app_user_team: userErrors.TEAM_NOT_OF_UNIT,
};
