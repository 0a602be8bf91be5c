import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import type { Participant } from './joint-meeting.ts'

/** What is said of a meeting. Of one that is known already what is left out stays. */
export interface GivenMeeting {
  readonly title?: string | null
  readonly host?: string | null
  readonly hostReason?: string | null
  /** Null takes the day back. */
  readonly heldOn?: CivilDate | null
  readonly year?: number | null
  readonly agenda?: readonly string[] | null
  readonly participants?: readonly Participant[] | null
  readonly observers?: readonly string[] | null
  /** From which day on it is so. */
  readonly validFrom?: CivilDate | null
}

const mostAgenda = 100
const mostPeople = 500

/** The problems of a list of texts: too many of them, or of one of them. */
export const checkTexts = (
  texts: readonly string[] | null | undefined,
  field: string,
  { most, longest }: { readonly most: number; readonly longest: number },
): Problem[] => {
  const given = texts ?? []
  if (given.length > most)
    return [problem('MEETING_LIST_TOO_LONG', { path: [field], field, facts: { found: given.length, most } })]
  return given.flatMap((text, i) => checkText(text, field, longest).map((found) => ({ ...found, path: [field, i] })))
}

const checkPeople = (people: readonly Participant[] | null | undefined): Problem[] => {
  const field = 'participants'
  const given = people ?? []
  if (given.length > mostPeople)
    return [
      problem('MEETING_LIST_TOO_LONG', { path: [field], field, facts: { found: given.length, most: mostPeople } }),
    ]
  return given.flatMap(({ name, post }, i) =>
    placedUnder([field, i], [...checkText(name, 'name', 100), ...checkText(post, 'post', 100)]),
  )
}

/** The problem of a year in which no plan can be. */
export const checkYear = (year: number | null | undefined): Problem[] =>
  year === null || year === undefined || (Number.isInteger(year) && year >= 2000 && year <= 2100)
    ? []
    : [problem('PLAN_YEAR_OUT_OF_RANGE', { path: ['year'], field: 'year', facts: { year } })]

/** The problem of an edition that no meeting can have. */
export const checkEdition = (edition: number | null | undefined): Problem[] =>
  edition === null || edition === undefined || (Number.isInteger(edition) && edition >= 1 && edition <= 9999)
    ? []
    : [problem('MEETING_EDITION_INVALID', { path: ['edition'], field: 'edition', facts: { found: edition } })]

/** The problems of what is said of a meeting by itself. */
export const checkGivenMeeting = (given: GivenMeeting, today: CivilDate): Problem[] => {
  const days = [...checkDate(given.heldOn, 'heldOn'), ...checkDate(given.validFrom, 'validFrom')]
  const { validFrom } = given
  if (days.length === 0 && validFrom && validFrom > today)
    days.push(
      problem('DATE_IN_THE_FUTURE', { path: ['validFrom'], field: 'validFrom', facts: { found: validFrom, today } }),
    )
  return [
    ...checkOptionalText(given.title, 'title', 200),
    ...checkOptionalText(given.hostReason, 'hostReason', 500),
    ...days,
    ...checkYear(given.year),
    ...checkTexts(given.agenda, 'agenda', { most: mostAgenda, longest: 500 }),
    ...checkPeople(given.participants),
    ...checkTexts(given.observers, 'observers', { most: mostPeople, longest: 200 }),
  ]
}
