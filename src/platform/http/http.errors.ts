import { defineErrors } from '../kernel/domain-error.js';

/** Refusals that belong to HTTP itself and to no feature. */
export const httpErrors = defineErrors('REQUEST', {
  VALIDATION_FAILED: {
    kind: 'malformed',
    title: { zh: '请求内容有误', en: 'The request has errors' },
    detail: { zh: '共 {count} 处错误，详见 errors。', en: '{count} errors; see errors.' },
  },
  BODY_NOT_JSON: {
    kind: 'malformed',
    title: { zh: '请求体不是合法的 JSON', en: 'The body is not valid JSON' },
  },
  BODY_NOT_UTF8: {
    kind: 'malformed',
    title: { zh: '请求体不是合法的 UTF-8', en: 'The body is not valid UTF-8' },
  },
  BODY_TOO_COMPLEX: {
    kind: 'malformed',
    title: { zh: '请求体嵌套过深或元素过多', en: 'The body is nested too deeply or has too many members' },
    detail: {
      zh: '最多 {depth} 层、{members} 个元素。',
      en: 'At most {depth} levels and {members} members.',
    },
  },
  BODY_MISSING: {
    kind: 'malformed',
    title: { zh: '缺少请求体', en: 'A body is required' },
    detail: { zh: '请发送 JSON 对象。', en: 'Send a JSON object.' },
  },
  BODY_TOO_LARGE: {
    kind: 'too-large',
    title: { zh: '请求体过大', en: 'The body is too large' },
    detail: { zh: '上限为 {limit} 字节。', en: 'The limit is {limit} bytes.' },
  },
  CONTENT_TYPE_NOT_SUPPORTED: {
    kind: 'unsupported',
    title: { zh: '不支持的内容类型', en: 'The content type is not supported' },
    detail: { zh: '请使用 {expected}。', en: 'Use {expected}.' },
  },
  BAD_REQUEST: { kind: 'malformed', title: { zh: '请求无法读取', en: 'The request cannot be read' } },
  ROUTE_NOT_FOUND: {
    kind: 'not-found',
    title: { zh: '没有这个地址', en: 'There is no such address' },
    detail: { zh: '接口文档见 /docs。', en: 'The documentation is at /docs.' },
  },
  NOT_FOUND: {
    kind: 'not-found',
    title: { zh: '记录不存在或您无权查看', en: 'No such record, or it is not visible to you' },
  },
  FIELD_NOT_VISIBLE: {
    kind: 'forbidden',
    title: { zh: '不能按无权查看的字段筛选', en: 'You cannot filter by a field that you may not see' },
    detail: { zh: '字段：{fields}。', en: 'Fields: {fields}.' },
  },
  CURSOR_INVALID: {
    kind: 'malformed',
    title: { zh: '分页游标无效', en: 'The cursor is not valid' },
    detail: {
      zh: '请使用上一页返回的 nextCursor，并保持 sort 不变。',
      en: 'Use nextCursor of the page before, with the same sort.',
    },
  },
  IF_MATCH_REQUIRED: {
    kind: 'precondition-required',
    title: { zh: '缺少 If-Match', en: 'If-Match is required' },
    detail: {
      zh: '请先读取记录，并把其 ETag 放入 If-Match。',
      en: 'Read the record first and send its ETag in If-Match.',
    },
  },
  IF_MATCH_INVALID: {
    kind: 'malformed',
    title: { zh: 'If-Match 无法识别', en: 'If-Match cannot be read' },
  },
  VERSION_STALE: {
    kind: 'stale',
    title: { zh: '记录已被他人修改', en: 'The record has changed since you read it' },
    detail: {
      zh: '您依据的是版本 {given}，当前版本为 {current}。请重新读取后再提交。',
      en: 'You worked on version {given}; the current one is {current}. Read it again and repeat.',
    },
  },
  IDEMPOTENCY_KEY_INVALID: {
    kind: 'malformed',
    title: { zh: 'Idempotency-Key 无效', en: 'The Idempotency-Key is not valid' },
    detail: { zh: '1 到 255 个可见 ASCII 字符。', en: '1 to 255 visible ASCII characters.' },
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'invalid',
    title: { zh: 'Idempotency-Key 已用于另一请求', en: 'The Idempotency-Key was used for another request' },
    detail: { zh: '请为不同的请求使用新的键。', en: 'Use a new key for a different request.' },
  },
  IDEMPOTENCY_IN_PROGRESS: {
    kind: 'conflict',
    title: { zh: '相同的请求正在处理', en: 'The same request is still being processed' },
    detail: { zh: '请稍后重试，将得到首次的结果。', en: 'Try again shortly; you will get the first answer.' },
  },
  TOO_MANY_REQUESTS: {
    kind: 'too-many',
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    detail: { zh: '请在 {seconds} 秒后重试。', en: 'Try again in {seconds} seconds.' },
  },
  SHUTTING_DOWN: {
    kind: 'unavailable',
    title: { zh: '服务正在停止', en: 'The service is stopping' },
  },
});
