import type { Wording } from '../../base/wording.ts'

export const pagerWords = {
  label: { zh: '翻页', en: 'Pages' },
  first: { zh: '回到第一页', en: 'To the first page' },
  next: { zh: '下一页', en: 'Next page' },
  previous: { zh: '上一页', en: 'Previous page' },
  range: { zh: '第{from}–{to}行，共{total}行', en: 'Rows {from}–{to} of {total}' },
  rest: { zh: '查看全部{total}行', en: 'All {total} rows' },
} as const satisfies Record<string, Wording>
