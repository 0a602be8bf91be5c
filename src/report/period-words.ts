import { cadenceOf, endOf, type Period, startOf } from '../base/period.ts'
import type { Language } from './problem-wording.ts'

const thirds = ['上旬', '中旬', '下旬']
const quarters = ['一', '二', '三', '四']

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Whether January is reported together with February (1—2月), of the first day spoken of and the period reported with. */
export const isMergedJanuary = (from: string, reportedWith: Period): boolean =>
  from.endsWith('-01-01') && reportedWith.endsWith('-02')

/** Months of a year that are reported together, from that of a day to another: 2027年1—2月. */
export const monthsWords = (from: string, to: Period): string =>
  `${from.slice(0, 4)}年${Number(from.slice(5, 7))}—${Number(to.slice(5, 7))}月`

/** A period as papers write it: 2026年2月中旬, 2026年第7周（2月9日至2月15日）; in English by its code and days. */
export const periodWords = (period: Period, language: Language): string => {
  if (language === 'en') return `${period} (${startOf(period)} to ${endOf(period)})`
  const year = `${period.slice(0, 4)}年`
  const month = `${Number(period.slice(5, 7))}月`
  switch (cadenceOf(period)) {
    case 'WEEK':
      return `${year}第${Number(period.slice(6))}周（${monthDay(startOf(period))}至${monthDay(endOf(period))}）`
    case 'TEN_DAYS':
      return `${year}${month}${thirds[Number(period.at(-1)) - 1]}`
    case 'MONTH':
      return `${year}${month}`
    case 'QUARTER':
      return `${year}第${quarters[Number(period.at(-1)) - 1]}季度`
  }
}
