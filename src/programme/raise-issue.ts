import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { checkDoing, issueChange } from './change-issue.ts'
import { insertIssue, insertStep } from './coordination.sql.ts'
import type { CoordinationIssue, CoordinationStep, PlanRowName } from './coordination-issue.ts'
import { selectPlanRowsByNumber } from './plan-row.sql.ts'
import { refuseStranger } from './refuse-stranger.ts'

export interface RaiseIssueInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  /** The raising city; without, the secretariat itself. */
  readonly city?: string | null
  readonly title: string
  readonly problem: string
  /** The row of the plan that it holds up. */
  readonly plan?: PlanRowName | null
  readonly on?: CivilDate | null
  readonly documentNumber?: string | null
}

/**
 * Raises a problem that needs coordination, under the next number of the cluster. A city's coordinator or operator for its own
 * city; the secretariat for itself, or for a member whose paper it enters. Refuses a city that is no member, and a row that is not on the plan.
 */
export const raiseIssue = async (
  hub: Hub,
  caller: Caller,
  input: RaiseIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const city = input.city ?? null
  const allowed = city === null ? (['SECRETARIAT'] as const) : (['COORDINATOR', 'OPERATOR', 'SECRETARIAT'] as const)
  const forbidden = forbid(caller, allowed, { cluster: input.cluster, ...(city === null ? {} : { city }) })
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const problems = [
    ...checkText(input.title, 'title', 200),
    ...checkText(input.problem, 'problem', 4000),
    ...checkDoing(caller, input, today),
  ]
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'raiseIssue', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const onDay = input.on ?? today
    const stranger = await refuseStranger(db, cluster.id, city, onDay, 'city')
    if (stranger) return stranger
    const plan = input.plan ?? null
    if (plan !== null && !(await isPlanned(db, cluster.id, plan, onDay)))
      return refusedFor('PLAN_ROW_UNKNOWN', { number: plan.number }, ['plan', 'number'])
    const said = { title: input.title.trim(), problem: input.problem.trim(), raisedBy: city, plan }
    const { id, number } = await insertIssue(db, { clusterId: cluster.id, ...said }, log.tx)
    const first = firstStep(onDay, caller.city, input.documentNumber?.trim() || null)
    await insertStep(db, id, 1, { ...first, actor: actorOf(caller) }, log.tx)
    const issue: CoordinationIssue = { id, cluster: cluster.code, number, ...said, steps: [first] }
    await log.record(issueChange('RAISED', issue))
    return done(issue)
  })
}

const isPlanned = async (db: Db, clusterId: number, { list, year, number }: PlanRowName, asOf: CivilDate) => {
  const [row] = await selectPlanRowsByNumber(db, { clusterId, list, year }, [number], { asOf, knownAt: null })
  return row?.state === 'LISTED'
}

const firstStep = (onDay: CivilDate, by: string | null, documentNumber: string | null): CoordinationStep => ({
  step: 'RAISED',
  state: 'RAISED',
  onDay,
  by,
  documentNumber,
  text: null,
  owner: null,
  ownerUnit: null,
  dueOn: null,
  letter: null,
  letterDueOn: null,
  manner: null,
})
