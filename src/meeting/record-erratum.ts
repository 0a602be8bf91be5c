import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { insertErratum } from './brief-erratum.sql.ts'
import { checkErratum, correctedValues } from './brief-erratum.ts'
import { changeMeeting, type MeetingInput } from './change-meeting.ts'
import type { JointMeeting } from './joint-meeting.ts'
import type { MeetingBrief } from './meeting-brief.ts'
import { erratumChange } from './seal-change.ts'
import { selectSealedBrief } from './sealed-brief.sql.ts'

export interface RecordErratumInput extends MeetingInput {
  readonly figure: string
  /** What it should have been; null: it cannot be said. */
  readonly value?: string | null
  readonly reason: string
}

/**
 * Corrects a figure of a sealed brief (勘误): the brief stays as it is, and the next report shows what it said and what is right. The
 * cluster's secretariat.
 */
export const recordErratum = (hub: Hub, caller: Caller, input: RecordErratumInput): Promise<Outcome<JointMeeting>> => {
  const problems = checkText(input.reason, 'reason', 1000)
  return changeMeeting(hub, caller, 'recordErratum', input, problems, async ({ meeting, db, log, by }) => {
    const sealed = await selectSealedBrief(db, input)
    if (!sealed) return refusedFor('MEETING_NOT_SEALED', { edition: input.edition }, ['edition'])
    const { figures } = JSON.parse(sealed.content) as MeetingBrief
    const said = correctedValues(figures, sealed.errata)
    const { figure, value = null } = input
    const wrong = checkErratum(said, { figure, value })
    if (wrong.length > 0) return refused(...wrong)
    const values = { oldValue: said.get(figure) ?? null, newValue: value }
    const erratum = { number: sealed.errata.length + 1, figure, ...values, reason: input.reason.trim() }
    await insertErratum(db, meeting.id, erratum, by)
    await log.record(erratumChange(meeting, erratum))
    return done(meeting)
  })
}
