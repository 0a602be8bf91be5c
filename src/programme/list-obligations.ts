import { selectClusterWithRules } from '../access/cluster-rule.sql.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { type Cadence, cadenceOf, endOf, type Period, readPeriod } from '../base/period.ts'
import { selectCalendarYears } from '../calendar/calendar.sql.ts'
import {
  type ReportingDue,
  reportedSince,
  reportingDue,
  reportsFrom,
  yearsOfReporting,
} from '../calendar/reporting-due.ts'
import { makeCalendar, yearOf } from '../calendar/working-calendar.ts'
import type { Hub } from '../hub.ts'
import { type CityObligations, tallyObligations } from './city-obligations.ts'
import { forbidReading } from './list-progress.ts'
import { selectObligationFacts } from './obligation.sql.ts'
import { judgeObligation, type Obligation } from './obligation.ts'
import { refuseForeign } from './refuse-foreign.ts'

export interface ObligationInput {
  readonly cluster: string
  readonly period: string
  readonly city?: string | null
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

/** Who owes what about a period, by when, and how each stands. */
export interface Obligations {
  readonly cluster: string
  readonly period: Period
  readonly cadence: Cadence
  readonly from: CivilDate
  readonly to: CivilDate
  /** The first day of which an entry counts as its report. */
  readonly since: CivilDate
  readonly due: ReportingDue
  readonly asOf: CivilDate
  readonly cities: readonly CityObligations[]
  readonly obligations: readonly Obligation[]
}

/**
 * Who owes which report about a period by when, who has reported, who is late and who only repeated what counted before
 * (催报): each listed row in each of its cities. As of a day, today if none is given. For keys of the cluster.
 */
export const listObligations = async (
  hub: Hub,
  caller: Caller,
  input: ObligationInput,
): Promise<Outcome<Obligations>> => {
  const forbidden = forbidReading(caller, input.cluster)
  if (forbidden) return forbidden
  const period = readPeriod(input.period)
  if (period === null) return refusedFor('PERIOD_INVALID', { found: input.period.slice(0, 40) }, ['period'])
  const { city = null, knownAt = null } = input
  const cluster = await selectClusterWithRules(hub.db, input.cluster, knownAt)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const years = yearsOfReporting(period)
  const calendar = makeCalendar(await selectCalendarYears(hub.db, years.from, years.to, knownAt))
  const due = reportingDue(period, cluster.rules, calendar)
  const { reportedWith } = due
  const [to, since] = [endOf(reportedWith), reportsFrom(reportedWith)]
  const from = reportedSince(reportedWith, cluster.rules)
  const question = { clusterId: cluster.id, year: yearOf(to), city, from, to, since, asOf, knownAt }
  const facts = await selectObligationFacts(hub.db, question)
  const foreign = facts.length === 0 && (await refuseForeign(hub.db, input.cluster, city))
  if (foreign) return foreign
  const obligations = facts.map((one) => judgeObligation(one, { from, to, dueOn: due.day, asOf }))
  const about = { cluster: input.cluster, period, cadence: cadenceOf(period), from, to, since, due, asOf }
  return done({ ...about, cities: tallyObligations(obligations), obligations })
}
