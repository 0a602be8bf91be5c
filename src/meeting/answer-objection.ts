import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import type { MeetingInput } from './change-meeting.ts'
import { type AnswerManner, checkAnswer } from './figure-statement.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { recordStatement } from './record-statement.ts'

export interface AnswerObjectionInput extends MeetingInput {
  /** Its number. */
  readonly objection: number
  readonly manner: AnswerManner
  readonly text: string
}

/**
 * Answers a city's objection: what the figure is made from was corrected (it counts once the cut-off is moved), or the figure
 * stays. The city still has to confirm. The cluster's secretariat, before the seal.
 */
export const answerObjection = async (
  hub: Hub,
  caller: Caller,
  input: AnswerObjectionInput,
): Promise<Outcome<JointMeeting>> => {
  const { objection, manner, text } = input
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const problems = checkText(text, 'text', 1000)
  return recordStatement(hub, caller, 'answerObjection', input, problems, async ({ said }) => {
    const wrong = checkAnswer(said, objection)
    if (wrong.length > 0) return refused(...wrong)
    const { city } = said.find(({ position }) => position === objection)!
    return done({ kind: 'ANSWERED', city, answers: objection, manner, text: text.trim() })
  })
}
