import type { Wording } from '../base/wording.ts'

export const feedWording = {
  CURSOR_INVALID: {
    zh: '游标无效：请原样使用上一页给出的 nextCursor，或不带游标从头开始。',
    en: 'The cursor is none of this feed; give the nextCursor of a page as it is, or none to begin at the beginning.',
  },
  CURSOR_EXPIRED: {
    zh: '游标已失效（数据曾被恢复、早于保留期，或可见范围已扩大）：请重新获取快照，再从快照的游标继续。',
    en: 'The cursor has expired: the hub was restored, it is older than the feed reaches back, or more is to be seen since. Start over from the snapshot, and go on with its cursor.',
  },
  FIRST_OUT_OF_RANGE: {
    zh: '每页条数（first）须在 1 至 {most} 之间。',
    en: 'A page holds 1 to {most} entries (first).',
  },
  PARTS_OUT_OF_RANGE: {
    zh: '分段数（parts）须在 1 至 {most} 之间。',
    en: 'A range is split into 1 to {most} parts.',
  },
} as const satisfies Record<string, Wording>
