import type { CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import type { JointMeeting } from '../../meeting/joint-meeting.ts'
import { membersOf } from '../city-names.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { refuse, showState } from '../respond.tsx'
import { meetingToChange, showMeetingForm } from '../show-meeting-form.tsx'
import { type MeetingRecord, meetingRecords, takeMeetingRecord } from '../take-meeting-record.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { meetingRecordWords } from '../words/meeting-record-words.ts'
import { MeetingRecordFields } from './meeting-record-fields.tsx'

interface Shown {
  readonly meeting: JointMeeting
  readonly record: MeetingRecord
  readonly form?: SentForm
  readonly problems?: readonly Problem[]
}

const recordAsked = (context: ConsoleContext): MeetingRecord | undefined =>
  meetingRecords.find((record) => record === context.req.param('record'))

const showForm = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown) => {
  const { meeting, record, form, problems } = shown
  const back = `/console/${cluster.code}/meetings/${meeting.edition}`
  const cities = await membersOf(visit, cluster)
  const said = { sent: form?.text ?? (() => ''), all: form?.all ?? (() => []) }
  return showMeetingForm(context, visit, cluster, {
    title: `${meeting.title} · ${meetingRecordWords[record][visit.language]}`,
    action: `${back}/record/${record}`,
    ...{ back, problems },
    fields: <MeetingRecordFields visit={visit} meeting={meeting} cities={cities} record={record} {...said} />,
  })
}

/** Entering what a meeting resolved, what was signed at it, and the next year's list. */
export const mountMeetingRecord = (app: ConsoleApp): void => {
  const path = '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/record/:record'
  app.get(
    path,
    inCluster(async (context, visit, cluster) => {
      const record = recordAsked(context)
      if (!record) return showState(context, 'unknown', 404)
      const found = await meetingToChange(context, visit, cluster)
      return 'answer' in found ? found.answer : showForm(context, visit, cluster, { meeting: found.meeting, record })
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const record = recordAsked(context)
      if (!record) return showState(context, 'unknown', 404)
      const found = await meetingToChange(context, visit, cluster)
      if ('answer' in found) return found.answer
      const { meeting } = found
      const form = await readForm(context)
      const taken = await takeMeetingRecord[record](visit, meeting, form, await membersOf(visit, cluster))
      if (taken.ok) return context.redirect(`/console/${cluster.code}/meetings/${meeting.edition}?done=yes`, 303)
      if (taken.problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, taken.problems, { cluster })
      return showForm(context, visit, cluster, { meeting, record, form, problems: taken.problems })
    }),
  )
}
