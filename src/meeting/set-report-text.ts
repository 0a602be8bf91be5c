import { selectCluster } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { selectPlanFields } from '../programme/plan-field.sql.ts'
import { fieldsOr } from '../programme/plan-field.ts'
import { changeMeeting, type MeetingInput } from './change-meeting.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { textChange } from './meeting-change.ts'
import { insertReportText, selectTextVersion } from './meeting-papers.sql.ts'
import { refuseSealed } from './refuse-sealed.ts'
import { fieldOfPart, isOfMinutes, textOf } from './report-text.ts'

export interface SetReportTextInput extends MeetingInput {
  /** `INTRODUCTION`, or `FIELD:TRANSPORT`. */
  readonly part: string
  /** Null, or blanks, takes it back. */
  readonly text?: string | null
}

const longest = 20_000

const checkPart = (part: string): Problem[] =>
  fieldOfPart(part) === undefined
    ? [problem('REPORT_PART_UNKNOWN', { path: ['part'], field: 'part', facts: { found: part.slice(0, 70) } })]
    : []

/**
 * Sets what the secretariat writes itself into a part of a meeting's papers; the same again is recorded nowhere. The cluster's
 * secretariat. Refuses a part that the papers do not have, one of a field that the cluster does not have, and any but the minutes' of
 * a sealed brief.
 */
export const setReportText = (hub: Hub, caller: Caller, input: SetReportTextInput): Promise<Outcome<JointMeeting>> => {
  const problems = [...checkPart(input.part), ...checkOptionalText(input.text, 'text', longest)]
  return changeMeeting(hub, caller, 'setReportText', input, problems, async ({ meeting, db, log, by }) => {
    const { part } = input
    const text = input.text?.trim() || null
    if (textOf(meeting.texts, part) === text) return done(meeting)
    const sealed = isOfMinutes(part) ? undefined : await refuseSealed(db, meeting)
    if (sealed) return sealed
    const field = fieldOfPart(part)
    if (field && !(await isFieldOf(db, meeting.cluster, field)))
      return refusedFor('REPORT_PART_UNKNOWN', { found: part }, ['part'])
    const version = (await selectTextVersion(db, meeting.id, part)) + 1
    await insertReportText(db, { meetingId: meeting.id, part, version, text }, by)
    await log.record(textChange(meeting, { part, version, text }))
    const others = meeting.texts.filter((other) => other.part !== part)
    const texts = text === null ? others : [...others, { part, version, text }].sort(byPart)
    return done({ ...meeting, texts })
  })
}

const byPart = (a: { readonly part: string }, b: { readonly part: string }): number => (a.part < b.part ? -1 : 1)

const isFieldOf = async (db: Db, clusterCode: string, code: string): Promise<boolean> => {
  const cluster = await selectCluster(db, clusterCode)
  return fieldsOr(await selectPlanFields(db, cluster!.id)).some((field) => field.code === code)
}
