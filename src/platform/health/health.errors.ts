import { defineErrors } from '../kernel/domain-error.js';

export const healthErrors = defineErrors('HEALTH', {
  NOT_READY: {
    kind: 'unavailable',
    title: { zh: '服务尚未就绪', en: 'The service is not ready' },
    detail: { zh: '原因见 checks。', en: 'See checks for the reason.' },
  },
});
