import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type CityConfirmation, confirmationsIn } from './city-confirmation.ts'
import { selectFigureStatements } from './figure-statement.sql.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { type MeetingBrief, membersOf } from './meeting-brief.ts'
import { readCurrentBrief } from './read-current-brief.ts'
import { selectSealedBrief } from './sealed-brief.sql.ts'

/** The figures that are confirmed, and how each member stands to its own. */
export interface ConfirmedFigures {
  readonly confirmations: readonly CityConfirmation[]
  readonly figures: MeetingBrief['figures']
}

/** How each member stands to its own figures: as they are, or of a sealed brief as they were. For every key that reaches the cluster. */
export const readConfirmedFigures = async (
  hub: Hub,
  caller: Caller,
  meeting: JointMeeting,
): Promise<Outcome<ConfirmedFigures>> => {
  const forbidden = forbid(caller, roles, { cluster: meeting.cluster })
  if (forbidden) return forbidden
  const said = await selectFigureStatements(hub.db, [meeting.id], null)
  const sealed = await selectSealedBrief(hub.db, meeting)
  const brief = sealed
    ? (JSON.parse(sealed.content) as MeetingBrief)
    : (await readCurrentBrief(hub, caller, meeting)).brief
  const { figures } = brief
  return done({ confirmations: confirmationsIn(said, membersOf(brief), figures), figures })
}

/** The confirmations alone. */
export const readConfirmations = async (
  hub: Hub,
  caller: Caller,
  meeting: JointMeeting,
): Promise<Outcome<readonly CityConfirmation[]>> => {
  const { ok, problems } = await readConfirmedFigures(hub, caller, meeting)
  return ok ? done(ok.confirmations) : { problems }
}
