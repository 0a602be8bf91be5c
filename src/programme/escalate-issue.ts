import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { checkDue } from './assign-issue.ts'
import { changeIssue, type IssueInput } from './change-issue.ts'
import type { CoordinationIssue, Letter } from './coordination-issue.ts'

export interface EscalateIssueInput extends IssueInput {
  readonly letter: Letter
  /** What the letter demands. */
  readonly text: string
  /** By when: the agreed date stays as it is. */
  readonly dueOn: CivilDate
}

/**
 * Writes to the owner of an issue that is not answered: a reminder (提醒函), and after one a supervision letter (督办函). The
 * cluster's secretariat. The state and the agreed date stay.
 */
export const escalateIssue = async (
  hub: Hub,
  caller: Caller,
  input: EscalateIssueInput,
): Promise<Outcome<CoordinationIssue>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  return changeIssue(hub, caller, input, {
    verb: 'escalateIssue',
    step: 'ESCALATED',
    added: { letter: input.letter, letterDueOn: input.dueOn, text: input.text.trim() },
    check: (today) => [...checkText(input.text, 'text', 4000), ...checkDue(input.dueOn, 'dueOn', today)],
    refuse: () => undefined,
  })
}
