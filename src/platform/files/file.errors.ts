import { defineErrors } from '../kernel/domain-error.js';

/** Refusals of uploads and of the store behind them. */
export const fileErrors = defineErrors('FILE', {
  NOT_MULTIPART: {
    kind: 'unsupported',
    title: { zh: '应以表单方式上传文件', en: 'A file is uploaded as a form' },
    detail: {
      zh: '请使用 multipart/form-data，文件放在字段“{field}”中。',
      en: 'Use multipart/form-data with the file in the field "{field}".',
    },
  },
  FORM_MALFORMED: {
    kind: 'malformed',
    title: { zh: '表单无法读取', en: 'The form cannot be read' },
    detail: {
      zh: '请按 RFC 7578 发送完整的 multipart/form-data，并带上 boundary。',
      en: 'Send a complete multipart/form-data body as in RFC 7578, with its boundary.',
    },
  },
  FORM_TOO_COMPLEX: {
    kind: 'malformed',
    title: { zh: '表单的字段过多或过长', en: 'The form has too many or too long fields' },
    detail: {
      zh: '只接受一个文件（字段“{field}”）和最多 {fields} 个文本字段，每个不超过 {bytes} 字节。',
      en: 'One file (field "{field}") and at most {fields} text fields of {bytes} bytes each are accepted.',
    },
  },
  MISSING: {
    kind: 'malformed',
    title: { zh: '缺少文件', en: 'There is no file' },
    detail: { zh: '请把文件放在字段“{field}”中。', en: 'Put the file into the field "{field}".' },
  },
  EMPTY: {
    kind: 'invalid',
    title: { zh: '文件是空的', en: 'The file is empty' },
    detail: { zh: '请选择有内容的文件。', en: 'Choose a file with content.' },
  },
  TOO_LARGE: {
    kind: 'too-large',
    title: { zh: '文件过大', en: 'The file is too large' },
    detail: { zh: '上限为 {limit} 字节。', en: 'The limit is {limit} bytes.' },
  },
  TYPE_NOT_ALLOWED: {
    kind: 'unsupported',
    title: { zh: '不接受这种类型的文件', en: 'Files of this type are not accepted' },
    detail: {
      zh: '文件内容不属于允许的类型：{allowed}。',
      en: 'The content is none of the allowed types: {allowed}.',
    },
  },
  NAME_DISAGREES: {
    kind: 'unsupported',
    title: { zh: '文件名与内容不符', en: 'The name does not fit the content' },
    detail: {
      zh: '内容是 {mediaType}，文件名应以 {extensions} 结尾。',
      en: 'The content is {mediaType}; the name should end in {extensions}.',
    },
  },
  CONTENT_MISSING: {
    kind: 'not-found',
    title: { zh: '文件内容不在存储中', en: 'The content is not in the store' },
    detail: { zh: '请联系管理员从备份恢复。', en: 'Ask your administrator to restore it from a back-up.' },
  },
  STORE_UNAVAILABLE: {
    kind: 'unavailable',
    title: { zh: '文件存储暂时不可用', en: 'The file store is not available at the moment' },
    detail: { zh: '没有保存任何内容，请稍后重试。', en: 'Nothing was kept. Try again shortly.' },
  },
});

export const storeUnavailable = () => fileErrors.STORE_UNAVAILABLE({ headers: { 'Retry-After': '5' } });
