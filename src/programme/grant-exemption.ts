import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { LightCriterion } from './light.ts'
import { insertExemption } from './light-exemption.sql.ts'
import type { LightExemption } from './light-facts.ts'
import { selectPlanRowsByNumber } from './plan-row.sql.ts'
import { type PlanList, planSubject } from './plan-row.ts'
import { recordLights } from './record-lights.ts'

/** A row of an edition by what people call it. */
export interface NamedRow {
  readonly cluster: string
  readonly list: PlanList
  readonly year: number
  readonly number: number
}

export interface GrantExemptionInput extends NamedRow {
  readonly idempotencyKey?: string | null
  readonly criterion: LightCriterion
  /** Who approved it. */
  readonly approver: string
  readonly reason: string
  /** The last day on which it holds. */
  readonly expiresOn: CivilDate
}

/**
 * Exempts a row from a criterion from today to a last day: the light of that criterion is grey, says who approved it, and comes back
 * by itself. Refuses an expiry that is past, and a row that does not stand on the list.
 */
export const grantExemption = async (
  hub: Hub,
  caller: Caller,
  input: GrantExemptionInput,
): Promise<Outcome<LightExemption>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const problems = [
    ...checkText(input.approver, 'approver', 100),
    ...checkText(input.reason, 'reason', 1000),
    ...checkDate(input.expiresOn, 'expiresOn'),
  ]
  if (problems.length === 0 && input.expiresOn < today)
    problems.push(problem('EXEMPTION_EXPIRED', { path: ['expiresOn'], facts: { found: input.expiresOn, today } }))
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, 'grantExemption', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const edition = { clusterId: cluster.id, list: input.list, year: input.year }
    const [row] = await selectPlanRowsByNumber(db, edition, [input.number], { asOf: today, knownAt: null })
    if (row?.state !== 'LISTED') return refusedFor('PLAN_ROW_UNKNOWN', { number: input.number }, ['number'])
    const exemption: LightExemption = {
      criterion: input.criterion,
      approver: input.approver.trim(),
      reason: input.reason.trim(),
      grantedOn: today,
      expiresOn: input.expiresOn,
    }
    await insertExemption(db, row.subjectId, exemption, log.tx)
    await log.record({
      kind: 'exemption.granted',
      subject: `${planSubject(cluster.code, row)}/${exemption.criterion}`,
      cluster: cluster.code,
      isPublic: false,
      state: { ...exemption },
    })
    const touched = { clusterId: cluster.id, cluster: cluster.code, subjectIds: [row.subjectId], day: today }
    await recordLights(db, log, touched)
    return done(exemption)
  })
}
