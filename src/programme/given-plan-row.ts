import { checkOptionalText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { GivenReason } from './plan-deadline.ts'
import type { PlanRow, PlanState } from './plan-row.ts'

/** A row as it is given: fields left out stay as they are, null takes a value away. */
export interface GivenPlanRow {
  readonly number: number
  /** What a sheet had in its place. */
  readonly numberSaid?: string | null
  /** The row of an earlier edition that goes on under this number. */
  readonly carriedFrom?: { readonly year: number; readonly number: number } | null
  /** LISTED if it is left out; a row that was removed comes back only by saying so. */
  readonly state?: PlanState | null
  /** Why it was changed or removed. */
  readonly reason?: string | null
  readonly deadlineReason?: GivenReason | null
  readonly content: Readonly<Record<string, unknown>>
  /** What the reader of a sheet found already. */
  readonly problems?: readonly Problem[]
}

/** What is known of a row before it changes. */
export interface KnownPlanRow {
  /** The last version in the same edition. */
  readonly last: PlanRow | null
  /** The last version of the row that it is carried over from. */
  readonly carried: PlanRow | null
  /** The number that the carried subject has already in this edition. */
  readonly carriedNumber: number | null
  readonly hasBaseline: boolean
}

/** Problems of what a row says beside its content: its state, its day, and where it comes from. */
export const headProblems = (
  given: GivenPlanRow,
  { last, carried, carriedNumber }: KnownPlanRow,
  validFrom: CivilDate,
) => {
  const about = (code: string, field: string, facts: Problem['facts'] = {}) =>
    problem(code, { path: [field], field, facts })
  const from = given.carriedFrom ?? null
  return [
    ...checkOptionalText(given.reason, 'reason', 1000),
    ...(given.state === 'REMOVED' && !given.reason?.trim() ? [about('REMOVAL_NEEDS_REASON', 'reason')] : []),
    ...(last?.state === 'REMOVED' && !given.state
      ? [about('PLAN_ROW_REMOVED', 'number', { number: given.number, reason: last.reason })]
      : []),
    ...(given.state === 'REMOVED' && !last ? [about('PLAN_ROW_UNKNOWN', 'number', { number: given.number })] : []),
    ...(last && validFrom < last.validFrom
      ? [about('BEGINS_BEFORE_LAST', 'number', { number: given.number, last: last.validFrom })]
      : []),
    ...(from && !carried
      ? [about('CARRIED_ROW_UNKNOWN', 'carriedFrom', { year: from.year, number: from.number })]
      : []),
    ...(carried && last && carried.subjectId !== last.subjectId
      ? [about('NUMBER_OF_OTHER', 'carriedFrom', { number: given.number, title: last.content.title })]
      : []),
    ...(carried && !last && carriedNumber !== null
      ? [about('CARRIED_TWICE', 'carriedFrom', { year: from!.year, number: from!.number, as: carriedNumber })]
      : []),
  ]
}
