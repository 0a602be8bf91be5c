import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { PlanList } from './plan-row.ts'

/** How an issue stands: raised, assigned to an owner, in hand, answered, sent back to the owner, closed out (销号). */
export const issueStates = ['RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED', 'CLOSED'] as const
export type IssueState = (typeof issueStates)[number]

/** What is done to an issue. A letter escalates and leaves the state as it is. */
export const issueSteps = ['ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED', 'CLOSED', 'ESCALATED'] as const
export type IssueStep = (typeof issueSteps)[number]

/** A reminder (提醒函), and the supervision letter (督办函) that it escalates to. */
export type Letter = 'REMINDER' | 'SUPERVISION'

/** Why an issue is closed: it is solved, or whoever raised it takes it back. */
export type ClosingManner = 'SOLVED' | 'WITHDRAWN'

/** A row of the plan by its number. */
export interface PlanRowName {
  readonly list: PlanList
  readonly year: number
  readonly number: number
}

/** A step, with what the issue is after it. */
export interface CoordinationStep {
  readonly step: IssueStep | 'RAISED'
  readonly state: IssueState
  readonly onDay: CivilDate
  /** The city that did it; null for the secretariat. */
  readonly by: string | null
  readonly text: string | null
  readonly owner: string | null
  readonly ownerUnit: string | null
  /** The agreed date: the day itself is on time. */
  readonly dueOn: CivilDate | null
  readonly letter: Letter | null
  readonly letterDueOn: CivilDate | null
  readonly documentNumber: string | null
  readonly manner: ClosingManner | null
}

/** A problem needing coordination (需协调事项) and all that was done about it. */
export interface CoordinationIssue {
  readonly id: number
  readonly cluster: string
  readonly number: number
  readonly title: string
  readonly problem: string
  /** The raising city; null for the secretariat. */
  readonly raisedBy: string | null
  readonly plan: PlanRowName | null
  /** From the raising on, in order. */
  readonly steps: readonly CoordinationStep[]
}

/** From which states a step leads, and to which; null: the state stays. */
const table: Readonly<Record<IssueStep, readonly [from: readonly IssueState[], to: IssueState | null]>> = {
  ASSIGNED: [['RAISED', 'ASSIGNED', 'HANDLED', 'RETURNED'], 'ASSIGNED'],
  HANDLED: [['ASSIGNED', 'RETURNED'], 'HANDLED'],
  ANSWERED: [['ASSIGNED', 'HANDLED', 'RETURNED'], 'ANSWERED'],
  RETURNED: [['ANSWERED'], 'RETURNED'],
  CLOSED: [['ANSWERED'], 'CLOSED'],
  ESCALATED: [['ASSIGNED', 'HANDLED', 'RETURNED'], null],
}

const open: readonly IssueState[] = ['RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED']

/** States in which the owner is to answer. */
export const owing: readonly IssueState[] = ['ASSIGNED', 'HANDLED', 'RETURNED']

/** From which states a step is allowed. What is taken back may be so at any time before it is closed. */
export const allowedFrom = (step: IssueStep, manner: ClosingManner | null = null): readonly IssueState[] =>
  step === 'CLOSED' && manner === 'WITHDRAWN' ? open : table[step][0]

/** The state after a step. */
export const stateAfter = (step: IssueStep, before: IssueState): IssueState => table[step][1] ?? before

/** How the issue stands: what its last step left. */
export const standingOf = ({ steps }: Pick<CoordinationIssue, 'steps'>): CoordinationStep => steps.at(-1)!

/** Whether the owner has let the agreed date pass without an answer. The due day itself is on time. */
export const isOverdue = ({ state, dueOn }: CoordinationStep, asOf: CivilDate): boolean =>
  owing.includes(state) && dueOn !== null && dueOn < asOf

/** The letters since the issue was last given to another owner. */
export const lettersToOwner = ({ steps }: Pick<CoordinationIssue, 'steps'>): readonly CoordinationStep[] => {
  const { owner } = steps.at(-1)!
  const since = steps.findLastIndex((step) => step.owner !== owner)
  return steps.slice(since + 1).filter(({ letter }) => letter !== null)
}

/** The problem of a step that the state does not allow, or of a supervision letter that no reminder went before. */
export const checkStep = (
  issue: CoordinationIssue,
  step: IssueStep,
  { manner = null, letter = null }: { readonly manner?: ClosingManner | null; readonly letter?: Letter | null } = {},
): Problem[] => {
  const { state } = standingOf(issue)
  const allowed = allowedFrom(step, manner)
  if (!allowed.includes(state)) return [problem('ISSUE_STATE_NOT_ALLOWED', { facts: { state, allowed } })]
  const reminded = lettersToOwner(issue).some((sent) => sent.letter === 'REMINDER')
  return letter === 'SUPERVISION' && !reminded ? [problem('ISSUE_NOT_REMINDED', { path: ['letter'] })] : []
}

/** What of an issue stands in the change log and in letters: the issue after its last step. */
export const issueState = (issue: CoordinationIssue) => {
  const { steps, id: _, ...what } = issue
  const { step, state, owner, ownerUnit, dueOn, onDay, by, ...said } = standingOf(issue)
  return { ...what, raisedOn: steps[0]!.onDay, state, step, onDay, by, owner, ownerUnit, dueOn, ...said }
}
