import { addDays, type CivilDate } from './civil-date.ts'

/** How often progress is reported: weekly dispatch (周调度), 旬报告, 月通报, 季总结. */
export const cadences = ['WEEK', 'TEN_DAYS', 'MONTH', 'QUARTER'] as const
export type Cadence = (typeof cadences)[number]

/** A reporting period (报告期): `2026-W07` | `2026-02-X2` | `2026-02` | `2026-Q1`. */
export type Period = string

interface Span {
  readonly cadence: Cadence
  readonly from: CivilDate
  readonly to: CivilDate
}

const two = (number: number): string => String(number).padStart(2, '0')

const dayOf = (year: number, month: number, day: number): CivilDate => `${year}-${two(month)}-${two(day)}`

const lastOfMonth = (year: number, month: number): CivilDate =>
  addDays(month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1), -1)

/** 1 Monday … 7 Sunday. */
const weekday = (day: CivilDate): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** 4 January is in the first week of its ISO year, whatever its weekday. */
const firstMonday = (year: number): CivilDate => addDays(dayOf(year, 1, 4), 1 - weekday(dayOf(year, 1, 4)))

const weekSpan = (year: number, week: number): Span | null => {
  const from = addDays(firstMonday(year), 7 * (week - 1))
  return week >= 1 && from < firstMonday(year + 1) ? { cadence: 'WEEK', from, to: addDays(from, 6) } : null
}

const tenDaySpan = (year: number, month: number, third: number): Span => ({
  cadence: 'TEN_DAYS',
  from: dayOf(year, month, 10 * third - 9),
  to: third === 3 ? lastOfMonth(year, month) : dayOf(year, month, 10 * third),
})

const monthsSpan = (cadence: Cadence, year: number, first: number, last: number): Span => ({
  cadence,
  from: dayOf(year, first, 1),
  to: lastOfMonth(year, last),
})

const shape = /^(\d{4})-(?:W(\d{2})|Q([1-4])|(0[1-9]|1[0-2])(?:-X([1-3]))?)$/

const spanOf = (text: string): Span | null => {
  const [found, years, week, quarter, months, third] = shape.exec(text) ?? []
  const [year, month] = [Number(years), Number(months)]
  // The first year of civil dates, and the last whose next period still has four digits.
  if (found === undefined || year < 1901 || year > 9998) return null
  if (week !== undefined) return weekSpan(year, Number(week))
  if (quarter !== undefined) return monthsSpan('QUARTER', year, 3 * Number(quarter) - 2, 3 * Number(quarter))
  return third === undefined ? monthsSpan('MONTH', year, month, month) : tenDaySpan(year, month, Number(third))
}

/** The period that a text names, or null: there is no `2025-W53` and no `2026-Q5`. */
export const readPeriod = (text: string): Period | null => {
  const tidied = text.normalize('NFKC').trim().toUpperCase()
  return spanOf(tidied) && tidied
}

const sureSpan = (period: Period): Span => {
  const span = spanOf(period)
  if (span === null) throw new Error(`${period} is no period`)
  return span
}

export const cadenceOf = (period: Period): Cadence => sureSpan(period).cadence

/** Its first day. */
export const startOf = (period: Period): CivilDate => sureSpan(period).from

/** Its last day, which belongs to it. */
export const endOf = (period: Period): CivilDate => sureSpan(period).to

/** The period of a cadence in which a day lies. A week has the year of its Thursday. */
export const periodOf = (cadence: Cadence, day: CivilDate): Period => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (cadence === 'MONTH') return day.slice(0, 7)
  if (cadence === 'QUARTER') return `${day.slice(0, 4)}-Q${Math.ceil(month / 3)}`
  if (cadence === 'TEN_DAYS') return `${day.slice(0, 7)}-X${Math.min(3, Math.ceil(date / 10))}`
  const ofWeek = day >= firstMonday(year + 1) ? year + 1 : day < firstMonday(year) ? year - 1 : year
  const days = Date.parse(`${day}T00:00:00Z`) - Date.parse(`${firstMonday(ofWeek)}T00:00:00Z`)
  return `${ofWeek}-W${two(Math.floor(days / (7 * 86_400_000)) + 1)}`
}

/** The one after it, of its cadence. */
export const nextPeriod = (period: Period): Period => periodOf(cadenceOf(period), addDays(endOf(period), 1))

/** The one before it, of its cadence. */
export const previousPeriod = (period: Period): Period => periodOf(cadenceOf(period), addDays(startOf(period), -1))
