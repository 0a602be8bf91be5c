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

/** A row of the clusters' rules. */
export interface RuleRow {
  readonly rule: string
  readonly effectiveOn: CivilDate
  readonly value: string
  readonly recordedIn: number
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

/** What the clusters' rules about consistency are called: a rule's code behind the prefix, or a number. */
export const consistencyRuleNames: readonly string[] = [
  ...consistencyRules.map(({ code }) => prefix + code),
  ...Object.keys(numberRules),
]

/** Problems of a rule that a cluster wants to set; none for rules about other things. */
export const checkConsistencyRule = (rule: string, value: string): Problem[] => {
  if (!rule.startsWith(prefix)) return []
  if (!consistencyRuleNames.includes(rule)) return [problem('RULE_UNKNOWN', { path: ['rule'], facts: { rule } })]
  const isFit = rule in numberRules ? /^[1-9]\d{0,2}$/.test(value) : weights.includes(value as RuleWeight)
  const allowed = rule in numberRules ? ['1–999'] : weights
  return isFit
    ? []
    : [problem('RULE_VALUE_INVALID', { path: ['value'], facts: { rule, found: value.slice(0, 40), allowed } })]
}

/**
 * The settings on a day: of each rule the latest row that has taken effect, else the usual. Rows were checked when they
 * were written, so one that is not fit is a fault.
 */
export const readConsistencySettings = (rows: readonly RuleRow[], asOf: CivilDate): ConsistencySettings =>
  rows
    .filter(({ rule, effectiveOn }) => rule.startsWith(prefix) && effectiveOn <= asOf)
    .toSorted((a, b) =>
      a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.recordedIn - b.recordedIn,
    )
    .reduce(withRule, usualSettings)

const withRule = (settings: ConsistencySettings, { rule, value }: RuleRow): ConsistencySettings => {
  if (checkConsistencyRule(rule, value).length > 0) throw new Error(`the rule ${rule} cannot be ${value}`)
  if (rule in numberRules) return numberRules[rule as keyof typeof numberRules](settings, Number(value))
  return { ...settings, weights: { ...settings.weights, [rule.slice(prefix.length)]: value as RuleWeight } }
}
