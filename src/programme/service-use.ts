import type { CivilDate } from '../base/civil-date.ts'
import { cadenceOf, periodOf, readPeriod } from '../base/period.ts'
import { type Problem, problem } from '../base/problem.ts'

/**
 * What is measured: cases handled across cities (办件量); of the hotline (12345) how many calls were closed (办结), solved (解决) and
 * found satisfying (满意), each of its own number; ratings (好差评) in five grades.
 */
export const useMeasures = ['CASES', 'HOTLINE_CLOSURE', 'HOTLINE_RESOLUTION', 'HOTLINE_SATISFACTION', 'RATING'] as const
export type UseMeasure = (typeof useMeasures)[number]

/** From very satisfied (非常满意) to very dissatisfied (非常不满意). */
export const gradeCount = 5

/** A row as it is given: which of its figures it must have is for its measure. */
export interface GivenUse {
  readonly measure: UseMeasure
  readonly month: string
  readonly item?: string | null
  readonly competentCity?: string | null
  readonly cases?: number | null
  readonly numerator?: number | null
  readonly denominator?: number | null
  readonly grades?: readonly number[] | null
}

/** The figures of a row; those of other measures are null. */
export interface UseFigures {
  readonly cases: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly grades: readonly number[] | null
}

type Field = 'item' | 'competentCity' | keyof UseFigures

const needed: Readonly<Record<UseMeasure, readonly Field[]>> = {
  CASES: ['item', 'competentCity', 'cases'],
  HOTLINE_CLOSURE: ['numerator', 'denominator'],
  HOTLINE_RESOLUTION: ['numerator', 'denominator'],
  HOTLINE_SATISFACTION: ['numerator', 'denominator'],
  RATING: ['grades'],
}
const fields: readonly Field[] = ['item', 'competentCity', 'cases', 'numerator', 'denominator', 'grades']

const mostCases = 1_000_000_000

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= mostCases

/** The problems of a row by itself, for a city, on a day: the running month may be told, one to come not. */
export const checkUse = (row: GivenUse, city: string, today: CivilDate): Problem[] => {
  const month = readPeriod(row.month)
  const isMonth = month !== null && cadenceOf(month) === 'MONTH'
  const given = (field: Field) => row[field] !== null && row[field] !== undefined
  const problems: Problem[] = []
  if (!isMonth)
    problems.push(problem('USE_MONTH_INVALID', { path: ['month'], facts: { found: row.month.slice(0, 40) } }))
  else if (month > periodOf('MONTH', today))
    problems.push(problem('USE_MONTH_IN_THE_FUTURE', { path: ['month'], facts: { found: month } }))
  for (const field of fields) {
    const isNeeded = needed[row.measure].includes(field)
    if (isNeeded === given(field)) continue
    const place = { path: [field], field, facts: { field, measure: row.measure } }
    problems.push(isNeeded ? problem('USE_FIELD_MISSING', place) : problem('USE_FIELD_NOT_ALLOWED', place))
  }
  if (row.competentCity === city) problems.push(problem('USE_PAIR_SAME_CITY', { path: ['competentCity'] }))
  return problems.length > 0 ? problems : checkFigures(row)
}

const checkFigures = ({ cases, numerator, denominator, grades }: GivenUse): Problem[] => {
  const outOfRange = (field: string) =>
    problem('USE_COUNT_INVALID', { path: [field], field, facts: { field, most: mostCases } })
  if (grades && grades.length !== gradeCount) return [problem('USE_GRADES_NOT_FIVE', { path: ['grades'] })]
  const counts = Object.entries({ cases, numerator, denominator })
  const wrong = counts.filter(([, value]) => typeof value === 'number' && !isCount(value)).map(([field]) => field)
  if (grades && !grades.every(isCount)) wrong.push('grades')
  if (wrong.length > 0) return wrong.map(outOfRange)
  return numerator !== null && numerator !== undefined && numerator > denominator!
    ? [problem('USE_NUMERATOR_LARGER', { path: ['numerator'], facts: { numerator, denominator: denominator! } })]
    : []
}

/** The figures of a row that was checked. */
export const figuresOf = ({ cases, numerator, denominator, grades }: GivenUse): UseFigures => ({
  cases: cases ?? null,
  numerator: numerator ?? null,
  denominator: denominator ?? null,
  grades: grades ?? null,
})

/** Whether two rows say the same. */
export const saysTheSame = (one: UseFigures, other: UseFigures): boolean =>
  one.cases === other.cases &&
  one.numerator === other.numerator &&
  one.denominator === other.denominator &&
  String(one.grades) === String(other.grades)

/** A rate with what it is of; null of none. */
export interface Rate {
  readonly numerator: number
  readonly denominator: number
  readonly share: number | null
}

export const rateOf = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : numerator / denominator,
})

/** The share of good ratings: the first so many of the five grades are good. */
export const goodRate = (grades: readonly number[], goodGrades: number): Rate => {
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
  return rateOf(sum(grades.slice(0, goodGrades)), sum(grades))
}

/** What became of a row. */
export type UseOutcome = 'RECORDED' | 'REVISED' | 'UNCHANGED' | 'REJECTED'
