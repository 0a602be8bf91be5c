import type { Wording } from '../base/wording.ts'

export const changeWording = {
  IDEMPOTENCY_KEY_INVALID: {
    zh: '幂等键须为 1 至 {longest} 个字符，不含空字符或残缺的字。',
    en: 'The idempotency key must have 1 to {longest} characters, no NUL and no half character among them.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '幂等键“{key}”已用于另一内容的请求，请换一个新的键。',
    en: 'The idempotency key "{key}" was used with other content; use a new one.',
  },
  IN_PROGRESS: {
    zh: '同一幂等键“{key}”的请求正在处理，请稍后用同一键重试。',
    en: 'A request with the key "{key}" is still running; try again later with the same key.',
  },
} as const satisfies Record<string, Wording>
