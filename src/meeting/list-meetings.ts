import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type MeetingQuestion, selectMeetings } from './joint-meeting.sql.ts'
import type { JointMeeting } from './joint-meeting.ts'

/** The meetings of a cluster, and the day as of which they are shown. */
export interface Meetings {
  readonly asOf: CivilDate
  readonly meetings: readonly JointMeeting[]
}

/** The joint meetings of a cluster as they were said to be for a day, the latest first. For every key that reaches the cluster. */
export const listMeetings = async (hub: Hub, caller: Caller, asked: MeetingQuestion): Promise<Outcome<Meetings>> => {
  const forbidden = forbid(caller, roles, { cluster: asked.cluster })
  if (forbidden) return forbidden
  const asOf = asked.asOf ?? civilDateAt(hub.now())
  return done({ asOf, meetings: await selectMeetings(hub.db, { ...asked, asOf }) })
}
