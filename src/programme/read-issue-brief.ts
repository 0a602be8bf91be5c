import { selectCities, selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectIssues } from './coordination.sql.ts'
import type { CoordinationIssue } from './coordination-issue.ts'

export interface IssueBriefInput {
  readonly cluster: string
  readonly number: number
  readonly asOf: CivilDate | null
  readonly knownAt?: string | null
}

/** An issue with the names of what it concerns: what a letter is made of. */
export interface IssueBrief {
  readonly issue: CoordinationIssue
  readonly cluster: { readonly name: string; readonly isSample: boolean }
  readonly cities: ReadonlyMap<string, string>
}

/** An issue as it stood on a day, for a letter. For every key that reaches the cluster. */
export const readIssueBrief = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, number, asOf, knownAt = null }: IssueBriefInput,
): Promise<Outcome<IssueBrief>> => {
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const day = asOf ?? civilDateAt(hub.now())
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const asked = { cluster: code, number, asOf: day, knownAt, overdue: false, limit: 1 }
  const [issue] = await selectIssues(hub.db, asked)
  if (!issue) return refusedFor('ISSUE_UNKNOWN', { number }, ['issue'])
  const codes = [issue.raisedBy, ...issue.steps.map(({ owner }) => owner)].filter((city) => city !== null)
  const cities = await selectCities(hub.db, [...new Set(codes)])
  return done({ issue, cluster, cities: new Map(cities.map((city) => [city.code, city.name])) })
}
