import { defineErrors } from '../../platform/kernel/domain-error.js';

export const importErrors = defineErrors('IMPORT', {
  HEADING_NOT_FOUND: {
    kind: 'invalid',
    title: { zh: '没有找到需要的列：{needed}', en: 'A column that is needed was not found: {needed}' },
    detail: {
      zh: '前 30 行里应有一行表头，写有上面的列名或其常用叫法（可下载模板 GET /imports/templates）。读到的表头：{found}',
      en: 'One of the first 30 rows should be a heading with that column or a usual name of it (GET /imports/templates has one). Headings read: {found}',
    },
  },
  NOTHING_TAKEN: {
    kind: 'invalid',
    title: { zh: '没有可以导入的工作表', en: 'There is no sheet to take in' },
    detail: {
      zh: '请先在映射中指明表头所在的行和各列的去向（PATCH /imports/{id}/mapping）。',
      en: 'Say first in which rows the heading stands and where its columns go (PATCH /imports/{id}/mapping).',
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
      zh: '您的角色不能登记数据，请加上 dryRun=true；正式导入由招商专员进行。',
      en: 'Your role does not register records: send dryRun=true. A specialist does the import itself.',
    },
  },
  DEFAULTS_NOT_JSON: {
    kind: 'malformed',
    title: { zh: 'defaults 不是 JSON 对象', en: 'defaults is not a JSON object' },
    detail: { zh: '例如 {"parkRelation":"TARGET"}。', en: 'For example {"parkRelation":"TARGET"}.' },
  },
  KIND_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '不能导入“{kind}”', en: '“{kind}” cannot be imported' },
    detail: { zh: '可导入的种类：{kinds}', en: 'Kinds that can be imported: {kinds}' },
  },
  TEMPLATE_UNKNOWN: {
    kind: 'not-found',
    title: { zh: '没有“{kind}”的导入模板', en: 'There is no template for “{kind}”' },
    detail: { zh: '可导入的种类：{kinds}', en: 'Kinds that can be imported: {kinds}' },
  },
  KIND_NOT_RECOGNISED: {
    kind: 'invalid',
    title: { zh: '看不出这是哪一类表', en: 'It cannot be told what the table is about' },
    detail: {
      zh: '请用 kind 指明种类（{kinds}）。读到的表头：{found}',
      en: 'Name its kind ({kinds}). Headings read: {found}',
    },
  },
  NOT_READY: {
    kind: 'conflict',
    title: { zh: '导入现在处于“{state}”，不能这样做', en: 'The import is {state}: this cannot be done now' },
    detail: {
      zh: '映射可在预览完成后修改；预览完成、取消或失败后可提交；提交过的可撤销。请等当前任务结束后重试。',
      en: 'The mapping can be changed once the preview is done; a preview, or what was cancelled or failed, can be committed; what was committed can be reverted. Wait until the job has ended.',
    },
  },
  HALF_WRITTEN: {
    kind: 'conflict',
    title: { zh: '已有行写入，只能逐行继续', en: 'Rows have gone in: it can only go on row by row' },
    detail: {
      zh: '请以 mode=EACH 且 onDuplicate=SKIP 或 UPDATE 继续，或先撤销已写入的行。',
      en: 'Go on with mode EACH and onDuplicate SKIP or UPDATE, or revert what has gone in.',
    },
  },
  NOT_ALL_ROWS: {
    kind: 'invalid',
    title: {
      zh: '有 {count} 行不能导入，一行也没有写入',
      en: '{count} rows cannot go in, so none was written',
    },
    detail: {
      zh: '请查看逐行结果，改正后重新上传，或改用 mode=EACH。',
      en: 'See what is said of each row; correct them and send the file again, or commit with mode EACH.',
    },
  },
  FIELD_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '映射有误', en: 'The mapping does not fit' },
  },
  OTHER_UNIT: {
    kind: 'forbidden',
    title: { zh: '不能代其他单位导入', en: 'You may not import for another unit' },
    detail: {
      zh: '只有储备库管理员可以指定单位。',
      en: 'Only a pool administrator names a unit.',
    },
  },
  UNIT_UNKNOWN: {
    kind: 'invalid',
    title: { zh: '没有这个单位：{unit}', en: 'There is no such unit: {unit}' },
    detail: { zh: '请填写单位全称、简称或代码。', en: 'Give its full name, short name or code.' },
  },
});
