import { checkDate } from '../base/check-date.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { OnProblem } from '../recognition/registration.ts'
import type { GivenPlanRow } from './given-plan-row.ts'
import type { DecidedPlanRow, PlanOutcome } from './plan-change.ts'
import type { PlanList } from './plan-row.ts'

/** What a registration of rows asks for. */
export interface PlanRegistrationInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly year: number
  readonly rows: readonly GivenPlanRow[]
  /** From which day on the rows hold; today if it is left out. */
  readonly validFrom?: CivilDate | null
  readonly onProblem: OnProblem
  readonly dryRun: boolean
}

export interface RegisteredPlanRow {
  readonly index: number
  readonly number: number
  readonly outcome: PlanOutcome
  readonly changed: readonly string[]
}

/** What became of the rows, each by itself; where nothing was written, what would become of each. */
export interface PlanRegistration {
  readonly list: PlanList
  readonly year: number
  readonly isRegistered: boolean
  readonly received: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly rows: readonly RegisteredPlanRow[]
}

export const mostPlanRows = 20_000

/** Problems of a registration, its rows aside. */
export const checkPlanHead = ({ year, rows }: PlanRegistrationInput): Problem[] => [
  ...(Number.isInteger(year) && year >= 2000 && year <= 2100
    ? []
    : [problem('PLAN_YEAR_OUT_OF_RANGE', { path: ['year'], field: 'year', facts: { year } })]),
  ...(rows.length > mostPlanRows
    ? [problem('COUNT_TOO_LARGE', { path: ['rows'], field: 'rows', facts: { most: mostPlanRows } })]
    : []),
  ...(rows.length === 0 ? [problem('PLAN_EMPTY', { path: ['rows'] })] : []),
]

/**
 * Problems of the day from which rows hold: a version that begins in another year's edition would lock the row until then. It may begin in
 * the year before, in which an edition is drawn up, and as late as it is said.
 */
export const checkFirstDay = (year: number, validFrom: CivilDate | null | undefined, today: CivilDate): Problem[] => {
  const wrong = checkDate(validFrom, 'validFrom')
  if (wrong.length > 0 || !validFrom) return wrong
  const [from, end] = [`${year - 1}-01-01`, `${year}-12-31`]
  const to = end > today ? end : today
  const facts = { found: validFrom, year, from, to }
  return validFrom < from || validFrom > to
    ? [problem('PLAN_FIRST_DAY_OUT_OF_RANGE', { path: ['validFrom'], field: 'validFrom', facts })]
    : []
}

/** Problems of a row's number: none at all, or that of a row before it; `said` is what stood in its place. */
export const numberProblems = (number: number, seen: ReadonlySet<number>, said: string | null = null): Problem[] => {
  const at = { path: ['number'], field: 'number' }
  const facts = { number: Number.isNaN(number) ? said : number }
  if (!Number.isInteger(number) || number < 1 || number > 999_999)
    return [problem('PLAN_NUMBER_INVALID', { ...at, facts })]
  return seen.has(number) ? [problem('PLAN_NUMBER_REPEATED', { ...at, facts })] : []
}

/** The counts over what was decided of each row. */
export const tallyPlan = (
  edition: { readonly list: PlanList; readonly year: number },
  given: readonly GivenPlanRow[],
  decided: readonly DecidedPlanRow[],
  isRegistered: boolean,
): PlanRegistration => {
  const count = (outcome: PlanOutcome) => decided.filter((one) => one.outcome === outcome).length
  return {
    ...edition,
    isRegistered,
    received: decided.length,
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    rejected: count('REJECTED'),
    rows: decided.map(({ outcome, changed }, index) => ({ index, number: given[index]!.number, outcome, changed })),
  }
}
