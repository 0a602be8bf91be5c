import type { Wording } from '../base/wording.ts'

export const requestWording = {
  FAULT: {
    zh: '系统内部出错，请稍后重试；如仍出错，请把编号 {requestId} 告知管理员。',
    en: 'Something went wrong inside; try again, or tell the administrator the number {requestId}.',
  },
  DATABASE_UNAVAILABLE: {
    zh: '系统暂时连不上数据库，请稍后重试；同一幂等键重试不会重复办理。',
    en: 'The database cannot be reached just now; try again in a moment. With the same idempotency key nothing is done twice.',
  },
  DATABASE_FULL: {
    zh: '服务器存储空间不足，本次内容没有保存；请告知管理员，腾出空间后重试。',
    en: 'The server has no room left, and nothing of this was saved; tell the administrator, and try again once there is room.',
  },
  STATEMENT_TOO_LONG: {
    zh: '这一步用时过长，已中止，没有保存任何内容；请缩小范围或分批后重试。',
    en: 'This took too long and was stopped; nothing of it was saved. Ask for less, or send it in parts.',
  },
  TOO_BUSY: {
    zh: '系统繁忙，请 {seconds} 秒后重试。',
    en: 'The hub is busy; try again in {seconds} s.',
  },
  RATE_LIMITED: {
    zh: '请求过于频繁，请 {seconds} 秒后重试。',
    en: 'You ask too often; try again in {seconds} s.',
  },
  PATH_UNKNOWN: { zh: '没有这个地址：{path}。', en: 'There is nothing at {path}.' },
  REQUEST_TOO_LARGE: { zh: '请求超过 {limit} 字节的上限。', en: 'The request is larger than {limit} bytes.' },
  CONTENT_TYPE_NOT_ALLOWED: {
    zh: '内容类型“{found}”不被接受，请使用 {allowed}。',
    en: 'The content type "{found}" is not accepted; use {allowed}.',
  },
  CONTENT_ENCODING_NOT_ALLOWED: {
    zh: '内容编码“{found}”不被接受，请用 {allowed} 或不压缩。',
    en: 'The content encoding "{found}" is not accepted; use {allowed} or none.',
  },
  BODY_NOT_GZIP: {
    zh: '内容无法按 gzip 解压，或没有传完；请检查后重新发送。',
    en: 'The body could not be inflated as gzip, or was cut short; send it again.',
  },
  PARAMETER_MISSING: { zh: '缺少参数 {name}。', en: 'The parameter {name} is missing.' },
  PARAMETER_UNKNOWN: {
    zh: '没有参数 {name}，可用的参数是 {known}。',
    en: 'There is no parameter {name}; there are {known}.',
  },
  PARAMETER_INVALID: {
    zh: '参数 {name} 的值“{found}”不正确，应为 {allowed}。',
    en: 'The parameter {name} cannot be "{found}"; it must be {allowed}.',
  },
} as const satisfies Record<string, Wording>
