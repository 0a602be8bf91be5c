import { isCivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { normalName } from '../base/text.ts'
import type { GivenName } from './given-name.ts'
import type { ProgressStanding } from './progress-standing.ts'

/** Why a row takes no entry of the city, if it takes none. */
export const checkStanding = (
  { list, year, number }: GivenName,
  city: string,
  standing: ProgressStanding | undefined,
): Problem[] => {
  const place = { path: ['number'], field: 'number', facts: { list, year, number, city } }
  if (!standing) return [problem('PLAN_ROW_UNKNOWN', place)]
  if (standing.rowState === 'REMOVED') return [problem('PROGRESS_ROW_REMOVED', place)]
  return standing.isOfCity ? [] : [problem('PROGRESS_CITY_NOT_OF_ROW', place)]
}

/** What names no day or no number was not looked for, and its problems say so. */
export const isNamed = ({ number, year, onDay }: GivenName): boolean =>
  !Number.isNaN(number + year) && isCivilDate(onDay)

/** Whether a sheet says another title than the row has. */
export const isOther = (said: string | null | undefined, title: string): boolean =>
  said !== null && said !== undefined && normalName(said) !== normalName(title)
