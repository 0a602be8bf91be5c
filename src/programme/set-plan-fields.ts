import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import { normalName } from '../base/text.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { insertPlanFields, selectPlanFields, selectUsedFields } from './plan-field.sql.ts'
import type { PlanField } from './plan-words.ts'

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
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: code })
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

const mostFields = 100

const checkFields = (fields: readonly PlanField[]): Problem[] => {
  const seen = new Set<string>()
  if (fields.length === 0 || fields.length > mostFields)
    return [problem('COUNT_TOO_LARGE', { path: ['fields'], field: 'fields', facts: { most: mostFields } })]
  return fields.flatMap(({ code, name }, i) => {
    const place = { path: ['fields', i], field: 'fields', facts: { found: code.slice(0, 60) } }
    const isRepeated = seen.has(code) || seen.has(normalName(name))
    seen.add(code).add(normalName(name))
    return [
      ...(/^[A-Z][A-Z0-9_]{0,31}$/.test(code) ? [] : [problem('PLAN_FIELD_CODE_INVALID', place)]),
      ...(isRepeated ? [problem('ENTRY_REPEATED', { ...place, facts: { field: 'fields', found: name } })] : []),
      ...placedUnder(['fields', i], checkText(name, 'name', 40)),
    ]
  })
}
