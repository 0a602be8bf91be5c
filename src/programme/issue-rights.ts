import { forbid } from '../access/rights.ts'
import type { Caller, Role } from '../base/caller.ts'
import { type Refusal, refusedFor } from '../base/outcome.ts'
import { allowedFrom, type CoordinationIssue, type IssueStep, issueSteps, standingOf } from './coordination-issue.ts'

export const answering: readonly Role[] = ['COORDINATOR']
export const judging: readonly Role[] = ['COORDINATOR', 'SECRETARIAT']

/** Refuses whoever is not the coordinator of the city whose turn it is. */
export const refuseOthers =
  (caller: Caller) =>
  (issue: CoordinationIssue): Refusal | undefined => {
    const { owner } = standingOf(issue)
    return owner === null ? undefined : forbid(caller, answering, { cluster: issue.cluster, city: owner })
  }

/** The owner never judges its own answer, not even of an issue that it raised itself: that is for the secretariat then. */
export const refuseOwner =
  (caller: Caller) =>
  (issue: CoordinationIssue): Refusal | undefined => {
    const { owner } = standingOf(issue)
    if (caller.city !== null && caller.city === owner) return refusedFor('ISSUE_CLOSED_BY_OWNER', { owner })
    return forbid(caller, judging, { cluster: issue.cluster, city: issue.raisedBy })
  }

const refuseAllButOffice = (caller: Caller) => (issue: CoordinationIssue) =>
  forbid(caller, ['SECRETARIAT'], { cluster: issue.cluster })

/** Who may do a step, whatever the state. */
const refusals: Readonly<Record<IssueStep, (caller: Caller) => (issue: CoordinationIssue) => Refusal | undefined>> = {
  ASSIGNED: refuseAllButOffice,
  HANDLED: refuseOthers,
  ANSWERED: refuseOthers,
  RETURNED: refuseOwner,
  CLOSED: refuseOwner,
  ESCALATED: refuseAllButOffice,
}

/** What a caller may do to an issue as it stands: what is offered; the verbs refuse all else. */
export const possibleSteps = (caller: Caller, issue: CoordinationIssue): IssueStep[] => {
  const { state } = standingOf(issue)
  // What is taken back may be so before there is an answer.
  const from = (step: IssueStep) => (step === 'CLOSED' ? allowedFrom(step, 'WITHDRAWN') : allowedFrom(step))
  return issueSteps.filter((step) => from(step).includes(state) && refusals[step](caller)(issue) === undefined)
}
