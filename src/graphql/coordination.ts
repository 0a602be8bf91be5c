import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, pageOf } from '../base/connection.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { answerIssue, handleIssue } from '../programme/answer-issue.ts'
import { assignIssue } from '../programme/assign-issue.ts'
import { closeIssue, returnIssue } from '../programme/close-issue.ts'
import {
  type CoordinationIssue,
  type IssueState,
  isOverdue,
  lettersToOwner,
  type PlanRowName,
  standingOf,
} from '../programme/coordination-issue.ts'
import { escalateIssue } from '../programme/escalate-issue.ts'
import { listIssues, readScorecard, type ScorecardInput } from '../programme/list-issues.ts'
import { raiseIssue } from '../programme/raise-issue.ts'
import { answer, answered } from './answer.ts'
import { badRequest, checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import { cityAt } from './city-at.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

/** An issue, and the day as of which it is shown. */
interface ShownIssue extends CoordinationIssue {
  readonly asOf: CivilDate
}

interface IssueArguments {
  readonly cluster: string
  readonly asOf?: string | null
  readonly knownAt?: string | null
}

interface ListArguments extends IssueArguments {
  readonly filter?: {
    readonly city?: string | null
    readonly owner?: string | null
    readonly states?: readonly IssueState[] | null
    readonly overdue?: boolean | null
    readonly text?: string | null
    readonly plan?: PlanRowName | null
  } | null
  readonly first?: number | null
  readonly after?: string | null
}

const listed = async (
  { cluster, asOf, knownAt = null }: IssueArguments,
  { overdue, ...more }: { overdue?: boolean | null; limit: number; [asked: string]: unknown },
  { hub, caller, ...context }: Context,
): Promise<ShownIssue[]> => {
  const question = { ...more, cluster, asOf: checkedDay(asOf), knownAt, overdue: overdue ?? false }
  const found = answered(await listIssues(hub, caller, question), { hub, caller, ...context })
  return found.issues.map((issue) => ({ ...issue, asOf: found.asOf }))
}

/** A step on an issue, as a mutation: the issue as it stands after it. */
const step =
  <I>(verb: (hub: Hub, caller: Caller, input: I) => Promise<Outcome<CoordinationIssue>>) =>
  async (_: unknown, { input }: { input: I }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { issue: ok && { ...ok, asOf: civilDateAt(context.hub.now()) }, problems }
  }

const letters = (issue: CoordinationIssue, kind: string) =>
  lettersToOwner(issue).filter(({ letter }) => letter === kind).length

export const coordinationResolvers = {
  Query: {
    coordinationIssues: async (_: unknown, asked: ListArguments, context: Context) => {
      const first = context.spend(checkedFirst(asked.first))
      const before = checkedCursor(asked.after, ['number'])?.[0] ?? null
      const rows = await listed(asked, { ...asked.filter, before, limit: first + 1 }, context)
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ number }) => encodeCursor([number]))
      return { nodes, pageInfo }
    },
    coordinationIssue: async (_: unknown, asked: IssueArguments & { number: number }, context: Context) => {
      if (asked.number < 1) throw badRequest('number must be from 1 on')
      return (await listed(asked, { number: asked.number, limit: 1 }, context))[0] ?? null
    },
    scorecard: async (_: unknown, asked: ScorecardInput, context: Context) => {
      const days = { from: checkedDay(asked.from), to: checkedDay(asked.to), asOf: checkedDay(asked.asOf) }
      return answered(await readScorecard(context.hub, context.caller, { ...asked, ...days }), context)
    },
  },
  Mutation: {
    raiseIssue: step(raiseIssue),
    assignIssue: step(assignIssue),
    handleIssue: step(handleIssue),
    answerIssue: step(answerIssue),
    returnIssue: step(returnIssue),
    closeIssue: step(closeIssue),
    escalateIssue: step(escalateIssue),
  },
  CoordinationIssue: {
    id: ({ id }: ShownIssue) => encodeId('CoordinationIssue', id),
    raisedBy: cityAt('raisedBy'),
    raisedOn: ({ steps }: ShownIssue) => steps[0]!.onDay,
    state: (issue: ShownIssue) => standingOf(issue).state,
    owner: (issue: ShownIssue, _: unknown, context: Context) => cityAt('owner')(standingOf(issue), _, context),
    ownerUnit: (issue: ShownIssue) => standingOf(issue).ownerUnit,
    dueOn: (issue: ShownIssue) => standingOf(issue).dueOn,
    isOverdue: (issue: ShownIssue) => isOverdue(standingOf(issue), issue.asOf),
    reminders: (issue: ShownIssue) => letters(issue, 'REMINDER'),
    supervisions: (issue: ShownIssue) => letters(issue, 'SUPERVISION'),
    steps: ({ steps }: ShownIssue, _: unknown, { spend }: Context) => spend(steps),
  },
  CoordinationStep: { by: cityAt('by'), owner: cityAt('owner') },
  CityScore: { city: cityAt('city') },
}
