import { checkOptionalText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

export const deadlineReasons = [
  'FUNDS',
  'LAND',
  'APPROVAL',
  'DESIGN',
  'CONSTRUCTION',
  'POLICY',
  'RESOLUTION',
  'NEXT_EDITION',
  'CORRECTION',
  'OTHER',
] as const
/** 资金、用地征拆、审批、设计变更、施工条件、政策调整、会议决定、转入下一年度、更正笔误、其他. */
export type DeadlineReason = (typeof deadlineReasons)[number]

/** Why a deadline is another one. */
export interface GivenReason {
  readonly code: string
  readonly text?: string | null
}

/** A deadline as it was set: the first of a subject is its baseline. */
export interface PlanDeadline {
  readonly subjectId: number
  readonly year: number
  /** Null: it was taken back. */
  readonly deadline: CivilDate | null
  readonly isBaseline: boolean
  readonly reasonCode: DeadlineReason | null
  readonly reason: string | null
  readonly validFrom: CivilDate
}

export type NewDeadline = Pick<PlanDeadline, 'deadline' | 'isBaseline' | 'reasonCode' | 'reason'>

/** What of a subject's deadlines is known when a row of it changes. */
export interface KnownDeadline {
  /** Of the row before; null without one. */
  readonly deadline: CivilDate | null
  readonly hasBaseline: boolean
}

/** Problems of a reason as it was given. */
export const checkReason = (given: GivenReason, field: string): Problem[] => {
  if (!deadlineReasons.includes(given.code as never))
    return [
      problem('WORD_UNKNOWN', {
        path: [field],
        field,
        facts: { field, found: given.code.slice(0, 60), words: deadlineReasons },
      }),
    ]
  if (given.code === 'OTHER' && !given.text?.trim())
    return [problem('DEADLINE_REASON_NEEDS_TEXT', { path: [field], field, facts: {} })]
  return checkOptionalText(given.text, field, 1000)
}

/**
 * The deadline to be kept when a row says another: the first is the baseline and needs no reason, every later one needs a coded
 * one. Null if it is the same.
 */
export const nextDeadline = (
  known: KnownDeadline,
  deadline: CivilDate | null,
  given: GivenReason | null,
): { readonly next: NewDeadline | null; readonly problems: readonly Problem[] } => {
  if (deadline === known.deadline) return { next: null, problems: [] }
  if (!known.hasBaseline) return { next: { deadline, isBaseline: true, reasonCode: null, reason: null }, problems: [] }
  const problems = given
    ? checkReason(given, 'deadlineReason')
    : [
        problem('DEADLINE_CHANGE_NEEDS_REASON', {
          path: ['deadline'],
          field: 'deadline',
          facts: { known: known.deadline, deadline, words: deadlineReasons },
        }),
      ]
  if (problems.length > 0) return { next: null, problems }
  const reason = given!.text?.trim() || null
  return { next: { deadline, isBaseline: false, reasonCode: given!.code as DeadlineReason, reason }, problems }
}
