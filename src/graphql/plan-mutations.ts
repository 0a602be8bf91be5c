import type { Caller } from '../base/caller.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { type ChangeDeadlineInput, changeDeadline } from '../programme/change-deadline.ts'
import type { GivenPlanRow } from '../programme/given-plan-row.ts'
import { findPlanRow } from '../programme/list-plan.ts'
import type { PlanRegistration, PlanRegistrationInput } from '../programme/plan-registration.ts'
import { registerKeyProjects, registerPlatforms, registerTasks } from '../programme/register-plan.ts'
import { type SetPlanFieldsInput, setPlanFields } from '../programme/set-plan-fields.ts'
import { answer } from './answer.ts'
import type { Context } from './context.ts'
import { planNode } from './plan.ts'

/** A row as the contract has it, all its fields side by side. */
type FlatRow = Omit<GivenPlanRow, 'content'> & Readonly<Record<string, unknown>>

/** What the content calls the fields that hold money. */
const inFen: Readonly<Record<string, string>> = {
  totalInvestment: 'totalInvestmentFen',
  plannedThisYear: 'plannedThisYearFen',
}

const givenRow = ({ number, carriedFrom, state, reason, deadlineReason, ...fields }: FlatRow): GivenPlanRow => ({
  ...{ number, carriedFrom, state, reason, deadlineReason },
  content: Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      inFen[field] ?? field,
      field === 'investmentShares' ? shares(value) : value,
    ]),
  ),
})

const ownName = <T>(name: T): T | string =>
  typeof name === 'string' && name.endsWith('Fen') ? name.slice(0, -3) : name

/** A problem under the names of the contract, whose amounts are in 元. */
const underOwnNames = (found: Problem): Problem => ({
  ...found,
  path: found.path.map(ownName),
  ...(found.field === undefined ? {} : { field: ownName(found.field) }),
  facts: 'field' in found.facts ? { ...found.facts, field: ownName(found.facts.field!) } : found.facts,
})

const shares = (given: unknown): unknown =>
  (given as { city: string; amount: number }[] | null)?.map(({ city, amount }) => ({ city, fen: amount })) ?? null

const registration =
  (verb: (hub: Hub, caller: Caller, input: PlanRegistrationInput) => Promise<Outcome<PlanRegistration>>) =>
  async (
    _: unknown,
    { input }: { input: Omit<PlanRegistrationInput, 'rows'> & { rows: readonly FlatRow[] } },
    context: Context,
  ) => {
    const outcome = await verb(context.hub, context.caller, { ...input, rows: input.rows.map(givenRow) })
    const { ok, problems } = answer({ ...outcome, problems: outcome.problems.map(underOwnNames) }, context)
    return { registration: ok, problems }
  }

export const planMutations = {
  Mutation: {
    registerTasks: registration(registerTasks),
    registerKeyProjects: registration(registerKeyProjects),
    registerPlatforms: registration(registerPlatforms),
    changeDeadline: async (_: unknown, { input }: { input: ChangeDeadlineInput }, context: Context) => {
      const { hub, caller } = context
      const { ok, problems } = answer(await changeDeadline(hub, caller, input), context)
      if (!ok) return { row: null, problems }
      const found = await findPlanRow(hub, caller, { ...ok, asOf: input.validFrom ?? null }, ok.number)
      return { row: found.ok ? planNode(found.ok, null, null) : null, problems }
    },
    setPlanFields: async (_: unknown, { input }: { input: SetPlanFieldsInput }, context: Context) => {
      const { ok: fields, problems } = answer(await setPlanFields(context.hub, context.caller, input), context)
      return { fields, problems }
    },
  },
}
