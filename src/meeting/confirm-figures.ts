import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import type { MeetingInput } from './change-meeting.ts'
import { figuresHash } from './city-confirmation.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import { membersOf } from './meeting-brief.ts'
import { readCurrentBrief } from './read-current-brief.ts'
import { recordStatement } from './record-statement.ts'
import { checkCutOff } from './sealed-brief.ts'

export interface ConfirmFiguresInput extends MeetingInput {
  readonly city: string
  /** Of the figures that the city has seen; others are refused. */
  readonly figuresHash?: string | null
}

/**
 * Confirms a city's own figures as they are at the cut-off (确认); once they are others the confirmation has lapsed. Takes back what
 * the city objected. The city's coordinator, after the cut-off and before the seal.
 */
export const confirmFigures = async (
  hub: Hub,
  caller: Caller,
  input: ConfirmFiguresInput,
): Promise<Outcome<JointMeeting>> => {
  const { cluster, city } = input
  const forbidden = forbid(caller, ['COORDINATOR'], { cluster, city })
  if (forbidden) return forbidden
  return recordStatement(hub, caller, 'confirmFigures', input, [], async ({ db, meeting }) => {
    const early = checkCutOff(cutOffOf(meeting), hub.now())
    if (early.length > 0) return refused(...early)
    const { brief } = await readCurrentBrief({ ...hub, db }, caller, meeting)
    if (!membersOf(brief).includes(city)) return refusedFor('CITY_NOT_IN_BRIEF', { city }, ['city'])
    const hash = figuresHash(brief.figures, city)
    if (input.figuresHash && input.figuresHash !== hash)
      return refused(problem('FIGURES_CHANGED', { path: ['figuresHash'], facts: { city } }))
    return done({ kind: 'CONFIRMED', city, figuresHash: hash })
  })
}
