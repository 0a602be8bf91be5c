import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { forbidPlan } from './forbid-plan.ts'
import { insertPlanFields, selectPlanFields, selectUsedFields } from './plan-field.sql.ts'
import { checkFields, type PlanField } from './plan-field.ts'

export interface SetPlanFieldsInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly fields: readonly PlanField[]
}

/**
 * Sets the fields of work of a cluster's plan, as a whole list in its order. One that a row has may get another name, but stays in the
 * list. The same again adds nothing. The cluster's secretariat.
 */
export const setPlanFields = async (
  hub: Hub,
  caller: Caller,
  { idempotencyKey, cluster: code, fields: given }: SetPlanFieldsInput,
): Promise<Outcome<readonly PlanField[]>> => {
  const forbidden = forbidPlan(caller, code)
  if (forbidden) return forbidden
  const fields = given.map((field) => ({ code: field.code, name: field.name.trim() }))
  const problems = checkFields(fields)
  if (problems.length > 0) return refused(...problems)
  const content = { cluster: code, fields }
  return writeOnce(hub, caller, 'setPlanFields', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, code)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
    const known = await selectPlanFields(db, cluster.id)
    if (JSON.stringify(known) === JSON.stringify(fields)) return done(fields)
    const missing = (await selectUsedFields(db, cluster.id)).filter((used) => !fields.some((one) => one.code === used))
    if (missing.length > 0) return refusedFor('PLAN_FIELD_IN_USE', { fields: missing }, ['fields'])
    await insertPlanFields(db, cluster.id, fields, log.tx)
    await log.record({ kind: 'planField.set', subject: code, cluster: code, isPublic: false, state: { fields } })
    return done(fields)
  })
}
