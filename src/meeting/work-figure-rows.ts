import { type CoordinationIssue, isOverdue, standingOf } from '../programme/coordination-issue.ts'
import { acceptedInTime, answeredInTime, type RequestToCity } from '../programme/scorecard.ts'
import type { BriefMoment, PairUse } from './brief-moment.ts'
import type { CountedRow } from './counted-row.ts'
import { isOpen, isResolutionOverdue, type Resolution, resolutionStateOf } from './resolution.ts'

const one = { id: null, value: 1n, of: null } as const

const issuesWhere =
  (is: (issue: CoordinationIssue, moment: BriefMoment) => boolean) =>
  (moment: BriefMoment): CountedRow[] =>
    moment.issues
      .filter((issue) => is(issue, moment))
      .map((issue) => {
        const { state, owner, onDay } = standingOf(issue)
        const { number, title } = issue
        return { ...one, source: 'ISSUE', key: String(number), number, title, city: owner, state, on: onDay }
      })

/** Requests of which it can be said, as so many of so many. */
const requestsWhere =
  (is: (request: RequestToCity, moment: BriefMoment) => boolean | null) =>
  (moment: BriefMoment): CountedRow[] => {
    const issues = new Map(moment.issues.map((issue) => [issue.id, issue]))
    return moment.requests.flatMap((request, i) => {
      const found = is(request, moment)
      if (found === null) return []
      const { number = null, title = '' } = issues.get(request.issueId) ?? {}
      const said = { source: 'REQUEST' as const, key: String(i), number, title, city: request.owner }
      const state = request.answeredOn !== null ? 'ANSWERED' : request.acceptedOn !== null ? 'HANDLED' : 'ASSIGNED'
      return [{ ...said, id: null, state, value: found ? 1n : 0n, of: 1n, on: request.assignedOn }]
    })
  }

const resolutionsWhere =
  (is: (resolution: Resolution, moment: BriefMoment) => boolean) =>
  (moment: BriefMoment): CountedRow[] =>
    moment.resolutions
      .filter((resolution) => is(resolution, moment))
      .map((resolution) => {
        const { edition, number, text, leadCity, adoptedOn, steps } = resolution
        const said = { source: 'RESOLUTION' as const, key: `${edition}/${number}`, number, title: text, city: leadCity }
        return { ...one, ...said, state: resolutionStateOf(resolution), on: steps.at(-1)?.onDay ?? adoptedOn }
      })

const casesOf =
  (cases: (use: PairUse) => number) =>
  ({ use }: BriefMoment): CountedRow[] =>
    use
      .filter((pair) => cases(pair) > 0)
      .map((pair) => {
        const key = `${pair.city}/${pair.competentCity}`
        const said = { source: 'USE' as const, id: null, key, number: null, title: pair.competentCity, city: pair.city }
        return { ...said, state: null, value: BigInt(cases(pair)), of: null, on: null }
      })

/** The rows behind each figure of what cities ask of each other, have resolved and handle; those of a city are its own. */
export const workFigureRows = {
  cases: casesOf(({ cases }) => cases),
  'cases.year': casesOf(({ ofYear }) => ofYear),
  'issues.open': issuesWhere((issue) => standingOf(issue).state !== 'CLOSED'),
  'issues.overdue': issuesWhere((issue, { asOf }) => isOverdue(standingOf(issue), asOf)),
  'issues.closed': issuesWhere((issue, { year }) => {
    const { state, onDay } = standingOf(issue)
    return state === 'CLOSED' && onDay.startsWith(String(year))
  }),
  requests: requestsWhere(() => true),
  'requests.acceptedInTime': requestsWhere((request, { asOf }) => acceptedInTime(request, asOf)),
  'requests.answeredInTime': requestsWhere((request, { asOf }) => answeredInTime(request, asOf)),
  'resolutions.open': resolutionsWhere(isOpen),
  'resolutions.overdue': resolutionsWhere((resolution, { asOf }) => isResolutionOverdue(resolution, asOf)),
  'resolutions.done': resolutionsWhere((resolution) => resolutionStateOf(resolution) === 'DONE'),
} as const
