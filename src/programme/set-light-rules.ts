import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { yearOf } from '../calendar/working-calendar.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { selectJudgedSubjects } from './light.sql.ts'
import { insertLightRuleSet, selectLightRuleSets } from './light-rule-set.sql.ts'
import { type LightRuleSet, ruleSetOn } from './light-rules.ts'
import { checkLightRules, type GivenLightRules, rulesWith } from './light-rules-check.ts'
import { recordLights } from './record-lights.ts'

export interface SetLightRulesInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  /** What is other than before; the rest stays. */
  readonly rules: GivenLightRules
  readonly effectiveOn?: CivilDate | null
  readonly reason?: string | null
}

/** The version in force on its day, and how many lights it turned at once. */
export interface SetLightRules {
  readonly ruleSet: LightRuleSet
  readonly turned: number
}

/**
 * Sets a version of a cluster's light rules from a day on, today or later: from today the lights are judged by it at once, else when
 * the day comes. The same figures again add nothing. Refuses figures that do not fit, and a day that is past.
 */
export const setLightRules = async (
  hub: Hub,
  caller: Caller,
  input: SetLightRulesInput,
): Promise<Outcome<SetLightRules>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const effectiveOn = input.effectiveOn ?? today
  const wrong = [...checkDate(input.effectiveOn, 'effectiveOn'), ...checkOptionalText(input.reason, 'reason', 1000)]
  if (wrong.length > 0) return refused(...wrong)
  if (effectiveOn < today)
    return refused(problem('RULE_IN_THE_PAST', { path: ['effectiveOn'], facts: { found: effectiveOn, today } }))
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, 'setLightRules', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const sets = await selectLightRuleSets(db, cluster.id)
    const before = ruleSetOn(sets, effectiveOn)
    const rules = rulesWith(before.rules, input.rules)
    const problems = checkLightRules(rules)
    if (problems.length > 0) return refused(...problems)
    if (canonicalJson(rules) === canonicalJson(before.rules)) return done({ ruleSet: before, turned: 0 })
    const ruleSet = { version: sets.length + 1, effectiveOn, rules }
    const reason = input.reason?.trim() || null
    await insertLightRuleSet(db, cluster.id, ruleSet, reason, log.tx)
    await log.record({
      kind: 'lightRule.set',
      subject: `${cluster.code}/${ruleSet.version}`,
      cluster: cluster.code,
      isPublic: false,
      state: { ...ruleSet, reason },
    })
    if (effectiveOn > today) return done({ ruleSet, turned: 0 })
    const subjectIds = await selectJudgedSubjects(db, cluster.id, yearOf(today))
    const touched = { clusterId: cluster.id, cluster: cluster.code, subjectIds, day: today }
    return done({ ruleSet, turned: await recordLights(db, log, touched) })
  })
}
