import type { Db } from '../db/database.ts'
import { selectConvenedAt } from './joint-meeting.sql.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import { type MeetingMoment, momentOf } from './meeting-moment.ts'

/** The two times by which a meeting's figures are made, unless others are asked for. */
export const readMoment = async (db: Db, meeting: JointMeeting, now: Date): Promise<MeetingMoment> =>
  momentOf({ cutOff: cutOffOf(meeting), convenedAt: await selectConvenedAt(db, meeting.id) }, now)
