import { checkDate } from '../base/check-date.ts'
import { type CivilDate, isCivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { PlanList } from './plan-row.ts'

/** Which entry of a city is meant. */
export interface GivenName {
  readonly list: PlanList
  readonly year: number
  readonly number: number
  readonly onDay: CivilDate
}

const at = (code: string, field: string, facts: Problem['facts']): Problem =>
  problem(code, { path: [field], field, facts })

/** Problems of an entry's day: it lies in the row's year, and not ahead. */
export const checkDay = ({ year, onDay }: Pick<GivenName, 'year' | 'onDay'>, today: CivilDate): Problem[] => {
  const wrong = checkDate(onDay, 'onDay')
  if (wrong.length > 0) return wrong
  if (onDay > today) return [at('PROGRESS_DAY_AHEAD', 'onDay', { onDay, today })]
  return Number(onDay.slice(0, 4)) === year || Number.isNaN(year)
    ? []
    : [at('PROGRESS_DAY_OUTSIDE_YEAR', 'onDay', { onDay, year })]
}

const isHeld = (number: number): boolean => Number.isInteger(number) && number > 0 && number < 2 ** 31

/** Those of the names that the database can look for, each with its place. */
export const namesToFind = (names: readonly GivenName[]): readonly (GivenName & { readonly index: number })[] =>
  names.flatMap(({ list, year, number, onDay }, index) =>
    isHeld(year) && isHeld(number) && isCivilDate(onDay) ? [{ index, list, year, number, onDay }] : [],
  )
