import type { CivilDate } from '../base/civil-date.ts'
import type { Agreement } from './agreement.ts'
import type { NextList } from './next-list.ts'
import type { ReportText } from './report-text.ts'

/** Who sat for a city (参会人员). */
export interface Participant {
  readonly city: string
  readonly name: string
  readonly post: string
}

/** Until when figures count (数据截止): an instant, and why it was moved. */
export interface CutOff {
  readonly at: string
  readonly reason: string | null
}

/** What of a meeting the secretariat says, version by version. */
export interface MeetingContent {
  readonly title: string
  /** The city that holds it. */
  readonly host: string
  /** Whose turn it was by rotation when this was recorded; null where no earlier meeting was known. */
  readonly suggestedHost: string | null
  /** Why another city is the host. */
  readonly hostReason: string | null
  /** Null while no day is set; a day to come is planned. */
  readonly heldOn: CivilDate | null
  /** Of the editions of the plan that it is reported on. */
  readonly year: number
  readonly agenda: readonly string[]
  readonly participants: readonly Participant[]
  readonly observers: readonly string[]
}

/** An edition of the mayors' joint meeting (市长联席会议), with what belongs to it. */
export interface JointMeeting extends MeetingContent {
  readonly id: number
  readonly cluster: string
  readonly edition: number
  readonly version: number
  readonly validFrom: CivilDate
  /** In the order of being set: the last one counts. */
  readonly cutOffs: readonly CutOff[]
  readonly agreements: readonly Agreement[]
  readonly nextList: NextList | null
  /** By part. */
  readonly texts: readonly ReportText[]
}

/** How a meeting stands on a day. */
export type MeetingState = 'IN_PREPARATION' | 'HELD'

export const meetingStateOn = ({ heldOn }: Pick<MeetingContent, 'heldOn'>, asOf: CivilDate): MeetingState =>
  heldOn !== null && heldOn <= asOf ? 'HELD' : 'IN_PREPARATION'

/** The cut-off that counts; null while none is set. */
export const cutOffOf = ({ cutOffs }: Pick<JointMeeting, 'cutOffs'>): string | null => cutOffs.at(-1)?.at ?? null

/** What of a meeting stands in the change log. Who sat for a city is said by post: a name could never be taken out again. */
export const meetingState = ({ participants, ...meeting }: JointMeeting) => {
  const { id: _, agreements: __, nextList: ___, texts: ____, cutOffs, ...what } = meeting
  const posts = participants.map(({ city, post }) => ({ city, post }))
  return { ...what, cutOff: cutOffOf({ cutOffs }), participants: posts }
}
