import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type IssueQuestion, selectIssues, selectRequests } from './coordination.sql.ts'
import type { CoordinationIssue } from './coordination-issue.ts'
import { refuseForeign } from './refuse-foreign.ts'
import { type CityScore, scoreOf } from './scorecard.ts'

/** The day that a question is asked as of, today unless given. */
export interface Issues {
  readonly asOf: CivilDate
  readonly issues: readonly CoordinationIssue[]
}

/** The issues of a cluster as they stood on a day, the newest first. For every key that reaches the cluster. */
export const listIssues = async (
  hub: Hub,
  caller: Caller,
  asked: Omit<IssueQuestion, 'asOf'> & { readonly asOf: CivilDate | null },
): Promise<Outcome<Issues>> => {
  const forbidden = forbid(caller, roles, { cluster: asked.cluster })
  if (forbidden) return forbidden
  const asOf = asked.asOf ?? civilDateAt(hub.now())
  const issues = await selectIssues(hub.db, { ...asked, asOf })
  const foreign =
    issues.length === 0 &&
    ((await refuseForeign(hub.db, asked.cluster, asked.city)) ??
      (await refuseForeign(hub.db, asked.cluster, asked.owner, 'owner')))
  return foreign || done({ asOf, issues })
}

export interface ScorecardInput {
  readonly cluster: string
  readonly from?: CivilDate | null
  readonly to?: CivilDate | null
  readonly raisedBy?: string | null
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

/** How the cities of a cluster answer each other. */
export interface Scorecard {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly asOf: CivilDate
  readonly cities: readonly CityScore[]
}

/**
 * The response scorecard (响应评分) of what was given to the cities within some days, by default those of the year until the day
 * asked as of: a line for each member of that day, and for whoever else was asked. For every key that reaches the cluster.
 */
export const readScorecard = async (hub: Hub, caller: Caller, input: ScorecardInput): Promise<Outcome<Scorecard>> => {
  const forbidden = forbid(caller, roles, { cluster: input.cluster })
  if (forbidden) return forbidden
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const [from, to] = [input.from ?? `${asOf.slice(0, 4)}-01-01`, input.to ?? asOf]
  const cluster = await selectCluster(hub.db, input.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  if (from > to) return refusedFor('INTERVAL_EMPTY', {}, ['to'])
  const members = await selectMemberships(hub.db, [cluster.id], asOf)
  const [knownAt, raisedBy] = [input.knownAt ?? null, input.raisedBy ?? null]
  const requests = await selectRequests(hub.db, { cluster: cluster.code, from, to, raisedBy, asOf, knownAt })
  const foreign = requests.length === 0 && (await refuseForeign(hub.db, cluster.code, raisedBy, 'raisedBy'))
  if (foreign) return foreign
  const asked = members.filter(({ role }) => role === 'MEMBER').map(({ city }) => city.code)
  const cities = [...new Set([...asked, ...requests.map(({ owner }) => owner)])].sort()
  const requestsOf = (city: string) => requests.filter(({ owner }) => owner === city)
  return done({ from, to, asOf, cities: cities.map((city) => scoreOf(city, requestsOf(city), asOf)) })
}
