import { standingOf } from '../programme/coordination-issue.ts'
import type { BriefMoment } from './brief-moment.ts'
import type { JointMeeting } from './joint-meeting.ts'

const citiesOf = ({ plan, connections, use, issues, resolutions }: BriefMoment): string[] => [
  ...citiesOnPlan(plan),
  ...connections.map(({ city }) => city),
  ...use.flatMap(({ city, competentCity }) => [city, competentCity]),
  ...issues
    .flatMap((issue) => [issue.raisedBy, standingOf(issue).owner, standingOf(issue).by])
    .filter((city) => city !== null),
  ...resolutions.flatMap(({ leadCity, coCities }) => [leadCity, ...coCities]),
]

/** The cities that have a part of a row. */
export const citiesOnPlan = (plan: BriefMoment['plan']): Set<string> => {
  const cities = new Set<string>()
  for (const { parts } of plan) for (const { city } of parts) cities.add(city)
  return cities
}

/** The codes of all cities that a brief may name. */
export const citiesNamed = (meeting: JointMeeting, now: BriefMoment, before: BriefMoment | null): Set<string> =>
  new Set([
    meeting.host,
    ...meeting.participants.map(({ city }) => city),
    ...citiesOf(now),
    ...(before === null ? [] : citiesOf(before)),
  ])

/** The versions of the rows of the year's plan that issues are about. */
export const issueRows = ({ plan, issues, year }: BriefMoment): number[] => {
  if (issues.length === 0) return []
  const byName = new Map(plan.map((row) => [`${row.list}/${row.number}`, row.rowId]))
  return issues.flatMap((issue) => {
    const found = issue.plan?.year === year ? byName.get(`${issue.plan.list}/${issue.plan.number}`) : undefined
    return found === undefined ? [] : [found]
  })
}
