import { defineErrors } from '../platform/kernel/domain-error.js';

const saveAsXlsx = {
  zh: '请用 Excel 或 WPS 打开后另存为 .xlsx（Excel 工作簿）或 .csv，再重新上传。',
  en: 'Open it in Excel or WPS, save it as .xlsx (Excel workbook) or .csv, and upload it again.',
};

/** Refusals of an uploaded table. Each detail says what would make the file pass. */
export const fileErrors = defineErrors('FILE', {
  EMPTY: {
    kind: 'invalid',
    title: { zh: '文件是空的', en: 'The file is empty' },
    detail: {
      zh: '请确认上传的是填好的表格，至少有标题行和一行数据。',
      en: 'Upload the filled-in table, with a heading row and at least one row of data.',
    },
  },
  TYPE_NOT_SUPPORTED: {
    kind: 'unsupported',
    title: { zh: '不支持的文件类型：{found}', en: 'File type not supported: {found}' },
    detail: saveAsXlsx,
  },
  OLD_XLS: {
    kind: 'unsupported',
    title: { zh: '这是旧版 .xls 文件', en: 'This is an old .xls file' },
    detail: saveAsXlsx,
  },
  MACROS: {
    kind: 'unsupported',
    title: { zh: '工作簿含有宏', en: 'The workbook contains macros' },
    detail: {
      zh: '请另存为不含宏的 .xlsx（Excel 工作簿）后再上传。',
      en: 'Save it as .xlsx (Excel workbook without macros) and upload it again.',
    },
  },
  ENCRYPTED: {
    kind: 'invalid',
    title: { zh: '文件设有密码', en: 'The file is protected by a password' },
    detail: {
      zh: '请在 Excel 或 WPS 中打开，取消打开密码并保存后再上传。',
      en: 'Open it in Excel or WPS, remove the password, save it and upload it again.',
    },
  },
  TRUNCATED: {
    kind: 'invalid',
    title: { zh: '文件不完整', en: 'The file is incomplete' },
    detail: {
      zh: '文件在传输或保存时被截断，请重新保存原文件并再次上传。',
      en: 'It was cut off while being saved or sent. Save the original again and upload it once more.',
    },
  },
  DAMAGED: {
    kind: 'invalid',
    title: { zh: '文件已损坏，无法读取（{where}）', en: 'The file is damaged and cannot be read ({where})' },
    detail: saveAsXlsx,
  },
  UNSAFE_XML: {
    kind: 'invalid',
    title: {
      zh: '工作簿内含不允许的 XML 声明',
      en: 'The workbook contains an XML declaration that is not allowed',
    },
    detail: {
      zh: '文件含有 DOCTYPE 或外部实体，正常的表格不会有。请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
      en: 'It has a DOCTYPE or external entities, which no ordinary table has. Save it as .xlsx in Excel or WPS and upload that.',
    },
  },
  BOMB: {
    kind: 'too-large',
    title: { zh: '文件解压后过大', en: 'The file is too large once unpacked' },
    detail: {
      zh: '解压后 {unpackedMegabytes} MB，压缩比 {ratio}，超过上限。请删除多余的空行、图片和工作表，或拆成几个文件上传。',
      en: 'It unpacks to {unpackedMegabytes} MB at a ratio of {ratio}, beyond the limit. Remove empty rows, pictures and sheets, or split it into several files.',
    },
  },
  TOO_MANY_ROWS: {
    kind: 'too-large',
    title: { zh: '行数超过上限 {limit}', en: 'More than {limit} rows' },
    detail: { zh: '请拆成几个文件分别上传。', en: 'Split it into several files and upload them one by one.' },
  },
  TOO_MANY_COLUMNS: {
    kind: 'too-large',
    title: { zh: '列数超过上限 {limit}（第 {row} 行）', en: 'More than {limit} columns (row {row})' },
    detail: {
      zh: '请删除表格右侧多余的列后再上传。',
      en: 'Delete the surplus columns on the right and upload it again.',
    },
  },
  TEXT_TOO_LONG: {
    kind: 'too-large',
    title: { zh: '单元格或文本内容过长（第 {row} 行）', en: 'A cell holds too much text (row {row})' },
    detail: {
      zh: '每个单元格最多 {limit} 个字符；请检查是否缺少一个引号。',
      en: 'A cell may hold at most {limit} characters; check whether a closing quote is missing.',
    },
  },
  QUOTE_NOT_CLOSED: {
    kind: 'invalid',
    title: { zh: '引号没有配对（从第 {line} 行起）', en: 'A quote is not closed (from line {line})' },
    detail: {
      zh: '请检查该行的双引号；单元格内的双引号要写成两个。',
      en: 'Check the double quotes of that line; a quote inside a cell is written twice.',
    },
  },
  SHEET_NOT_FOUND: {
    kind: 'invalid',
    title: { zh: '没有名为“{sheet}”的工作表', en: 'There is no sheet named “{sheet}”' },
    detail: { zh: '可选的工作表：{available}', en: 'Sheets in this file: {available}' },
  },
});
