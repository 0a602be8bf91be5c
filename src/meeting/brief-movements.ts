import { standingOf } from '../programme/coordination-issue.ts'
import type { BriefMoment } from './brief-moment.ts'
import type { Movement } from './brief-part.ts'
import type { PlanPart, PlanState } from './plan-part.ts'
import { resolutionStateOf } from './resolution.ts'

/** Of a row of the plan: what it is called is looked up by its version. */
export interface PlanMovement extends Omit<Movement, 'title' | 'edition'> {
  readonly rowId: number
  /** Whether the city is the one that leads, which is looked up as well. */
  readonly isOfLead: boolean
}

/** More than a meeting reads; what is left out is said. */
export const mostMovements = 1000

/**
 * The movements of a plan that a brief names, and how many more there are: how far it is first, then what came and went, then
 * lights.
 */
export const planMovements = (
  now: BriefMoment,
  before: BriefMoment,
): { readonly named: readonly PlanMovement[]; readonly leftOut: number } => {
  const known = new Map(before.plan.map((row) => [row.subjectId, row]))
  const listed = new Set(now.plan.map(({ subjectId }) => subjectId))
  const [standings, listings, lights]: [PlanMovement[], PlanMovement[], PlanMovement[]] = [[], [], []]
  let lit = 0
  for (const row of now.plan) {
    const then = known.get(row.subjectId)
    if (!then) listings.push(listing(row, null, 'LISTED'))
    else
      for (const part of row.parts) {
        const earlier = then.parts.find(({ city }) => city === part.city)
        if (earlier && earlier.standing !== part.standing)
          standings.push(moved(part, 'STANDING', [earlier.standing, part.standing], hasCome(then, row, part.standing)))
        if (!earlier || !isLit(earlier, part)) continue
        lit += 1
        if (lit > mostMovements) continue
        lights.push(moved(part, 'LIGHT', [earlier.colour, part.colour], isRed(then) !== isRed(row)))
      }
  }
  for (const row of before.plan) if (!listed.has(row.subjectId)) listings.push(listing(row, 'LISTED', null))
  const named = [...standings, ...listings, ...lights].slice(0, mostMovements)
  return { named, leftOut: standings.length + listings.length + lit - named.length }
}

const listing = ({ list, number, field, rowId }: PlanState, before: string | null, after: string | null) => ({
  ...{ kind: list, number, field, rowId, city: null, isOfLead: true },
  ...{ what: 'LISTING' as const, before, after, on: null, isOfWhole: true },
})

/** A light is named where it turns red or is red no longer: what a meeting asks about. */
const isLit = (before: PlanPart, after: PlanPart): boolean =>
  before.colour !== after.colour && (before.colour === 'RED' || after.colour === 'RED')

/** Whether the row as a whole came to be so, as the figures count it. */
const hasCome = (before: PlanState, after: PlanState, to: PlanPart['standing']): boolean =>
  after.marks.standing === to && before.marks.standing !== to

const isRed = ({ marks }: PlanState): boolean => marks.colour === 'RED'

const moved = (
  part: PlanPart,
  what: 'STANDING' | 'LIGHT',
  [before, after]: readonly [string, string],
  isOfWhole: boolean,
): PlanMovement => {
  const { list: kind, number, field, rowId, city, reportedOn } = part
  const on = what === 'STANDING' ? reportedOn : null
  return { kind, number, field, rowId, city, isOfLead: false, what, before, after, on, isOfWhole }
}

/** What became of batches, issues and resolutions since. */
export const otherMovements = (
  now: BriefMoment,
  before: BriefMoment,
  batchTitle: (ordinal: number) => string,
): Movement[] => {
  const published = new Set(before.trace.batches.map(({ ordinal }) => ordinal))
  const issues = new Map(before.issues.map((issue) => [issue.number, standingOf(issue).state]))
  const resolutions = new Map(before.resolutions.map((one) => [`${one.edition}/${one.number}`, resolutionStateOf(one)]))
  const state = { field: null, what: 'STATE' as const, isOfWhole: true }
  return [
    ...now.trace.batches
      .filter(({ ordinal }) => !published.has(ordinal))
      .map(({ ordinal, publishedOn }) => ({
        ...{ ...state, kind: 'BATCH' as const, number: ordinal, edition: null, title: batchTitle(ordinal), city: null },
        ...{ before: null, after: 'PUBLISHED', on: publishedOn },
      })),
    ...now.issues.flatMap((issue): Movement[] => {
      const { number, title } = issue
      const { state: after, onDay: on, by: city } = standingOf(issue)
      const then = issues.get(number) ?? null
      // Closed, and not known to have been open then: it was closed before.
      if (then === after || (then === null && after === 'CLOSED' && on <= before.asOf)) return []
      return [{ ...state, kind: 'ISSUE', number, edition: null, title, city, before: then, after, on }]
    }),
    ...now.resolutions.flatMap((resolution): Movement[] => {
      const { edition, number, text: title, leadCity: city, adoptedOn, steps } = resolution
      const [then, after] = [resolutions.get(`${edition}/${number}`) ?? null, resolutionStateOf(resolution)]
      const on = steps.at(-1)?.onDay ?? adoptedOn
      return then === after
        ? []
        : [{ ...state, kind: 'RESOLUTION', number, edition, title, city, before: then, after, on }]
    }),
  ]
}
