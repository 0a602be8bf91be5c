import { addDays, type CivilDate, isCivilDate } from '../base/civil-date.ts'

/** A month of the civil calendar as a number that counts on over the years: 2026-03 is 24315. */
export type MonthNumber = number

export const monthOf = (day: CivilDate): MonthNumber => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

export const monthNumber = (year: number, month: number): MonthNumber => year * 12 + month - 1

/** The month as people write it: `2026-03`. */
export const monthText = (month: MonthNumber): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

export const firstOf = (month: MonthNumber): CivilDate => `${monthText(month)}-01`

export const lastOf = (month: MonthNumber): CivilDate => addDays(firstOf(month + 1), -1)

/** The same day so many months later; where that month has no such day its last one: a month after 31 January is 28 February. */
export const addMonths = (day: CivilDate, months: number): CivilDate => {
  const month = monthOf(day) + months
  const same = `${monthText(month)}-${day.slice(8)}`
  return isCivilDate(same) ? same : lastOf(month)
}

/** Whether a month of the year (1–12) lies in a span that may go over the turn of the year: 11 to 3. */
export const isWithin = (month: number, span: { readonly from: number; readonly to: number } | null): boolean => {
  if (span === null) return false
  return span.from <= span.to ? month >= span.from && month <= span.to : month >= span.from || month <= span.to
}
