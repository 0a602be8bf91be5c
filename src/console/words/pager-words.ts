import type { Wording } from '../../base/wording.ts'

export const pagerWords = {
  label: { zh: '翻页', en: 'Pages' },
  first: { zh: '回到第一页', en: 'To the first page' },
  next: { zh: '下一页', en: 'Next page' },
} as const satisfies Record<string, Wording>
