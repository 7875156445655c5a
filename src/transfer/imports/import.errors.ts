import { defineErrors } from '../../platform/kernel/domain-error.js';

export const importErrors = defineErrors('IMPORT', {
  HEADING_NOT_FOUND: {
    kind: 'invalid',
    title: { zh: '没有找到企业名称列', en: 'No column of company names was found' },
    detail: {
      zh: '前 30 行里应有一行表头，其中一列叫“企业名称”（或 公司名称、名称、name、full_name 等）。读到的表头：{found}',
      en: 'One of the first 30 rows should be a heading with a column such as 企业名称, name or full_name. Headings read: {found}',
    },
  },
  NO_ROWS: {
    kind: 'invalid',
    title: { zh: '表头下面没有数据', en: 'There is no data below the heading' },
    detail: { zh: '请在表头下填写至少一行。', en: 'Fill in at least one row below the heading.' },
  },
  DRY_RUN_ONLY: {
    kind: 'forbidden',
    title: { zh: '只能试导入', en: 'You may only try an import out' },
    detail: {
      zh: '您的角色不能登记企业，请加上 dryRun=true；正式导入由招商专员进行。',
      en: 'Your role does not register companies: send dryRun=true. A specialist does the import itself.',
    },
  },
  DEFAULTS_NOT_JSON: {
    kind: 'malformed',
    title: { zh: 'defaults 不是 JSON 对象', en: 'defaults is not a JSON object' },
    detail: { zh: '例如 {"parkRelation":"TARGET"}。', en: 'For example {"parkRelation":"TARGET"}.' },
  },
});
