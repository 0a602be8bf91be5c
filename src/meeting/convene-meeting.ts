import type { Membership } from '../access/city-cluster.ts'
import { selectClusterForUpdate, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { decidedMeeting } from './decided-meeting.ts'
import { checkEdition, checkGivenMeeting, type GivenMeeting } from './given-meeting.ts'
import { insertMeeting, insertMeetingVersion, selectMeeting, selectMeetingDays } from './joint-meeting.sql.ts'
import { type JointMeeting, type MeetingContent, meetingStateOn } from './joint-meeting.ts'
import { meetingChange } from './meeting-change.ts'
import { selectLastNumber } from './resolution.sql.ts'

export interface ConveneMeetingInput extends GivenMeeting {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  /** The one after the last, unless given. */
  readonly edition?: number | null
  /** Why it is changed. */
  readonly reason?: string | null
}

/**
 * Makes a joint meeting, or changes what is said of one: what is left out stays, and what changes nothing is recorded nowhere. A
 * meeting of past years is entered by the day on which it was held. The cluster's secretariat. Refuses a host whose turn it is not
 * without a reason, editions that are not held one after the other, and a city that does not belong to the cluster on the day.
 */
export const conveneMeeting = async (
  hub: Hub,
  caller: Caller,
  input: ConveneMeetingInput,
): Promise<Outcome<JointMeeting>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const wrong = [
    ...checkEdition(input.edition),
    ...checkGivenMeeting(input, today),
    ...checkOptionalText(input.reason, 'reason', 1000),
  ]
  if (wrong.length > 0) return refused(...wrong)
  const { idempotencyKey, ...said } = input
  return writeOnce(hub, caller, 'conveneMeeting', { idempotencyKey, content: said }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const others = await selectMeetingDays(db, cluster.id)
    const edition = input.edition ?? (others.at(-1)?.edition ?? 0) + 1
    const before = await selectMeeting(db, cluster.code, edition, null)
    const times = await selectMemberships(db, [cluster.id], null)
    const [members, observers] = [timesOf(times, 'MEMBER'), timesOf(times, 'OBSERVER')]
    const { content, problems } = decidedMeeting(input, { edition, before, others, members, observers, today })
    if (problems.length > 0) return refused(...problems)
    const isHeld = meetingStateOn(content, today) === 'HELD'
    if (before && !isHeld && (await selectLastNumber(db, before.id)) > 0)
      return refusedFor('MEETING_HAS_RESOLUTIONS', { edition }, ['heldOn'])
    if (before && isSame(before, content)) return done(before)
    const id = before?.id ?? (await insertMeeting(db, cluster.id, edition, log.tx))
    const validFrom = input.validFrom ?? (!before && isHeld ? content.heldOn! : today)
    const version = (before?.version ?? 0) + 1
    const reason = input.reason?.trim() || null
    await insertMeetingVersion(db, id, { ...content, version, validFrom, reason, actor: actorOf(caller) }, log.tx)
    const belongings = before ?? { cutOffs: [], agreements: [], nextList: null, texts: [] }
    const meeting = { ...belongings, id, cluster: cluster.code, edition, version, validFrom, ...content }
    await log.record(meetingChange('meeting.convened', meeting))
    return done(meeting)
  })
}

const timesOf = (times: readonly Membership[], role: Membership['role']) =>
  times
    .filter((time) => time.role === role)
    .map(({ city, validFrom, validTo }) => ({ city: city.code, validFrom, validTo }))

const isSame = (before: MeetingContent, after: MeetingContent): boolean =>
  (Object.keys(after) as (keyof MeetingContent)[]).every(
    (field) => canonicalJson(before[field]) === canonicalJson(after[field]),
  )
