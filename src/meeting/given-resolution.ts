import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { checkEdition } from './given-meeting.ts'
import type { LinkKind, Resolution } from './resolution.ts'

/** What a resolution produced, as it is given: a row of the plan by year and number, a batch by its ordinal. */
export interface GivenLink {
  readonly kind: LinkKind
  readonly year?: number | null
  readonly number: number
}

/** What is said of a resolution. Of one that is known already what is left out stays. */
export interface GivenResolution {
  /** The one after the last of its meeting, unless given. */
  readonly number?: number | null
  readonly text?: string | null
  readonly leadCity?: string | null
  readonly coCities?: readonly string[] | null
  readonly unit?: string | null
  /** Null: the meeting set none. */
  readonly deadline?: CivilDate | null
  readonly links?: readonly GivenLink[] | null
  /** Why the record is corrected. */
  readonly reason?: string | null
}

const mostLinks = 20

/** The problem of a number in a meeting that nothing can have. */
export const checkNumber = (number: number | null | undefined): Problem[] =>
  number === null || number === undefined || (Number.isInteger(number) && number >= 1 && number <= 999)
    ? []
    : [problem('MEETING_NUMBER_INVALID', { path: ['number'], field: 'number', facts: { found: number } })]

const checkLinks = (links: readonly GivenLink[]): Problem[] => {
  const field = 'links'
  if (links.length > mostLinks)
    return [problem('MEETING_LIST_TOO_LONG', { path: [field], field, facts: { found: links.length, most: mostLinks } })]
  const names = links.map(({ kind, year = null, number }) => `${kind} ${year} ${number}`)
  return links.flatMap(({ kind, year = null, number }, i) => {
    const facts = { kind, year, number }
    const isWhole = Number.isInteger(number) && number >= 1 && number <= 999_999
    if (!isWhole || (kind === 'BATCH') !== (year === null))
      return [problem('RESOLUTION_LINK_INVALID', { path: [field, i], field, facts })]
    const isRepeated = names.indexOf(names[i]!) < i
    return isRepeated
      ? [problem('ENTRY_REPEATED', { path: [field, i], field, facts: { field, found: names[i]! } })]
      : []
  })
}

/** The problems of what is said of a resolution by itself. */
export const checkGivenResolution = (given: GivenResolution & { readonly edition: number }): Problem[] => [
  ...checkEdition(given.edition),
  ...checkNumber(given.number),
  ...checkOptionalText(given.text, 'text', 2000),
  ...checkOptionalText(given.unit, 'unit', 100),
  ...checkDate(given.deadline, 'deadline'),
  ...checkLinks(given.links ?? []),
  ...checkOptionalText(given.reason, 'reason', 1000),
]

/** The words of a resolution, but for its links. */
export type ResolutionWords = Pick<Resolution, 'text' | 'leadCity' | 'coCities' | 'unit' | 'deadline'>

/** The words of a resolution after something was said of it. */
export const wordsOf = (given: GivenResolution, before: ResolutionWords | undefined): ResolutionWords => ({
  text: given.text?.trim() ?? before?.text ?? '',
  leadCity: given.leadCity ?? before?.leadCity ?? '',
  coCities: given.coCities ?? before?.coCities ?? [],
  unit: given.unit?.trim() ?? before?.unit ?? '',
  deadline: given.deadline === undefined ? (before?.deadline ?? null) : given.deadline,
})

/** The problems of the words of a resolution: what is missing, who does not belong to the cluster on the day, a deadline before it. */
export const checkWords = (
  { text, leadCity, coCities, unit, deadline }: ResolutionWords,
  cities: { readonly members: readonly string[]; readonly observers: readonly string[] },
  day: CivilDate,
): Problem[] => {
  const missing = Object.entries({ text, leadCity, unit }).flatMap(([field, value]) =>
    value === '' ? [problem('TEXT_MISSING', { path: [field], field, facts: { field } })] : [],
  )
  const stranger = (code: string, path: Problem['path']) =>
    problem('MEETING_CITY_NOT_MEMBER', { path, facts: { code: code.slice(0, 40), day } })
  const lead = leadCity === '' || cities.members.includes(leadCity) ? [] : [stranger(leadCity, ['leadCity'])]
  const others = coCities.flatMap((code, i) => {
    if (code === leadCity || coCities.indexOf(code) < i)
      return [problem('ENTRY_REPEATED', { path: ['coCities', i], facts: { field: 'coCities', found: code } })]
    return [...cities.members, ...cities.observers].includes(code) ? [] : [stranger(code, ['coCities', i])]
  })
  const facts = { found: deadline, day }
  const late = deadline === null || deadline >= day
  return [
    ...missing,
    ...lead,
    ...others,
    ...(late ? [] : [problem('RESOLUTION_DEADLINE_BEFORE_MEETING', { path: ['deadline'], field: 'deadline', facts })]),
  ]
}
