import type { Wording } from '../../base/wording.ts'

export const partnerWords = {
  none: { zh: '还没有对接系统推送过数据。', en: 'No partner system has pushed anything yet.' },
  city: { zh: '城市', en: 'City' },
  source: { zh: '数据源', en: 'Source' },
  lastPush: { zh: '最近推送', en: 'Last push' },
  never: { zh: '从未', en: 'Never' },
  freshness: { zh: '新鲜度', en: 'Freshness' },
  hoursAgo: { zh: '{n} 小时前', en: '{n} hours ago' },
  cadence: { zh: '约定频次', en: 'Agreed cadence' },
  everyHours: { zh: '每 {n} 小时', en: 'Every {n} hours' },
  everyDays: { zh: '每 {n} 天', en: 'Every {n} days' },
  kept: { zh: '按时', en: 'Kept' },
  overdue: { zh: '超期', en: 'Overdue' },
  rows: { zh: '在用行数', en: 'Rows in force' },
  rejected: { zh: '待改', en: 'To be mended' },
  conflicts: { zh: '冲突', en: 'Conflicts' },
  rejectedShare: { zh: '上次不接受率', en: 'Rejected last time' },
  alerts: { zh: '未处理提醒', en: 'Open alerts' },
  oldest: { zh: '最久 {n} 小时', en: 'oldest {n} hours' },
} as const satisfies Record<string, Wording>
