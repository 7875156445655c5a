import { defineErrors } from '../kernel/domain-error.js';

const challenge = { headers: { 'WWW-Authenticate': 'Bearer realm="taopu-crm"' } };

const errors = defineErrors('ACCESS', {
  NOT_SIGNED_IN: {
    kind: 'unauthenticated',
    title: { zh: '尚未登录', en: 'Not signed in' },
    detail: {
      zh: '请通过 POST /api/v1/auth/sessions 登录，并在 Authorization 头中携带访问令牌。',
      en: 'Sign in at POST /api/v1/auth/sessions and send the access token in the Authorization header.',
    },
  },
  TOKEN_REFUSED: {
    kind: 'unauthenticated',
    title: { zh: '访问令牌无效或已过期', en: 'The access token is not valid or has expired' },
    detail: {
      zh: '请刷新令牌或重新登录。',
      en: 'Refresh the token or sign in again.',
    },
  },
  NOT_PERMITTED: {
    kind: 'forbidden',
    title: { zh: '没有权限', en: 'Not permitted' },
    detail: {
      zh: '该操作需要权限 {permission}，可由以下角色执行：{roles}。',
      en: 'This needs the permission {permission}, which these roles hold: {roles}.',
    },
  },
  PASSWORD_CHANGE_REQUIRED: {
    kind: 'forbidden',
    title: { zh: '请先修改密码', en: 'Change your password first' },
    detail: {
      zh: '初始密码由他人设置，请先调用 PUT /api/v1/auth/password。',
      en: 'Somebody else set your password. Call PUT /api/v1/auth/password first.',
    },
  },
  SIGN_IN_BUSY: {
    kind: 'unavailable',
    title: { zh: '登录人数过多', en: 'Too many people are signing in' },
    detail: { zh: '请几秒后重试。', en: 'Try again in a few seconds.' },
  },
});

export const accessErrors = {
  NOT_SIGNED_IN: () => errors.NOT_SIGNED_IN(challenge),
  TOKEN_REFUSED: () =>
    errors.TOKEN_REFUSED({
      headers: { 'WWW-Authenticate': 'Bearer realm="taopu-crm", error="invalid_token"' },
    }),
  NOT_PERMITTED: errors.NOT_PERMITTED,
  PASSWORD_CHANGE_REQUIRED: errors.PASSWORD_CHANGE_REQUIRED,
  SIGN_IN_BUSY: () => errors.SIGN_IN_BUSY({ headers: { 'Retry-After': '3' } }),
} as const;
