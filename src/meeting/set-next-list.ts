import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import { canonicalJson } from '../changes/canonical.ts'
import type { Hub } from '../hub.ts'
import { changeMeeting, type MeetingInput } from './change-meeting.ts'
import { checkYear } from './given-meeting.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { nextListChange } from './meeting-change.ts'
import { insertNextList } from './meeting-papers.sql.ts'
import type { NextListEntry } from './next-list.ts'

export interface SetNextListInput extends MeetingInput {
  /** Of the list; the year after that of the meeting, unless given. */
  readonly year?: number | null
  /** All of them, in order. */
  readonly entries: readonly NextListEntry[]
}

const mostEntries = 500

const checkEntries = (entries: readonly NextListEntry[]): Problem[] => {
  const field = 'entries'
  if (entries.length > mostEntries)
    return [
      problem('MEETING_LIST_TOO_LONG', { path: [field], field, facts: { found: entries.length, most: mostEntries } }),
    ]
  return entries.flatMap(({ title }, i) => placedUnder([field, i], checkText(title, 'title', 200)))
}

/**
 * Sets the next year's list as a meeting adopted it (下一年度清单), as a whole; the same again is recorded nowhere. It plans nothing by
 * itself. The cluster's secretariat. Refuses a lead city that is no member on the day of the meeting.
 */
export const setNextList = (hub: Hub, caller: Caller, input: SetNextListInput): Promise<Outcome<JointMeeting>> => {
  const problems = [...checkYear(input.year), ...checkEntries(input.entries)]
  return changeMeeting(hub, caller, 'setNextList', input, problems, async ({ meeting, db, log, by }) => {
    const day = meeting.heldOn ?? civilDateAt(hub.now())
    const cluster = (await selectCluster(db, meeting.cluster))!
    const members = (await selectMemberships(db, [cluster.id], day)).filter(({ role }) => role === 'MEMBER')
    const strangers = input.entries.flatMap(({ leadCity: code }, i) => {
      const path = ['entries', i, 'leadCity']
      const isMember = members.some(({ city }) => city.code === code)
      return isMember ? [] : [problem('MEETING_CITY_NOT_MEMBER', { path, facts: { code: code.slice(0, 40), day } })]
    })
    if (strangers.length > 0) return refused(...strangers)
    const year = input.year ?? meeting.year + 1
    const entries = input.entries.map(({ list, title, leadCity }) => ({ list, title: title.trim(), leadCity }))
    const before = meeting.nextList
    if (before && canonicalJson([before.year, before.entries]) === canonicalJson([year, entries])) return done(meeting)
    const nextList = { version: (before?.version ?? 0) + 1, year, entries }
    await insertNextList(db, meeting.id, nextList, by)
    await log.record(nextListChange(meeting, nextList))
    return done({ ...meeting, nextList })
  })
}
