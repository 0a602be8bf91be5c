import { type RuleRow, rulesInForce } from '../access/cluster-rule.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Cadence, cadences } from '../base/period.ts'
import { type Problem, problem } from '../base/problem.ts'

/** By when a cluster wants its reports. */
export interface ReportingRules {
  /** On which working day after its end a period's report is due. */
  readonly workingDays: Readonly<Record<Cadence, number>>
  /** January is reported together with February (1—2月). */
  readonly isJanuaryMerged: boolean
}

/** Chosen by us (‡): no notice that we know of says the same for all cadences, so each can be set. */
export const usualReportingRules: ReportingRules = {
  workingDays: { WEEK: 1, TEN_DAYS: 1, MONTH: 3, QUARTER: 5 },
  isJanuaryMerged: false,
}

const prefix = 'REPORT_DUE_'
const january = 'JANUARY_MERGED'

/** The clusters' rules about due times, with what is usual. */
export const usualReportingValues: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    cadences.map((cadence) => [prefix + cadence, String(usualReportingRules.workingDays[cadence])]),
  ),
  [january]: 'false',
}

/** Problems of a rule that a cluster wants to set; none for rules about other things. */
export const checkReportingRule = (rule: string, value: string): Problem[] => {
  if (!Object.hasOwn(usualReportingValues, rule)) return []
  const [isFit, allowed] =
    rule === january
      ? [['true', 'false'].includes(value), ['true', 'false']]
      : [/^([1-9]|[12]\d|30)$/.test(value), ['1–30']]
  return isFit
    ? []
    : [problem('RULE_VALUE_INVALID', { path: ['value'], facts: { rule, found: value.slice(0, 40), allowed } })]
}

/** The rules on a day, of what was set and else the usual. */
export const readReportingRules = (rows: readonly RuleRow[], asOf: CivilDate): ReportingRules => {
  const set = rulesInForce(rows, asOf)
  const daysOf = (cadence: Cadence): number =>
    Number(set.get(prefix + cadence)?.value ?? usualReportingRules.workingDays[cadence])
  return {
    workingDays: {
      WEEK: daysOf('WEEK'),
      TEN_DAYS: daysOf('TEN_DAYS'),
      MONTH: daysOf('MONTH'),
      QUARTER: daysOf('QUARTER'),
    },
    isJanuaryMerged: set.get(january)?.value === 'true',
  }
}
