import type { Caller } from '../base/caller.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { changeMeeting, type MeetingInput } from './change-meeting.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import { meetingChange } from './meeting-change.ts'
import { insertCutOff } from './meeting-papers.sql.ts'
import { refuseSealed } from './refuse-sealed.ts'

export interface SetCutOffInput extends MeetingInput {
  /** An instant. */
  readonly cutOff: string
  /** Why it is moved: must be given where one was set before. */
  readonly reason?: string | null
}

/** Says until when figures count for a meeting (数据截止); again to move it, for a reason, until it is sealed. The cluster's secretariat. */
export const setCutOff = (hub: Hub, caller: Caller, input: SetCutOffInput): Promise<Outcome<JointMeeting>> =>
  changeMeeting(
    hub,
    caller,
    'setCutOff',
    input,
    checkOptionalText(input.reason, 'reason', 1000),
    async ({ meeting, db, log, by }) => {
      const last = cutOffOf(meeting)
      if (last !== null && Date.parse(last) === Date.parse(input.cutOff)) return done(meeting)
      const sealed = await refuseSealed(db, meeting)
      if (sealed) return sealed
      const missing = last === null ? [] : checkText(input.reason, 'reason', 1000)
      if (missing.length > 0) return refused(...missing)
      const cutOff = { at: input.cutOff, reason: input.reason?.trim() || null }
      await insertCutOff(db, { meetingId: meeting.id, position: meeting.cutOffs.length + 1, ...cutOff }, by)
      const changed = { ...meeting, cutOffs: [...meeting.cutOffs, cutOff] }
      await log.record(meetingChange('meeting.cutOffSet', changed))
      return done(changed)
    },
  )
