import { codeTable } from '../../platform/kernel/code-table.js';

export const IMPORT_STATE = codeTable('IMPORT_STATE', {
  PREVIEWING: ['预览中', 'Making the preview'],
  PREVIEW: ['待提交', 'Preview'],
  COMMITTING: ['导入中', 'Going in'],
  COMMITTED: ['已导入', 'Committed'],
  REVERTING: ['撤销中', 'Being reverted'],
  REVERTED: ['已撤销', 'Reverted'],
  FAILED: ['失败', 'Failed'],
  CANCELLED: ['已取消', 'Cancelled'],
});

export const IMPORT_VERDICT = codeTable('IMPORT_VERDICT', {
  NEW: ['新增', 'New'],
  UPDATE: ['更新', 'Update'],
  DUPLICATE: ['已存在', 'Known already'],
  ERROR: ['错误', 'Error'],
  NOT_DATA: ['非数据行', 'No data'],
});

export const ON_DUPLICATE = codeTable('ON_DUPLICATE', {
  SKIP: ['跳过', 'Skip'],
  UPDATE: ['更新', 'Update'],
  STOP: ['停止', 'Stop'],
});

export const ON_SIMILAR = codeTable('ON_SIMILAR', {
  CREATE: ['登记并提示', 'Create with a note'],
  REJECT: ['退回', 'Reject'],
});

export const IMPORT_MODE = codeTable('IMPORT_MODE', {
  EACH: ['逐行', 'Row by row'],
  ATOMIC: ['全部或全不', 'All or nothing'],
});

export const MONEY_UNIT = codeTable('MONEY_UNIT', {
  YUAN: ['元', 'Yuan'],
  WAN: ['万元', '10,000 yuan'],
  YI: ['亿元', '100 million yuan'],
});

export const DATE_ORDER = codeTable('DATE_ORDER', {
  DMY: ['日/月/年', 'Day, month, year'],
  MDY: ['月/日/年', 'Month, day, year'],
});

export const IMPORT_CODE_TABLES = [
  IMPORT_STATE,
  IMPORT_VERDICT,
  ON_DUPLICATE,
  ON_SIMILAR,
  IMPORT_MODE,
  MONEY_UNIT,
  DATE_ORDER,
] as const;
