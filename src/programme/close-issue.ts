import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { changeIssue, type IssueInput } from './change-issue.ts'
import type { ClosingManner, CoordinationIssue } from './coordination-issue.ts'
import { judging, refuseOwner } from './issue-rights.ts'

export interface ReturnIssueInput extends IssueInput {
  readonly reason: string
}

export interface CloseIssueInput extends IssueInput {
  readonly manner: ClosingManner
  readonly text?: string | null
}

/** Sends an answer back to its owner with the reason (退回). The city that raised the issue, or the secretariat; never the owner. */
export const returnIssue = async (
  hub: Hub,
  caller: Caller,
  input: ReturnIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const forbidden = forbid(caller, judging, { cluster: input.cluster })
  if (forbidden) return forbidden
  return changeIssue(hub, caller, input, {
    verb: 'returnIssue',
    step: 'RETURNED',
    added: { text: input.reason.trim() },
    check: () => checkText(input.reason, 'reason', 1000),
    refuse: refuseOwner(caller),
  })
}

/**
 * Closes an issue out (销号): solved, once it is answered; or taken back, at any time, with the reason. The city that raised it, or
 * the secretariat; never the owner.
 */
export const closeIssue = async (
  hub: Hub,
  caller: Caller,
  input: CloseIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const forbidden = forbid(caller, judging, { cluster: input.cluster })
  if (forbidden) return forbidden
  const check = input.manner === 'WITHDRAWN' ? checkText : checkOptionalText
  return changeIssue(hub, caller, input, {
    verb: 'closeIssue',
    step: 'CLOSED',
    added: { manner: input.manner, text: input.text?.trim() || null },
    check: () => check(input.text, 'text', 1000),
    refuse: refuseOwner(caller),
  })
}
