import { insertRule, selectClusterForUpdate } from '../access/cluster.sql.ts'
import { selectRules } from '../access/cluster-rule.sql.ts'
import { rulesInForce } from '../access/cluster-rule.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { checkRule, type HeldRule, rulesHeld } from './settable-rule.ts'

export interface SetClusterRuleInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly rule: string
  readonly value: string
  readonly effectiveOn?: CivilDate | null
}

/**
 * Sets a rule of a cluster from a day on, today or later. What holds so already stays. Refuses an unknown rule, a value that
 * is not fit for it, and a day that is past. Answers the rule as it holds on that day.
 */
export const setClusterRule = async (
  hub: Hub,
  caller: Caller,
  input: SetClusterRuleInput,
): Promise<Outcome<HeldRule>> => {
  const { cluster: code, rule, value } = input
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: code })
  if (forbidden) return forbidden
  const wrongDay = checkDate(input.effectiveOn, 'effectiveOn')
  const today = civilDateAt(hub.now())
  const effectiveOn = wrongDay.length > 0 ? today : (input.effectiveOn ?? today)
  const problems = [...checkRule(rule, value, effectiveOn, today), ...wrongDay]
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, 'setClusterRule', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, code)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
    const known = await selectRules(db, [cluster.id])
    const isSet = rulesInForce(known, effectiveOn).get(rule)?.value === value
    const fresh = isSet ? [] : [{ rule, value, effectiveOn, recordedIn: log.tx }]
    for (const row of fresh) {
      await insertRule(db, { clusterId: cluster.id, ...row }, log.tx)
      await log.record({
        kind: 'cluster.ruleSet',
        subject: `${code}/${rule}/${effectiveOn}`,
        cluster: code,
        isPublic: true,
        state: { rule, value, effectiveOn },
      })
    }
    return done(rulesHeld([...known, ...fresh], effectiveOn).find((held) => held.rule === rule)!)
  })
}
