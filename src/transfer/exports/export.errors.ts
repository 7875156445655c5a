import { defineErrors } from '../../platform/kernel/domain-error.js';

export const exportErrors = defineErrors('EXPORT', {
  PARAMETER_MEANINGLESS: {
    kind: 'malformed',
    title: { zh: '导出不分页、不选字段', en: 'An export has no pages and no selection' },
    detail: { zh: '请去掉参数：{names}。', en: 'Leave out: {names}.' },
  },
  BUSY: {
    kind: 'unavailable',
    title: { zh: '正在进行的导出过多', en: 'Too many exports are under way' },
    detail: { zh: '请稍后重试。', en: 'Try again shortly.' },
  },
});

export const exportBusy = () => exportErrors.BUSY({ headers: { 'Retry-After': '10' } });
