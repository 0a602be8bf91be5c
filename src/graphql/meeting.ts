import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, pageOf } from '../base/connection.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { conveneMeeting } from '../meeting/convene-meeting.ts'
import { cutOffOf, type JointMeeting, meetingStateOn } from '../meeting/joint-meeting.ts'
import { listMeetings } from '../meeting/list-meetings.ts'
import { recordAgreement } from '../meeting/record-agreement.ts'
import { setCutOff } from '../meeting/set-cut-off.ts'
import { setNextList } from '../meeting/set-next-list.ts'
import { setReportText } from '../meeting/set-report-text.ts'
import { answer, answered } from './answer.ts'
import { badRequest, checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import { cityAt } from './city-at.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

/** A meeting, and the day as of which it is shown. */
interface ShownMeeting extends JointMeeting {
  readonly asOf: CivilDate
}

interface Asked {
  readonly cluster: string
  readonly asOf?: string | null
  readonly knownAt?: string | null
}

const listed = async (
  { cluster, asOf, knownAt = null }: Asked,
  more: { readonly edition?: number; readonly before?: number | null; readonly limit: number },
  context: Context,
): Promise<ShownMeeting[]> => {
  const question = { ...more, cluster, asOf: checkedDay(asOf), knownAt }
  const found = answered(await listMeetings(context.hub, context.caller, question), context)
  return found.meetings.map((meeting) => ({ ...meeting, asOf: found.asOf }))
}

/** Something that is said of a meeting, as a mutation: the meeting as it is after it. */
export const changing =
  <I>(verb: (hub: Hub, caller: Caller, input: I) => Promise<Outcome<JointMeeting>>) =>
  async (_: unknown, { input }: { input: I }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { meeting: ok && { ...ok, asOf: civilDateAt(context.hub.now()) }, problems }
  }

/** A list within a meeting, which counts towards what one request may ask for. */
const spent =
  <K extends 'agenda' | 'participants' | 'observers' | 'cutOffs' | 'agreements' | 'texts'>(field: K) =>
  (meeting: ShownMeeting, _: unknown, { spend }: Context) =>
    spend(meeting[field])

export const meetingResolvers = {
  Query: {
    jointMeetings: async (
      _: unknown,
      asked: Asked & { first?: number | null; after?: string | null },
      context: Context,
    ) => {
      const first = context.spend(checkedFirst(asked.first))
      const before = checkedCursor(asked.after, ['number'])?.[0] ?? null
      const rows = await listed(asked, { before, limit: first + 1 }, context)
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ edition }) => encodeCursor([edition]))
      return { nodes, pageInfo }
    },
    jointMeeting: async (_: unknown, asked: Asked & { edition: number }, context: Context) => {
      if (asked.edition < 1) throw badRequest('edition must be from 1 on')
      return (await listed(asked, { edition: asked.edition, limit: 1 }, context))[0] ?? null
    },
  },
  Mutation: {
    conveneMeeting: changing(conveneMeeting),
    setCutOff: changing(setCutOff),
    recordAgreement: changing(recordAgreement),
    setNextList: changing(setNextList),
    setReportText: changing(setReportText),
  },
  JointMeeting: {
    id: ({ id }: ShownMeeting) => encodeId('JointMeeting', id),
    host: cityAt('host'),
    suggestedHost: cityAt('suggestedHost'),
    state: (meeting: ShownMeeting) => meetingStateOn(meeting, meeting.asOf),
    cutOff: (meeting: ShownMeeting) => cutOffOf(meeting),
    agenda: spent('agenda'),
    participants: spent('participants'),
    observers: spent('observers'),
    cutOffs: spent('cutOffs'),
    agreements: spent('agreements'),
    texts: spent('texts'),
  },
  NextList: {
    entries: ({ entries }: NonNullable<JointMeeting['nextList']>, _: unknown, { spend }: Context) => spend(entries),
  },
  MeetingParticipant: { city: cityAt('city') },
  NextListEntry: { leadCity: cityAt('leadCity') },
}
