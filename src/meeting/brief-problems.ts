import { addDays, type CivilDate } from '../base/civil-date.ts'
import {
  type CoordinationIssue,
  isOverdue,
  lettersToOwner,
  type PlanRowName,
  standingOf,
} from '../programme/coordination-issue.ts'
import type { RedRow } from './brief-fact.sql.ts'
import type { BriefProblem, ProblemCause } from './brief-part.ts'

/** A row that has been red for two monthly circulars needs more than its own city. */
export const longRedDays = 60

/** Rows that have been red for long are named up to so many; what is left out is said. */
export const mostLongRed = 100

/** The day since which a row must be red to be so for long. */
export const longRedSince = (asOf: CivilDate): CivilDate => addDays(asOf, -longRedDays)

/** Why an open issue needs the mayors: its owner was sent a supervision letter, is overdue, or had its answer sent back. */
export const causesOf = (issue: Pick<CoordinationIssue, 'steps'>, asOf: CivilDate): ProblemCause[] => {
  const standing = standingOf(issue)
  if (standing.state === 'CLOSED') return []
  const isSupervised = lettersToOwner(issue).some(({ letter }) => letter === 'SUPERVISION')
  return [
    ...(isSupervised ? (['SUPERVISED'] as const) : []),
    ...(isOverdue(standing, asOf) ? (['OVERDUE'] as const) : []),
    ...(standing.state === 'RETURNED' ? (['RETURNED'] as const) : []),
  ]
}

/** What a row of the plan is called. */
export type RowTitle = (row: PlanRowName) => string | null

/** The issues that need the mayors, the oldest first. */
export const issueProblems = (
  issues: readonly CoordinationIssue[],
  asOf: CivilDate,
  titleOf: RowTitle,
): BriefProblem[] =>
  issues
    .flatMap((issue): BriefProblem[] => {
      const causes = causesOf(issue, asOf)
      if (causes.length === 0) return []
      const { owner, ownerUnit, dueOn } = standingOf(issue)
      const { number, title, problem, raisedBy, plan } = issue
      const row = plan && { list: plan.list, year: plan.year, number: plan.number, title: titleOf(plan) ?? '' }
      return [
        {
          ...{ kind: 'ISSUE', number, title, text: problem, causes, raisedBy, city: owner, unit: ownerUnit },
          ...{ since: issue.steps[0]!.onDay, dueOn, row, reasons: [] },
        },
      ]
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.number - b.number))

/** What of a row a long red light names. */
export interface RedHead extends NonNullable<BriefProblem['row']> {
  readonly leadUnit: string | null
  readonly deadline: CivilDate | null
}

/** The rows that have been red for long, longest first. */
export const rowProblems = (
  red: readonly RedRow[],
  headOf: (subjectId: number) => RedHead | undefined,
): BriefProblem[] =>
  red.flatMap(({ subjectId, city, since, reasons }) => {
    const head = headOf(subjectId)
    if (!head) return []
    const { leadUnit: unit, deadline: dueOn, ...row } = head
    return [
      {
        ...{
          kind: 'ROW' as const,
          number: row.number,
          title: row.title,
          text: null,
          causes: ['RED_FOR_LONG' as const],
        },
        ...{ raisedBy: null, city, unit, since, dueOn, row, reasons },
      },
    ]
  })
