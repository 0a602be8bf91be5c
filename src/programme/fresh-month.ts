import type { RuleRow } from '../access/cluster-rule.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { endOf } from '../base/period.ts'
import { reportingDue, reportsFrom } from '../calendar/reporting-due.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { FreshMonth } from './board.ts'
import { monthNumber, monthOf, monthText } from './plan-month.ts'

/** The last month of a year whose report was due before a day; the due day itself is still in time. Null: none of the year. */
export const lastMonthDue = (
  year: number,
  asOf: CivilDate,
  rules: readonly RuleRow[],
  calendar: WorkingCalendar,
): FreshMonth | null => {
  const first = monthNumber(year, 1)
  for (let month = Math.min(monthOf(asOf) - 1, first + 11); month >= first; month--) {
    const period = monthText(month)
    if (asOf > reportingDue(period, rules, calendar).day)
      return { month: month - first + 1, since: reportsFrom(period), to: endOf(period) }
  }
  return null
}
