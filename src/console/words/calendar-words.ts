import type { Wording } from '../../base/wording.ts'

/** What the page about the working-day calendar says. */
export const calendarWords = {
  until: { zh: '已录入至{year}年', en: 'Known until the end of {year}' },
  unknown: { zh: '尚未录入任何年份', en: 'No year is known' },
  guess: {
    zh: '{year}年的放假通知还没有录入：工作日按周一至周五推算，时限为暂定。',
    en: 'The notice of {year} is not entered: working days are guessed by weekday, and due days provisional.',
  },
  years: { zh: '年份', en: 'Years' },
  year: { zh: '年份', en: 'Year' },
  source: { zh: '通知文号', en: 'The notice' },
  off: { zh: '放假', en: 'Off' },
  working: { zh: '调休上班', en: 'Made up' },
  ordinaryOff: { zh: '放假', en: 'off' },
  ordinaryWorking: { zh: '上班', en: 'working' },
  day: { zh: '日期', en: 'Day' },
  kind: { zh: '安排', en: 'What' },
  festival: { zh: '节日', en: 'Festival' },
  daysOf: { zh: '{year}年（{source}）', en: '{year} ({source})' },
  change: { zh: '修改', en: 'Change' },
  enterDay: { zh: '录入一天', en: 'Enter a day' },
  dayHint: {
    zh: '所在年份须已录入；周末放假、平日上班视为恢复通常',
    en: 'Of a year that is known; off at a weekend or working on a weekday is as usual',
  },
  enterYear: { zh: '录入一年的通知', en: 'Enter a year’s notice' },
  days: { zh: '日期（每行一天）', en: 'Days (one a line)' },
  daysHint: {
    zh: '如：2027年1月1日 放假 元旦；调休上班写“上班”。整年替换。',
    en: 'Such as: 2027-01-01 off 元旦; or working. The whole year is replaced.',
  },
  save: { zh: '保存', en: 'Save' },
} as const satisfies Record<string, Wording>
