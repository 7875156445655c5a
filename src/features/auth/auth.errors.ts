import { defineErrors } from '../../platform/kernel/domain-error.js';

const errors = defineErrors('AUTH', {
  SIGN_IN_REFUSED: {
    kind: 'unauthenticated',
    title: { zh: '登录名或密码不正确', en: 'The login name or the password is not right' },
    detail: {
      zh: '请核对后重试；忘记密码请联系系统管理员重置。',
      en: 'Check both and try again, or ask a system administrator to reset the password.',
    },
  },
  REFRESH_REFUSED: {
    kind: 'unauthenticated',
    title: {
      zh: '刷新令牌无效、已使用或已过期',
      en: 'The refresh token is not valid, used already or expired',
    },
    detail: {
      zh: '请重新登录。每个刷新令牌只能使用一次，重复使用会结束整个会话。',
      en: 'Sign in again. A refresh token works once; using it again ends the session.',
    },
  },
  TOO_MANY_TRIES: {
    kind: 'too-many',
    title: { zh: '登录失败次数过多', en: 'Too many failed sign-ins' },
    detail: { zh: '请在 {seconds} 秒后重试。', en: 'Try again in {seconds} seconds.' },
  },
});

const challenge = { headers: { 'WWW-Authenticate': 'Bearer realm="taopu-crm"' } };

export const authErrors = {
  SIGN_IN_REFUSED: () => errors.SIGN_IN_REFUSED(challenge),
  REFRESH_REFUSED: () =>
    errors.REFRESH_REFUSED({
      headers: { 'WWW-Authenticate': 'Bearer realm="taopu-crm", error="invalid_token"' },
    }),
  TOO_MANY_TRIES: (seconds: number) =>
    errors.TOO_MANY_TRIES({ params: { seconds }, headers: { 'Retry-After': String(seconds) } }),
} as const;
