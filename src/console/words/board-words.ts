import type { Wording } from '../../base/wording.ts'

export const boardWords = {
  title: { zh: '{year}年看板', en: 'Board of {year}' },
  board: { zh: '看板', en: 'Board' },
  pages: { zh: '任务、工程、平台', en: 'The plan' },
  note: { zh: '截至{day}；进展以{month}报送为准', en: 'As of {day}; progress by the reports of {month}' },
  noteNone: { zh: '截至{day}；本年尚无到期的报送', en: 'As of {day}; no report of the year is due yet' },
  asOf: { zh: '截至', en: 'As of' },
  year: { zh: '年度', en: 'Year' },
  show: { zh: '查看', en: 'Show' },
  city: { zh: '城市', en: 'City' },
  whole: { zh: '全域', en: 'All' },
  total: { zh: '总数', en: 'Rows' },
  planned: { zh: '本年计划', en: 'Planned' },
  completed: { zh: '本年完成', en: 'Completed' },
  share: { zh: '完成率', en: 'Share' },
  pace: { zh: '占序时', en: 'Of what is due' },
} as const satisfies Record<string, Wording>
