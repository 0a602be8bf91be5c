import { selectCities, selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { type Cadence, cadenceOf, type Period, periodOf, readPeriod, startOf } from '../base/period.ts'
import type { Hub } from '../hub.ts'
import { countIssues, selectIssues } from './coordination.sql.ts'
import { type CoordinationIssue, standingOf } from './coordination-issue.ts'
import { selectDispatchRows } from './dispatch.sql.ts'
import type { DispatchRow } from './dispatch-row.ts'
import { readScorecard, type Scorecard } from './list-issues.ts'
import { listObligations, type Obligations } from './list-obligations.ts'
import { readServiceUse, type ServiceUse } from './read-service-use.ts'

export interface DispatchInput {
  readonly cluster: string
  readonly period: string
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

/** Everything that a dispatch paper says, as data: the paper adds words and no figure. */
export interface DispatchBrief {
  readonly cluster: { readonly code: string; readonly name: string; readonly isSample: boolean }
  readonly period: Period
  readonly cadence: Cadence
  /** The first day that its report speaks of: of a January that is merged (1—2月), and of that February, 1 January. */
  readonly from: CivilDate
  /** The last such day, or the day as of which is asked where that is earlier. */
  readonly to: CivilDate
  readonly asOf: CivilDate
  readonly cities: ReadonlyMap<string, string>
  readonly rows: readonly DispatchRow[]
  readonly obligations: Obligations
  /** Open at the end of the period; of more than a thousand the newest. */
  readonly issues: readonly CoordinationIssue[]
  readonly issueCounts: { readonly open: number; readonly overdue: number }
  /** Of the months of a month's or quarter's paper. */
  readonly use: ServiceUse | null
  /** Of a quarter's paper: what was given to the cities in the quarter. */
  readonly scorecard: Scorecard | null
}

const mostIssues = 1000
const openStates = ['RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED'] as const

/**
 * Gathers what the papers of a period say (周调度单, 旬报告, 月通报, 季总结): each cadence shows the latest released entry by its end. For
 * every key that reaches the cluster. Refuses a period that is none, or has not begun.
 */
export const prepareDispatch = async (
  hub: Hub,
  caller: Caller,
  input: DispatchInput,
): Promise<Outcome<DispatchBrief>> => {
  const forbidden = forbid(caller, roles, { cluster: input.cluster })
  if (forbidden) return forbidden
  const period = readPeriod(input.period)
  if (period === null) return refusedFor('PERIOD_INVALID', { found: input.period.slice(0, 40) }, ['period'])
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const knownAt = input.knownAt ?? null
  if (startOf(period) > asOf) return refusedFor('PERIOD_NOT_BEGUN', { period, from: startOf(period) }, ['period'])
  const cluster = await selectCluster(hub.db, input.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const obligations = await listObligations(hub, caller, { cluster: cluster.code, period, asOf, knownAt })
  if (obligations.ok === undefined) return { problems: obligations.problems }
  const { from } = obligations.ok
  const to = [obligations.ok.to, asOf].sort()[0]!
  const year = Number(to.slice(0, 4))
  const rows = await selectDispatchRows(hub.db, { clusterId: cluster.id, year, from, to, asOf, knownAt })
  const asked = { cluster: cluster.code, asOf: to, knownAt, overdue: false, states: openStates, limit: mostIssues }
  const issues = await selectIssues(hub.db, asked)
  const issueCounts = await countIssues(hub.db, asked)
  const cadence = cadenceOf(period)
  const use = await readUse(hub, caller, { cluster: cluster.code, from, to, knownAt, cadence })
  const scorecard =
    cadence === 'QUARTER'
      ? await readScorecard(hub, caller, { cluster: cluster.code, from, to, asOf: to, knownAt })
      : null
  const codes = new Set([
    ...rows.flatMap(({ parts }) => parts.map(({ city }) => city)),
    ...issues.flatMap((issue) => [issue.raisedBy, standingOf(issue).owner]).filter((city) => city !== null),
    ...(use?.byCity ?? []).map(({ city }) => city),
    ...(scorecard?.ok?.cities ?? []).map(({ city }) => city),
  ])
  const names = await selectCities(hub.db, [...codes])
  return done({
    ...{ cluster, period, cadence, from, to, asOf, rows, issues, issueCounts, use, obligations: obligations.ok },
    scorecard: scorecard?.ok ?? null,
    cities: new Map(names.map(({ code, name }) => [code, name])),
  })
}

const readUse = async (
  hub: Hub,
  caller: Caller,
  asked: {
    readonly cluster: string
    readonly from: CivilDate
    readonly to: CivilDate
    readonly knownAt: string | null
    readonly cadence: Cadence
  },
): Promise<ServiceUse | null> => {
  if (asked.cadence !== 'MONTH' && asked.cadence !== 'QUARTER') return null
  const months = { from: periodOf('MONTH', asked.from), to: periodOf('MONTH', asked.to) }
  return (await readServiceUse(hub, caller, { cluster: asked.cluster, ...months, knownAt: asked.knownAt })).ok ?? null
}
