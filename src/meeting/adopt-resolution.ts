import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { changeMeeting, type MeetingInput } from './change-meeting.ts'
import { findLinks } from './find-links.ts'
import { checkGivenResolution, checkWords, type GivenResolution, wordsOf } from './given-resolution.ts'
import { meetingStateOn } from './joint-meeting.ts'
import { resolutionChange } from './meeting-change.ts'
import {
  insertResolution,
  insertResolutionVersion,
  selectLastNumber,
  selectResolutionForUpdate,
} from './resolution.sql.ts'
import type { Resolution } from './resolution.ts'

export interface AdoptResolutionInput extends MeetingInput, GivenResolution {}

/**
 * Enters what a meeting resolved (议定事项), under the next number of the meeting; under a number that is taken, and with a reason, it
 * corrects the record. The cluster's secretariat. Refuses it of a meeting that is not held yet, of a lead city that was no member on
 * the day, and links to what is not there.
 */
export const adoptResolution = (hub: Hub, caller: Caller, input: AdoptResolutionInput): Promise<Outcome<Resolution>> =>
  changeMeeting(
    hub,
    caller,
    'adoptResolution',
    input,
    checkGivenResolution(input),
    async ({ meeting, db, log, by }) => {
      const today = civilDateAt(hub.now())
      const { cluster, edition } = meeting
      if (meetingStateOn(meeting, today) !== 'HELD') return refusedFor('MEETING_NOT_HELD', { edition }, ['edition'])
      const number = input.number ?? (await selectLastNumber(db, meeting.id)) + 1
      const named = { cluster, edition, number }
      const before = await selectResolutionForUpdate(db, named, today)
      const reason = input.reason?.trim() || null
      if (before && reason === null) return refusedFor('MEETING_NUMBER_TAKEN', { number }, ['number'])
      const adoptedOn = meeting.heldOn!
      const words = wordsOf(input, before)
      const place = (await selectCluster(db, cluster))!
      const problems = checkWords(words, await citiesOn(db, place.id, adoptedOn), adoptedOn)
      const found = input.links ? await findLinks(db, { cluster: place, day: today }, input.links) : undefined
      if (found) problems.push(...found.problems)
      if (problems.length > 0) return refused(...problems)
      const links = found?.links ?? before?.links ?? []
      const id = before?.id ?? (await insertResolution(db, meeting.id, number, log.tx))
      const what = { id, version: (before?.version ?? 0) + 1, adoptedOn, ...words, links }
      await insertResolutionVersion(db, what, before ? reason : null, by)
      const resolution = (await selectResolutionForUpdate(db, named, today))!
      await log.record(resolutionChange(before ? 'resolution.corrected' : 'resolution.adopted', resolution))
      return done(resolution)
    },
  )

const citiesOn = async (db: Db, clusterId: number, day: CivilDate) => {
  const all = await selectMemberships(db, [clusterId], day)
  const of = (role: string) => all.filter((membership) => membership.role === role).map(({ city }) => city.code)
  return { members: of('MEMBER'), observers: of('OBSERVER') }
}
