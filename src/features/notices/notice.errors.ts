import { defineErrors } from '../../platform/kernel/domain-error.js';

export const noticeErrors = defineErrors('NOTICE', {
  WHICH_MISSING: {
    kind: 'invalid',
    title: { zh: '请指明要标记的通知', en: 'Say which notices are meant' },
    detail: { zh: '传 ids，或 all=true，二者选一。', en: 'Send either ids or all=true.' },
  },
});
