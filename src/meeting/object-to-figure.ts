import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { checkValue } from './brief-erratum.ts'
import type { MeetingInput } from './change-meeting.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import { figureOf } from './meeting-brief.ts'
import { readCurrentBrief } from './read-current-brief.ts'
import { recordStatement } from './record-statement.ts'
import { checkCutOff } from './sealed-brief.ts'

export interface ObjectToFigureInput extends MeetingInput {
  readonly city: string
  readonly figure: string
  readonly reason: string
  /** What it should be, where the city knows it. */
  readonly expected?: string | null
}

/**
 * Objects to a figure of a city's own, or of all (异议): nothing is sealed until the secretariat has answered, or the city confirms
 * after all. The city's coordinator, after the cut-off and before the seal.
 */
export const objectToFigure = async (
  hub: Hub,
  caller: Caller,
  input: ObjectToFigureInput,
): Promise<Outcome<JointMeeting>> => {
  const { cluster, city, figure: id, expected = null } = input
  const forbidden = forbid(caller, ['COORDINATOR'], { cluster, city })
  if (forbidden) return forbidden
  const problems = [...checkText(input.reason, 'reason', 1000), ...checkValue(expected, 'expected')]
  return recordStatement(hub, caller, 'objectToFigure', input, problems, async ({ db, meeting }) => {
    const early = checkCutOff(cutOffOf(meeting), hub.now())
    if (early.length > 0) return refused(...early)
    const { brief } = await readCurrentBrief({ ...hub, db }, caller, meeting)
    const figure = figureOf(brief, id)
    if (!figure) return refusedFor('FIGURE_UNKNOWN', { figure: id.slice(0, 100) }, ['figure'])
    if (figure.city !== null && figure.city !== city)
      return refusedFor('FIGURE_OF_OTHER_CITY', { figure: id, city }, ['figure'])
    return done({ kind: 'OBJECTED', city, figure: id, value: figure.value, expected, text: input.reason.trim() })
  })
}
