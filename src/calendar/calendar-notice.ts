import { checkDate } from '../base/check-date.ts'
import { checkText } from '../base/check-text.ts'
import { type Problem, problem, warning } from '../base/problem.ts'
import { type CalendarDay, type CalendarYear, isWeekend, yearOf } from './working-calendar.ts'

const firstYear = 2000
const lastYear = 2100

/** Whether a day is what its weekday says: such a day need not be recorded. */
const isOrdinary = ({ day, isWorking }: CalendarDay): boolean => isWorking !== isWeekend(day)

/**
 * Problems of a notice. A weekend that is off says nothing new, but notices name whole holidays: it passes unremarked.
 * A weekday marked as working is more likely a slip of the date, and is said.
 */
export const checkNotice = (notice: CalendarYear): Problem[] => {
  const seen = new Set<string>()
  return [
    ...checkYear(notice.year),
    ...checkText(notice.source, 'source', 200),
    ...notice.days.flatMap((day, i) => {
      const isRepeated = seen.has(day.day)
      seen.add(day.day)
      return checkDay(notice.year, day, isRepeated).map((found) => ({ ...found, path: ['days', i, ...found.path] }))
    }),
  ]
}

const checkYear = (year: number): Problem[] =>
  Number.isInteger(year) && year >= firstYear && year <= lastYear
    ? []
    : [problem('CALENDAR_YEAR_OUT_OF_RANGE', { path: ['year'], field: 'year', facts: { firstYear, lastYear } })]

const checkDay = (year: number, day: CalendarDay, isRepeated: boolean): Problem[] => {
  const problems = [...checkDate(day.day, 'day'), ...checkText(day.name, 'name', 50)]
  if (problems.length > 0) return problems
  const place = { path: ['day'], field: 'day', facts: { day: day.day, year } }
  if (yearOf(day.day) !== year) return [problem('CALENDAR_DAY_OUTSIDE_YEAR', place)]
  if (isRepeated) return [problem('CALENDAR_DAY_REPEATED', place)]
  return day.isWorking && !isWeekend(day.day) ? [warning('CALENDAR_DAY_ORDINARY', place)] : []
}

const byDay = (a: CalendarDay, b: CalendarDay): number => (a.day < b.day ? -1 : 1)

/** The days that have to be recorded so that the year is as the notice says, given what is recorded of it. */
export const daysToRecord = (notice: CalendarYear, known: CalendarYear | undefined): CalendarDay[] => {
  const wanted = notice.days.filter((day) => !isOrdinary(day))
  const named = new Set(wanted.map(({ day }) => day))
  const before = new Map(known?.days.map((day) => [day.day, day]))
  // What an earlier notice set apart and this one does not is recorded as what its weekday says.
  const taken = [...before.values()].filter((day) => !isOrdinary(day) && !named.has(day.day))
  const changed = wanted.filter(({ day, isWorking, name }) => {
    const old = before.get(day)
    return old?.isWorking !== isWorking || old.name !== name
  })
  return [...changed, ...taken.map((day) => ({ ...day, isWorking: !day.isWorking }))].sort(byDay)
}
