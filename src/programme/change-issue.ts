import { actorOf, type Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, type Refusal, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { insertStep, selectIssueForUpdate } from './coordination.sql.ts'
import {
  type CoordinationIssue,
  type CoordinationStep,
  checkStep,
  type IssueStep,
  issueState,
  standingOf,
  stateAfter,
} from './coordination-issue.ts'

/** What every step on an issue is given. */
export interface IssueInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly number: number
  /** The day on which it was done; the secretariat may give an earlier one for what came on paper. */
  readonly on?: CivilDate | null
  readonly documentNumber?: string | null
}

/** What a step adds to how the issue stood. */
export type Added = Partial<
  Pick<CoordinationStep, 'text' | 'owner' | 'ownerUnit' | 'dueOn' | 'letter' | 'letterDueOn' | 'manner'>
>

/** One kind of step: what is wrong with its input by itself, who may do it on the issue, and what it adds. */
export interface Doing {
  readonly verb: string
  readonly step: IssueStep
  readonly added: Added
  readonly check: (today: CivilDate) => readonly Problem[]
  readonly refuse: (
    issue: CoordinationIssue,
    db: Db,
    onDay: CivilDate,
  ) => Promise<Refusal | undefined> | Refusal | undefined
}

/** The problems of the day and the number of a document. */
export const checkDoing = (
  caller: Caller,
  { on, documentNumber }: Pick<IssueInput, 'on' | 'documentNumber'>,
  today: CivilDate,
): Problem[] => {
  const problems = [...checkDate(on, 'on'), ...checkOptionalText(documentNumber, 'documentNumber', 100)]
  if (problems.length > 0 || !on || on === today) return problems
  if (on > today) return [problem('DATE_IN_THE_FUTURE', { path: ['on'], field: 'on', facts: { found: on, today } })]
  return caller.role === 'SECRETARIAT' ? [] : [problem('ISSUE_DAY_NOT_TODAY', { path: ['on'], facts: { today } })]
}

/** Takes an issue, sees whether the step may be done now and by whom, and records it with the state after it. */
export const changeIssue = async (
  hub: Hub,
  caller: Caller,
  input: IssueInput,
  { verb, step, added, check, refuse }: Doing,
): Promise<Outcome<CoordinationIssue>> => {
  const today = civilDateAt(hub.now())
  const problems = [...checkDoing(caller, input, today), ...check(input.on ?? today)]
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, verb, { idempotencyKey, content }, async (db, log) => {
    const issue = await selectIssueForUpdate(db, input.cluster, input.number)
    if (!issue) return refusedFor('ISSUE_UNKNOWN', { number: input.number }, ['number'])
    const onDay = input.on ?? today
    const refusal = await refuse(issue, db, onDay)
    if (refusal) return refusal
    const wrong = checkStep(issue, step, added)
    const last = standingOf(issue)
    if (onDay < last.onDay) wrong.push(problem('ISSUE_DAY_BEFORE_LAST', { path: ['on'], facts: { last: last.onDay } }))
    if (wrong.length > 0) return refused(...wrong)
    const made = stepAfter(issue, step, { ...added, onDay, by: caller.city, documentNumber: input.documentNumber })
    await insertStep(db, issue.id, issue.steps.length + 1, { ...made, actor: actorOf(caller) }, log.tx)
    const changed = { ...issue, steps: [...issue.steps, made] }
    await log.record(issueChange(step, changed))
    return done(changed)
  })
}

/** The step with what the issue is after it: what is not said anew stays. */
const stepAfter = (
  issue: CoordinationIssue,
  step: IssueStep,
  said: Added & { readonly onDay: CivilDate; readonly by: string | null; readonly documentNumber?: string | null },
): CoordinationStep => {
  const { state, owner, ownerUnit, dueOn } = standingOf(issue)
  return {
    step,
    state: stateAfter(step, state),
    owner,
    ownerUnit,
    dueOn,
    text: null,
    letter: null,
    letterDueOn: null,
    manner: null,
    ...said,
    documentNumber: said.documentNumber?.trim() || null,
  }
}

/** What each step is in the change log; written out, so that a search for a kind finds where it is recorded. */
const kinds: Readonly<Record<CoordinationStep['step'], string>> = {
  RAISED: 'coordination.raised',
  ASSIGNED: 'coordination.assigned',
  HANDLED: 'coordination.handled',
  ANSWERED: 'coordination.answered',
  RETURNED: 'coordination.returned',
  CLOSED: 'coordination.closed',
  ESCALATED: 'coordination.escalated',
}

/** The change that tells of an issue: not public, and of the city whose turn it is, else of the one that raised it. */
export const issueChange = (step: CoordinationStep['step'], issue: CoordinationIssue) => {
  const city = standingOf(issue).owner ?? issue.raisedBy
  return {
    kind: kinds[step],
    subject: `${issue.cluster}/${issue.number}`,
    cluster: issue.cluster,
    ...(city === null ? {} : { city }),
    isPublic: false,
    state: issueState(issue),
  }
}
