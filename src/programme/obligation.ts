import type { CivilDate } from '../base/civil-date.ts'
import type { WinterStop } from './plan-content.ts'
import type { PlanList } from './plan-row.ts'
import { type ComparedProgress, isRepeated, isWinter } from './repeated-progress.ts'

/** Released, or on its way; owed; or nothing is owed, and why. */
export const obligationStates = ['REPORTED', 'WAITING', 'RETURNED', 'OWED', 'COMPLETED', 'WINTER_STOPPED'] as const
export type ObligationState = (typeof obligationStates)[number]

type Counting = ComparedProgress & { readonly onDay: CivilDate }

/** What is known of a row of a city about a period. */
export interface ObligationFacts {
  readonly list: PlanList
  readonly year: number
  readonly number: number
  readonly title: string
  readonly city: string
  readonly winterStop: WinterStop | null
  /** The day on which the first entry that counts as the period's report was released. */
  readonly releasedOn: CivilDate | null
  /** What became of the latest such entry that is not released, if there is one. */
  readonly pending: 'ENTERED' | 'RETURNED' | null
  /** What counts at the period's end, and what counted before it began. */
  readonly counting: Counting | null
  readonly before: Counting | null
}

/** Which days a period is reported by, and by when. */
export interface ObligationPeriod {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly dueOn: CivilDate
  readonly asOf: CivilDate
}

/** How a city stands with what it owes of a row. */
export interface Obligation {
  readonly list: PlanList
  readonly year: number
  readonly number: number
  readonly title: string
  readonly city: string
  readonly state: ObligationState
  readonly releasedOn: CivilDate | null
  /** Released after the due day; or not released, and the due day has passed. */
  readonly isLate: boolean
  /** Only says again what counted before the period. */
  readonly isRepeated: boolean
}

const exemption = (facts: ObligationFacts, { from, to }: ObligationPeriod): ObligationState | null => {
  if (facts.before?.isDone) return 'COMPLETED'
  return isWinter(facts.winterStop, from) && isWinter(facts.winterStop, to) ? 'WINTER_STOPPED' : null
}

const stateOf = (facts: ObligationFacts, period: ObligationPeriod): ObligationState => {
  if (facts.releasedOn !== null) return 'REPORTED'
  const exempt = exemption(facts, period)
  if (exempt !== null) return exempt
  return facts.pending === null ? 'OWED' : facts.pending === 'RETURNED' ? 'RETURNED' : 'WAITING'
}

/** Judges what a city owes of a row. The due day itself is in time; what was completed before the period, or stands still for the winter, owes nothing. */
export const judgeObligation = (facts: ObligationFacts, period: ObligationPeriod): Obligation => {
  const { list, year, number, title, city, releasedOn, counting, before } = facts
  const state = stateOf(facts, period)
  const isExempt = state === 'COMPLETED' || state === 'WINTER_STOPPED'
  return {
    ...{ list, year, number, title, city, state, releasedOn },
    isLate: !isExempt && (releasedOn ?? period.asOf) > period.dueOn,
    isRepeated: state === 'REPORTED' && counting !== null && isRepeated(counting, before, facts.winterStop),
  }
}
