import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { changeIssue, type IssueInput } from './change-issue.ts'
import type { CoordinationIssue } from './coordination-issue.ts'
import { answering, refuseOthers } from './issue-rights.ts'

export interface HandleIssueInput extends IssueInput {
  readonly text?: string | null
}

export interface AnswerIssueInput extends IssueInput {
  readonly text: string
}

/** Takes an issue in hand (办理): it counts as accepted. The coordinator of the city that it is given to. */
export const handleIssue = async (
  hub: Hub,
  caller: Caller,
  input: HandleIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const forbidden = forbid(caller, answering, { cluster: input.cluster })
  if (forbidden) return forbidden
  return changeIssue(hub, caller, input, {
    verb: 'handleIssue',
    step: 'HANDLED',
    added: { text: input.text?.trim() || null },
    check: () => checkOptionalText(input.text, 'text', 4000),
    refuse: refuseOthers(caller),
  })
}

/** Answers an issue (答复). The coordinator of the city that it is given to. */
export const answerIssue = async (
  hub: Hub,
  caller: Caller,
  input: AnswerIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const forbidden = forbid(caller, answering, { cluster: input.cluster })
  if (forbidden) return forbidden
  return changeIssue(hub, caller, input, {
    verb: 'answerIssue',
    step: 'ANSWERED',
    added: { text: input.text.trim() },
    check: () => checkText(input.text, 'text', 4000),
    refuse: refuseOthers(caller),
  })
}
