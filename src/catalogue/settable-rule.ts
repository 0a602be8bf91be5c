import { type RuleRow, rulesInForce } from '../access/cluster-rule.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { checkReportingRule, usualReportingValues } from '../calendar/reporting-rules.ts'
import { checkConsistencyRule, usualConsistencyValues } from './consistency-settings.ts'
import { checkRatingRule, usualRatingValues } from './rating-rules.ts'

/** Everything that a cluster may set differently, with what is usual. */
const usualValues: Readonly<Record<string, string>> = {
  SILENCE_IS_CONSENT: 'false',
  ...usualConsistencyValues,
  ...usualReportingValues,
  ...usualRatingValues,
}

/** A rule as it holds with a cluster on a day. */
export interface HeldRule {
  readonly rule: string
  readonly value: string
  readonly usualValue: string
  /** Since when it is set so; null: never set, the usual holds. */
  readonly effectiveOn: CivilDate | null
}

/** All rules of a cluster on a day, each set or usual. */
export const rulesHeld = (rows: readonly RuleRow[], asOf: CivilDate): HeldRule[] => {
  const set = rulesInForce(rows, asOf)
  return Object.entries(usualValues).map(([rule, usualValue]) => {
    const { value, effectiveOn } = set.get(rule) ?? { value: usualValue, effectiveOn: null }
    return { rule, value, usualValue, effectiveOn }
  })
}

/** Problems of a rule that a cluster wants to set from a day on: past answers must not change, so never from a past one. */
export const checkRule = (rule: string, value: string, effectiveOn: CivilDate, today: CivilDate): Problem[] => [
  ...checkRuleValue(rule, value),
  ...(effectiveOn < today
    ? [problem('RULE_IN_THE_PAST', { path: ['effectiveOn'], facts: { found: effectiveOn, today } })]
    : []),
]

const checkRuleValue = (rule: string, value: string): Problem[] => {
  if (!Object.hasOwn(usualValues, rule))
    return [problem('RULE_UNKNOWN', { path: ['rule'], facts: { rule: rule.slice(0, 60) } })]
  if (rule !== 'SILENCE_IS_CONSENT')
    return [...checkConsistencyRule(rule, value), ...checkReportingRule(rule, value), ...checkRatingRule(rule, value)]
  const allowed = ['true', 'false']
  return allowed.includes(value)
    ? []
    : [problem('RULE_VALUE_INVALID', { path: ['value'], facts: { rule, found: value.slice(0, 40), allowed } })]
}
