import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem, warning } from '../base/problem.ts'
import type { PlatformContent, ProjectContent, TaskContent } from './plan-content.ts'
import type { ContentOf, PlanList } from './plan-row.ts'
import { requiredFields } from './plan-shape.ts'

type Fact = string | number | null
type Make = typeof problem

const said = (make: Make, code: string, field: string, facts: Readonly<Record<string, Fact>> = {}): Problem =>
  make(code, { path: [field], field, facts: { field, ...facts } })

/** The problem of two days of which the second may not come before the first. */
const inOrder = (field: string, first: CivilDate | null, second: CivilDate | null): Problem[] =>
  first !== null && second !== null && second < first ? [said(problem, 'DAYS_REVERSED', field, { first, second })] : []

const taskRules = (content: TaskContent): Problem[] => [
  ...requiredFields.flatMap((field) =>
    content[field as 'title' | 'field' | 'leadCity'] === null ? [said(problem, 'TEXT_MISSING', field)] : [],
  ),
  ...content.milestones.flatMap(({ title, dueOn }) =>
    dueOn !== null && content.deadline !== null && dueOn > content.deadline
      ? [said(warning, 'MILESTONE_AFTER_DEADLINE', 'milestones', { title, dueOn, deadline: content.deadline })]
      : [],
  ),
]

// GB/T 40058-2021, and the older shape that still circulates; the check character's rule is not public.
const projectCode = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{5}[0-9A-Z]$/

const moneyRules = (content: ProjectContent): Problem[] => {
  const { totalInvestmentFen: total, plannedThisYearFen: planned, plannedCurve, investmentShares } = content
  const shared = investmentShares.reduce((sum, { fen }) => sum + fen, 0)
  const curveEnd = plannedCurve?.at(-1) ?? null
  return [
    ...(total !== null && planned !== null && planned > total
      ? [said(warning, 'PLANNED_OVER_TOTAL', 'plannedThisYearFen')]
      : []),
    ...(curveEnd !== null && planned !== null && curveEnd !== planned
      ? [said(warning, 'CURVE_ENDS_ELSEWHERE', 'plannedCurve')]
      : []),
    ...(total !== null && investmentShares.length > 0 && shared !== total
      ? [said(warning, 'SHARES_DIFFER', 'investmentShares')]
      : []),
    // What is planned for such a city stands on no board.
    ...investmentShares.flatMap(({ city }) =>
      city === content.leadCity || content.participatingCities.includes(city)
        ? []
        : [said(warning, 'SHARE_OUTSIDE_ROW', 'investmentShares', { city })],
    ),
  ]
}

const projectRules = (content: ProjectContent): Problem[] => {
  const { actualStartOn, enteredInStatisticsOn: entered, conditionalAcceptance: accepted, stalled } = content
  return [
    ...(content.projectCode !== null && !projectCode.test(content.projectCode)
      ? [said(warning, 'PROJECT_CODE_SHAPE', 'projectCode', { found: content.projectCode })]
      : []),
    ...moneyRules(content),
    ...inOrder('plannedCompletionOn', content.plannedStartOn, content.plannedCompletionOn),
    ...inOrder('actualCompletionOn', actualStartOn, content.actualCompletionOn),
    ...(entered !== null && (actualStartOn === null || entered < actualStartOn)
      ? [said(warning, 'ENTERED_BEFORE_START', 'enteredInStatisticsOn', { entered, start: actualStartOn })]
      : []),
    ...(accepted === null ? [] : inOrder('conditionalAcceptance', accepted.acceptedOn, accepted.makeUpBy)),
    ...(accepted === null ? [] : inOrder('conditionalAcceptance', accepted.acceptedOn, accepted.madeUpOn)),
    ...(stalled === null ? [] : inOrder('stalled', stalled.since, stalled.revivedOn)),
    ...(stalled === null ? [] : inOrder('stalled', stalled.since, stalled.closedOutOn)),
  ]
}

const platformRules = ({ connections }: PlatformContent): Problem[] =>
  connections.flatMap(({ since, lastSeenOn }) => inOrder('connections', since, lastSeenOn))

/** What is wrong with a row as a whole, once each of its values is in its normal form. */
export const checkPlanContent = <L extends PlanList>(list: L, content: ContentOf[L]): Problem[] => [
  ...taskRules(content),
  ...(list === 'PROJECT' ? projectRules(content as ProjectContent) : []),
  ...(list === 'PLATFORM' ? platformRules(content as PlatformContent) : []),
]

/** Doubts about what is said to have happened and lies ahead of a day. */
export const aheadOf = (content: TaskContent, today: CivilDate): Problem[] => {
  const { actualStartOn = null, actualCompletionOn = null } = content as Partial<ProjectContent>
  return Object.entries({ actualStartOn, actualCompletionOn }).flatMap(([field, found]) =>
    found !== null && found > today ? [said(warning, 'ACTUAL_DAY_AHEAD', field, { found, today })] : [],
  )
}
