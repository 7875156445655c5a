import { defineErrors } from '../kernel/domain-error.js';

export const metricsErrors = defineErrors('METRICS', {
  TOKEN_REFUSED: {
    kind: 'unauthenticated',
    title: { zh: '指标令牌缺失或错误', en: 'The metrics token is missing or wrong' },
    detail: {
      zh: '请在 Authorization 头中携带 METRICS_TOKEN。',
      en: 'Send METRICS_TOKEN as the bearer token in the Authorization header.',
    },
  },
  LOOPBACK_ONLY: {
    kind: 'forbidden',
    title: { zh: '指标仅限本机读取', en: 'Metrics are open to this machine only' },
    detail: {
      zh: '请从本机直接访问，或设置 METRICS_TOKEN。',
      en: 'Read them from this machine without a proxy, or set METRICS_TOKEN.',
    },
  },
});
