import type { RuleRow } from '../access/cluster-rule.ts'
import type { CivilDate } from '../base/civil-date.ts'
import {
  type Cadence,
  cadenceOf,
  endOf,
  nextPeriod,
  type Period,
  periodOf,
  previousPeriod,
  startOf,
} from '../base/period.ts'
import { type DueDate, dueDate, yearsToCountThrough } from './due-date.ts'
import { type ReportingRules, readReportingRules } from './reporting-rules.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** By when a period's report is due, and with which period it is reported: itself, but for a January that is merged. */
export interface ReportingDue extends DueDate {
  readonly reportedWith: Period
}

/** January's own report, where January is merged into 1—2月, is February's. */
const reportedWith = (period: Period, rules: ReportingRules): Period =>
  rules.isJanuaryMerged && cadenceOf(period) === 'MONTH' && period.endsWith('-01') ? nextPeriod(period) : period

/**
 * By when the report of a period is due: the n-th working day after its end, that day included. The rules that hold when the
 * period ends are those that count.
 */
export const reportingDue = (period: Period, rows: readonly RuleRow[], calendar: WorkingCalendar): ReportingDue => {
  const own = reportedWith(period, readReportingRules(rows, endOf(period)))
  const { workingDays } = readReportingRules(rows, endOf(own))
  const limit = { value: workingDays[cadenceOf(own)], unit: 'WORKING_DAY' } as const
  return { ...dueDate(endOf(own), limit, calendar), reportedWith: own }
}

/** The first day that a period's report speaks of: of a January that is merged, and of the February with which it is, 1 January. */
export const reportedSince = (period: Period, rows: readonly RuleRow[]): CivilDate => {
  const before = previousPeriod(period)
  const isMerged = reportedWith(before, readReportingRules(rows, endOf(before))) === period
  return startOf(isMerged ? before : period)
}

const lastPart: Readonly<Record<Cadence, Cadence>> = {
  QUARTER: 'MONTH',
  MONTH: 'TEN_DAYS',
  TEN_DAYS: 'TEN_DAYS',
  WEEK: 'WEEK',
}

/**
 * The first day of which an entry counts as a period's report: of a quarter its last month, of a month its last 旬. What was said
 * earlier for a shorter cadence speaks of the beginning, and would leave the end unreported.
 */
export const reportsFrom = (period: Period): CivilDate => startOf(periodOf(lastPart[cadenceOf(period)], endOf(period)))

const mostWorkingDays = 30

/** The years of the calendar that have to be read before `reportingDue`. */
export const yearsOfReporting = (period: Period): { readonly from: number; readonly to: number } => ({
  from: yearsToCountThrough(endOf(period), { value: 0, unit: 'WORKING_DAY' }).from,
  to: yearsToCountThrough(endOf(nextPeriod(period)), { value: mostWorkingDays, unit: 'WORKING_DAY' }).to,
})
