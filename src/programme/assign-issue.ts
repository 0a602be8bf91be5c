import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Outcome } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { changeIssue, type IssueInput } from './change-issue.ts'
import type { CoordinationIssue } from './coordination-issue.ts'
import { refuseStranger } from './refuse-stranger.ts'

export interface AssignIssueInput extends IssueInput {
  /** The city that is to answer. */
  readonly owner: string
  readonly unit: string
  /** The agreed date. */
  readonly dueOn: CivilDate
  readonly text?: string | null
}

/** The problems of a day by which something is to be done. */
export const checkDue = (dueOn: CivilDate, field: string, today: CivilDate): Problem[] => {
  const problems = checkDate(dueOn, field)
  if (problems.length > 0 || dueOn >= today) return problems
  return [problem('DEADLINE_IN_THE_PAST', { path: [field], field, facts: { found: dueOn, today } })]
}

/**
 * Gives an issue to the city and unit that are to answer it, with the agreed date (交办); again to move it to another, or to agree
 * on another date. The cluster's secretariat. Refuses a city that is no member, and an issue that is answered or closed.
 */
export const assignIssue = async (
  hub: Hub,
  caller: Caller,
  input: AssignIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  return changeIssue(hub, caller, input, {
    verb: 'assignIssue',
    step: 'ASSIGNED',
    added: {
      owner: input.owner,
      ownerUnit: input.unit.trim(),
      dueOn: input.dueOn,
      text: input.text?.trim() || null,
    },
    check: (today) => [
      ...checkText(input.unit, 'unit', 100),
      ...checkDue(input.dueOn, 'dueOn', today),
      ...checkOptionalText(input.text, 'text', 4000),
    ],
    refuse: async ({ cluster }, db, onDay) => {
      const found = await selectCluster(db, cluster)
      return refuseStranger(db, found!.id, input.owner, onDay, 'owner')
    },
  })
}
