import type { City, CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { Problem } from '../../base/problem.ts'
import { conveneMeeting } from '../../meeting/convene-meeting.ts'
import type { JointMeeting } from '../../meeting/joint-meeting.ts'
import { membersOf } from '../city-names.ts'
import { readForm } from '../forms.ts'
import { givenMeeting, sentOf } from '../given-meeting-form.ts'
import { inCluster } from '../in-cluster.ts'
import { Field, Select } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { refuse } from '../respond.tsx'
import { meetingToChange, showMeetingForm } from '../show-meeting-form.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'

interface FieldsProps {
  readonly visit: Visit
  readonly cities: readonly City[]
  readonly isNew: boolean
  readonly sent: (name: string) => string
}

const Fields = ({ visit, cities, isNew, sent }: FieldsProps) => {
  const words = wordsIn(meetingWords, visit.language)
  const hosts = cities.map(({ code, name }) => [code, name] as const)
  return (
    <>
      {isNew ? (
        <Field label={words.edition} name="edition" type="number" value={sent('edition')} hint={words.optional} />
      ) : null}
      <Field label={words.title} name="title" value={sent('title')} required />
      <Select label={words.host} name="host" value={sent('host')} options={[['', '—'], ...hosts]} />
      <Field label={words.hostReason} name="hostReason" value={sent('hostReason')} hint={words.optional} />
      <Field label={words.heldOn} name="heldOn" type="date" value={sent('heldOn')} hint={words.optional} />
      <Field label={words.year} name="year" type="number" value={sent('year')} hint={words.optional} />
      <TextArea label={words.agenda} name="agenda" value={sent('agenda')} hint={words.agendaHint} />
      <TextArea label={words.participants} name="participants" value={sent('participants')} hint={words.peopleHint} />
      <TextArea label={words.observers} name="observers" value={sent('observers')} hint={words.observersHint} />
      {isNew ? null : <Field label={words.reason} name="reason" value={sent('reason')} hint={words.optional} />}
    </>
  )
}

interface Shown {
  readonly meeting: JointMeeting | null
  readonly sent: (name: string) => string
  readonly problems?: readonly Problem[]
}

const showForm = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown) => {
  const words = wordsIn(meetingWords, visit.language)
  const { meeting, sent, problems } = shown
  const at = `/console/${cluster.code}/meetings`
  const back = meeting ? `${at}/${meeting.edition}` : at
  const cities = await membersOf(visit, cluster)
  return showMeetingForm(context, visit, cluster, {
    title: meeting ? `${meeting.title} · ${words.change}` : words.convene,
    action: meeting ? `${back}/change` : `${at}/new`,
    back,
    problems,
    fields: <Fields visit={visit} cities={cities} isNew={meeting === null} sent={sent} />,
  })
}

const convene = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, meeting: JointMeeting | null) => {
  const form = await readForm(context)
  const input = givenMeeting(form, await membersOf(visit, cluster), meeting?.edition ?? null)
  const { ok, problems } = await conveneMeeting(visit.hub, visit.caller, { cluster: cluster.code, ...input })
  if (ok) return context.redirect(`/console/${cluster.code}/meetings/${ok.edition}?done=yes`, 303)
  if (problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, problems, { cluster })
  return showForm(context, visit, cluster, { meeting, sent: form.text, problems })
}

/** Preparing a meeting, and changing what is said of one. */
export const mountConvene = (app: ConsoleApp): void => {
  const making = '/console/:cluster/meetings/new'
  app.get(
    making,
    inCluster((context, visit, cluster) => {
      const forbidden = forbid(visit.caller, ['SECRETARIAT'], { cluster: cluster.code })
      if (forbidden) return refuse(context, forbidden.problems, { cluster })
      return showForm(context, visit, cluster, { meeting: null, sent: () => '' })
    }),
  )
  app.post(
    making,
    inCluster((context, visit, cluster) => convene(context, visit, cluster, null)),
  )
  const changing = '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/change'
  app.get(
    changing,
    inCluster(async (context, visit, cluster) => {
      const found = await meetingToChange(context, visit, cluster)
      if ('answer' in found) return found.answer
      const sent = sentOf(found.meeting, await membersOf(visit, cluster))
      return showForm(context, visit, cluster, { meeting: found.meeting, sent })
    }),
  )
  app.post(
    changing,
    inCluster(async (context, visit, cluster) => {
      const found = await meetingToChange(context, visit, cluster)
      return 'answer' in found ? found.answer : convene(context, visit, cluster, found.meeting)
    }),
  )
}
