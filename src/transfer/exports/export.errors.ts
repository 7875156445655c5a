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

const PAGING = ['limit', 'cursor', 'count', 'fields', 'expand'];

/** @throws EXPORT.PARAMETER_MEANINGLESS for what pages and selects, and for `further` names without a meaning here */
export function refusePaging(query: object, further: readonly string[] = []): void {
  const given = query as Readonly<Record<string, unknown>>;
  const names = [...PAGING, ...further].filter((name) => given[name] !== undefined);
  if (names.length) throw exportErrors.PARAMETER_MEANINGLESS({ params: { names: names.join(', ') } });
}
