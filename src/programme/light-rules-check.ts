import { type Problem, problem } from '../base/problem.ts'
import { lightColours, lightCriteria } from './light.ts'
import type { LightRules } from './light-rules.ts'

/** What somebody wants to set of the rules; what is left out stays as it is. */
export type GivenLightRules = { readonly [K in keyof LightRules]?: LightRules[K] | null }

/** The rules with what is given laid over them. */
export const rulesWith = (rules: LightRules, given: GivenLightRules): LightRules => ({
  ...rules,
  ...Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name in rules && value !== null && value !== undefined),
  ),
})

const mostMonths = 60

const limits: Readonly<Record<string, number>> = {
  startYellowAfterMonths: mostMonths,
  startRedAfterMonths: mostMonths,
  paceYellowFromPoints: 100,
  paceRedAbovePoints: 100,
  paceGraceDays: 60,
  statisticsYellowAfterMonths: mostMonths,
  statisticsRedAfterMonths: mostMonths,
  deadlineRedAfterMonths: mostMonths,
}

/** A figure that may not be greater than another: yellow comes before red. */
const inOrder: readonly (readonly [keyof LightRules, keyof LightRules])[] = [
  ['startYellowAfterMonths', 'startRedAfterMonths'],
  ['paceYellowFromPoints', 'paceRedAbovePoints'],
  ['statisticsYellowAfterMonths', 'statisticsRedAfterMonths'],
]

const invalid = (rule: string, found: unknown, allowed: readonly string[]): Problem =>
  problem('LIGHT_RULE_INVALID', {
    path: ['rules', rule],
    field: rule,
    facts: { rule, found: String(found).slice(0, 40), allowed },
  })

/** Problems of a whole set of rules. */
export const checkLightRules = (rules: LightRules): Problem[] => [
  ...Object.entries(limits).flatMap(([rule, most]) => {
    const value = rules[rule as keyof LightRules] as number
    // A start is missed at the earliest when its month is over; a target of nothing is never missed.
    const least = rule === 'startYellowAfterMonths' || rule === 'paceYellowFromPoints' ? 1 : 0
    return Number.isInteger(value) && value >= least && value <= most
      ? []
      : [invalid(rule, value, [`${least}–${most}`])]
  }),
  ...inOrder.flatMap(([yellow, red]) =>
    rules[yellow]! > rules[red]!
      ? [problem('LIGHT_RULES_REVERSED', { path: ['rules', red], field: red, facts: { yellow, red } })]
      : [],
  ),
  ...(['fundsMissing', 'fundsWanted'] as const).flatMap((rule) =>
    lightColours.includes(rules[rule]) ? [] : [invalid(rule, rules[rule], lightColours)],
  ),
  ...(rules.criteria.length > 0 && rules.criteria.every((one) => lightCriteria.includes(one))
    ? []
    : [invalid('criteria', rules.criteria.join(), lightCriteria)]),
]
