import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { isError } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { forbidPlan } from './forbid-plan.ts'
import { checkReason } from './plan-deadline.ts'
import { checkFirstDay, checkPlanHead } from './plan-registration.ts'
import type { PlanList } from './plan-row.ts'
import { registerKnownRow } from './register-plan.ts'

export interface ChangeDeadlineInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly list: PlanList
  readonly year: number
  readonly number: number
  /** Null takes it back; to say nothing is no change. */
  readonly deadline?: CivilDate | null
  readonly reasonCode: string
  readonly reason?: string | null
  readonly validFrom?: CivilDate | null
}

/** Which row was meant. */
export interface NamedPlanRow {
  readonly cluster: string
  readonly list: PlanList
  readonly year: number
  readonly number: number
}

/** Gives a row another deadline for a coded reason; the baseline and every later one are kept. The cluster's secretariat. */
export const changeDeadline = async (
  hub: Hub,
  caller: Caller,
  input: ChangeDeadlineInput,
): Promise<Outcome<NamedPlanRow>> => {
  const { cluster, list, year, number, deadline } = input
  const forbidden = forbidPlan(caller, cluster)
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const deadlineReason = { code: input.reasonCode, text: input.reason ?? null }
  const row = { number, deadlineReason, content: { deadline } }
  const registration = { cluster, year, rows: [row], onProblem: 'REJECT_ALL', dryRun: false } as const
  const head = [
    ...checkPlanHead(registration),
    ...(deadline === undefined ? checkText(null, 'deadline', 10) : checkDate(deadline, 'deadline')),
    ...checkFirstDay(year, input.validFrom, today),
    ...checkReason(deadlineReason, 'reasonCode'),
  ]
  if (head.length > 0) return refused(...head)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'changeDeadline', { idempotencyKey, content }, async (db, log) => {
    const days = { today, validFrom: input.validFrom ?? today }
    const { ok, problems } = await registerKnownRow(db, log, list, registration, days)
    // One row, so the place of a problem is its field.
    const found = problems.map((one) => ({ ...one, path: one.path.slice(one.path[0] === 'rows' ? 2 : 0) }))
    return ok && !found.some(isError) ? done({ cluster, list, year, number }, found) : refused(...found)
  })
}
