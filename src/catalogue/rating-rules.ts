import { type RuleRow, rulesInForce } from '../access/cluster-rule.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

const rule = 'RATING_GOOD_GRADES'

/** Of the five grades of 好差评 the first so many are good: 非常满意, 满意, 基本满意. From memory, unverified (‡): so each cluster may set it. */
export const usualRatingValues: Readonly<Record<string, string>> = { [rule]: '3' }

/** Problems of a rule that a cluster wants to set; none for rules about other things. */
export const checkRatingRule = (name: string, value: string): Problem[] =>
  name !== rule || /^[1-4]$/.test(value)
    ? []
    : [problem('RULE_VALUE_INVALID', { path: ['value'], facts: { rule, found: value.slice(0, 40), allowed: ['1–4'] } })]

/** How many of the grades are good on a day. */
export const goodGradesOn = (rows: readonly RuleRow[], asOf: CivilDate): number =>
  Number(rulesInForce(rows, asOf).get(rule)?.value ?? usualRatingValues[rule])
