import { type RuleRow, rulesInForce } from '../access/cluster-rule.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem, type Severity } from '../base/problem.ts'
import { type ConsistencyCode, type ConsistencyThresholds, consistencyRules } from './consistency-rules.ts'
import { usualConversion } from './time-limit.ts'

const weights = ['ERROR', 'WARNING', 'OFF'] as const
/** How much a rule counts with a cluster. */
export type RuleWeight = Severity | 'OFF'

/** The consistency rules as a cluster sets them on a day. */
export interface ConsistencySettings extends ConsistencyThresholds {
  readonly weights: Readonly<Record<ConsistencyCode, RuleWeight>>
}

export const usualSettings: ConsistencySettings = {
  weights: Object.fromEntries(consistencyRules.map(({ code, severity }) => [code, severity])) as Record<
    ConsistencyCode,
    RuleWeight
  >,
  conversion: usualConversion,
  licensingSteps: 5,
}

const prefix = 'CONSISTENCY_'

const numberRules = {
  CONSISTENCY_LICENSING_STEPS: (settings, licensingSteps) => ({ ...settings, licensingSteps }),
  CONSISTENCY_WORKING_DAYS: (settings, workingDays) => converting(settings, { workingDays }),
  CONSISTENCY_CALENDAR_DAYS: (settings, calendarDays) => converting(settings, { calendarDays }),
  CONSISTENCY_HOURS_PER_WORKING_DAY: (settings, hoursPerWorkingDay) => converting(settings, { hoursPerWorkingDay }),
} as const satisfies Record<string, (settings: ConsistencySettings, value: number) => ConsistencySettings>

const converting = (settings: ConsistencySettings, change: Partial<ConsistencySettings['conversion']>) => ({
  ...settings,
  conversion: { ...settings.conversion, ...change },
})

/** The clusters' rules about consistency, a rule's code behind the prefix or a number, with what is usual. */
export const usualConsistencyValues: Readonly<Record<string, string>> = {
  ...Object.fromEntries(consistencyRules.map(({ code, severity }) => [prefix + code, severity])),
  CONSISTENCY_LICENSING_STEPS: String(usualSettings.licensingSteps),
  CONSISTENCY_WORKING_DAYS: String(usualConversion.workingDays),
  CONSISTENCY_CALENDAR_DAYS: String(usualConversion.calendarDays),
  CONSISTENCY_HOURS_PER_WORKING_DAY: String(usualConversion.hoursPerWorkingDay),
} satisfies Record<keyof typeof numberRules, string>

/** Problems of a rule that a cluster wants to set; none for rules about other things. */
export const checkConsistencyRule = (rule: string, value: string): Problem[] => {
  if (!rule.startsWith(prefix)) return []
  if (!Object.hasOwn(usualConsistencyValues, rule))
    return [problem('RULE_UNKNOWN', { path: ['rule'], facts: { rule } })]
  const isFit = rule in numberRules ? /^[1-9]\d{0,2}$/.test(value) : weights.includes(value as RuleWeight)
  const allowed = rule in numberRules ? ['1–999'] : weights
  return isFit
    ? []
    : [problem('RULE_VALUE_INVALID', { path: ['value'], facts: { rule, found: value.slice(0, 40), allowed } })]
}

/** The settings on a day, of what was set and else the usual. Rows were checked when they were written: one that is not fit is a fault. */
export const readConsistencySettings = (rows: readonly RuleRow[], asOf: CivilDate): ConsistencySettings =>
  [...rulesInForce(rows, asOf).values()].filter(({ rule }) => rule.startsWith(prefix)).reduce(withRule, usualSettings)

const withRule = (settings: ConsistencySettings, { rule, value }: RuleRow): ConsistencySettings => {
  if (checkConsistencyRule(rule, value).length > 0) throw new Error(`the rule ${rule} cannot be ${value}`)
  if (rule in numberRules) return numberRules[rule as keyof typeof numberRules](settings, Number(value))
  return { ...settings, weights: { ...settings.weights, [rule.slice(prefix.length)]: value as RuleWeight } }
}
