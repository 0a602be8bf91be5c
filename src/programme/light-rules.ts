import { type LightColour, type LightCriterion, lightCriteria } from './light.ts'

/** The figures of the light rules. A version of them holds for a cluster from a day on. */
export interface LightRules {
  /** Which criteria count; the others are grey. */
  readonly criteria: readonly LightCriterion[]
  /** Months whose end passed since the planned month of start, without a start. */
  readonly startYellowAfterMonths: number
  readonly startRedAfterMonths: number
  /** Percentage points of the year's plan behind the target: from so many on yellow, above so many red. */
  readonly paceYellowFromPoints: number
  readonly paceRedAbovePoints: number
  /** So many days after a month's end its target is held against what was released: reports need their time. */
  readonly paceGraceDays: number
  /** The colour where funds are short of need, and where they are wanted and not granted yet. */
  readonly fundsMissing: LightColour
  readonly fundsWanted: LightColour
  /** Months after the start without entry into statistics. */
  readonly statisticsYellowAfterMonths: number
  readonly statisticsRedAfterMonths: number
  /** Past the deadline it is yellow, after so many months more red. */
  readonly deadlineRedAfterMonths: number
  /** Whether last month's red becomes yellow once the row has caught up. */
  readonly restatesRedOnceCaughtUp: boolean
}

/** The usual rules, after Yinchuan 2025 (银川项目调度红黄绿灯). The deadline is our own: their rules are of projects only. */
export const usualLightRules: LightRules = {
  criteria: lightCriteria,
  startYellowAfterMonths: 1,
  startRedAfterMonths: 3,
  paceYellowFromPoints: 10,
  paceRedAbovePoints: 30,
  paceGraceDays: 10,
  fundsMissing: 'RED',
  fundsWanted: 'GREEN',
  statisticsYellowAfterMonths: 1,
  statisticsRedAfterMonths: 2,
  deadlineRedAfterMonths: 1,
  restatesRedOnceCaughtUp: false,
}

/** A version of a cluster's rules. Version 0 are the usual ones. */
export interface LightRuleSet {
  readonly version: number
  readonly effectiveOn: string | null
  readonly rules: LightRules
}

export const usualLightRuleSet: LightRuleSet = { version: 0, effectiveOn: null, rules: usualLightRules }

/** The version that holds on a day: the latest day of effect that has come, of one day the later version. */
export const ruleSetOn = (sets: readonly LightRuleSet[], day: string): LightRuleSet =>
  sets
    .filter(({ effectiveOn }) => effectiveOn !== null && effectiveOn <= day)
    .reduce((last, set) => (isLater(set, last) ? set : last), usualLightRuleSet)

const isLater = (a: LightRuleSet, b: LightRuleSet): boolean => {
  const [left, right] = [a.effectiveOn ?? '', b.effectiveOn ?? '']
  return left > right || (left === right && a.version > b.version)
}
