import type { CivilDate } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import type { BriefErratum } from './brief-erratum.ts'
import { selectMeetings } from './joint-meeting.sql.ts'
import { cutOffOf, type JointMeeting } from './joint-meeting.ts'
import type { Figure, MeetingBrief } from './meeting-brief.ts'
import type { MomentAsked } from './read-brief-moment.ts'
import { readMoment } from './read-moment.ts'
import { selectSealedBrief } from './sealed-brief.sql.ts'

/** The meeting before, with the moment that it reported and what was sealed of it. */
export interface LastMeeting {
  readonly last: Omit<NonNullable<MeetingBrief['last']>, 'knownAt'>
  readonly sealed: { readonly figures: readonly Figure[]; readonly errata: readonly BriefErratum[] } | null
  readonly asked: Pick<MomentAsked, 'edition' | 'year' | 'asOf' | 'knownAt' | 'since'>
}

const mostAgo = 10

/** The latest earlier meeting that was held by a day, or sealed; null where there is none, or it reported a later day. */
export const findLastMeeting = async (
  hub: Hub,
  { cluster, edition, asOf }: { readonly cluster: string; readonly edition: number; readonly asOf: CivilDate },
): Promise<LastMeeting | null> => {
  const asked = { cluster, before: edition, asOf: null, knownAt: null, limit: mostAgo }
  const earlier = await selectMeetings(hub.db, asked)
  const sealed = await selectSealedBrief(hub.db, { cluster, before: edition })
  const meeting = earlier.find((one) => one.edition === sealed?.edition || (one.heldOn !== null && one.heldOn <= asOf))
  if (!meeting) return null
  const found = meeting.edition === sealed?.edition ? ofSealed(meeting, sealed) : await ofHeld(hub, meeting)
  return found.last.asOf > asOf ? null : found
}

const ofSealed = (
  { edition, year }: JointMeeting,
  { seal, errata, content }: NonNullable<Awaited<ReturnType<typeof selectSealedBrief>>>,
): LastMeeting => {
  const { asOf, knownAt } = seal
  const { figures } = JSON.parse(content) as MeetingBrief
  return {
    last: { edition, asOf, isSealed: true },
    sealed: { figures, errata },
    asked: { edition, year, asOf, knownAt, since: null },
  }
}

/** Not sealed: as of its cut-off; without one, of the day on which it was held. */
const ofHeld = async (hub: Hub, meeting: JointMeeting): Promise<LastMeeting> => {
  const { edition, year, heldOn } = meeting
  const cutOff = cutOffOf(meeting)
  const moment = cutOff === null ? { asOf: heldOn!, knownAt: null } : await readMoment(hub.db, meeting, hub.now())
  const { asOf, knownAt } = moment
  return {
    last: { edition, asOf, isSealed: false },
    sealed: null,
    asked: { edition, year, asOf, knownAt, since: null },
  }
}
