import { addDays, type CivilDate } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { questionOn } from '../programme/answer-board.ts'
import { selectIssues, selectRequests } from '../programme/coordination.sql.ts'
import type { JudgingCluster } from '../programme/light-rule-set.sql.ts'
import { planLists } from '../programme/plan-row.ts'
import { selectCountFacts } from '../recognition/count.sql.ts'
import { traceOf } from '../recognition/recognition-count.ts'
import { selectPairs, selectPairUse } from './brief-fact.sql.ts'
import type { BriefMoment } from './brief-moment.ts'
import { judgePending } from './judge-pending.ts'
import { selectPlanParts } from './plan-part.sql.ts'
import { rowsOfParts } from './plan-part.ts'
import { selectResolutions } from './resolution.sql.ts'

/** Of which cluster and meeting, at which moment. */
export interface MomentAsked {
  readonly cluster: JudgingCluster & { readonly code: string }
  readonly edition: number
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
  /** Issues that were closed after this day are read as well. */
  readonly since: CivilDate | null
  /** The draft that is supposed to be published. */
  readonly asIfPublished: number | null
  /** The city whose waiting entries are supposed to be released. */
  readonly pendingOf: string | null
}

const mostIssues = 5000
const open = ['RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED'] as const

/** Reads everything that the figures of a moment are made of: so many statements, whatever there is. */
export const readBriefMoment = async (hub: Hub, asked: MomentAsked): Promise<BriefMoment> => {
  const { db } = hub
  const { cluster, edition, year, asOf, knownAt, asIfPublished, pendingOf } = asked
  const clusterId = cluster.id
  const question = await questionOn(hub, cluster, { year, asOf, knownAt, lists: planLists })
  const { parts, connections, knownAt: known } = await selectPlanParts(db, { ...question, pendingOf })
  const judged =
    pendingOf === null ? parts : await judgePending(hub, parts, { cluster, year, asOf, knownAt, pendingOf })
  const moment = { clusterId, asOf, knownAt, asIfPublished }
  const { knownAt: _, ...counted } = await selectCountFacts(db, moment)
  const trace = traceOf(counted, null)
  const { cityCount, pairs } = await selectPairs(db, moment, [...trace.credits.keys()])
  const { use, told: useTold } = await selectPairUse(db, { clusterId, year, asOf, knownAt })
  const from = `${year}-01-01`
  const closedAfter = [addDays(from, -1), asked.since ?? from].sort()[0]!
  const which = { overdue: false, states: open, closedAfter, limit: mostIssues }
  const issues = await selectIssues(db, { cluster: cluster.code, asOf, knownAt, ...which })
  const given = { from, to: asOf, raisedBy: null }
  const requests = await selectRequests(db, { cluster: cluster.code, asOf, knownAt, ...given })
  const resolutions = await selectResolutions(db, { cluster: cluster.code, asOf, knownAt })
  return {
    ...{ year, asOf, knownAt: known, connections, counted, trace, cityCount, use, useTold, issues, requests },
    plan: rowsOfParts(judged),
    pairs: new Map(pairs),
    resolutions: resolutions.filter((one) => one.edition <= edition),
  }
}
