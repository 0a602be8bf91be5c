import type { CityCluster } from '../../access/city-cluster.ts'
import { type Problem, problem } from '../../base/problem.ts'
import { cutOffOf, type JointMeeting } from '../../meeting/joint-meeting.ts'
import { setCutOff } from '../../meeting/set-cut-off.ts'
import { fieldOfInstant, instantOfField } from '../beijing-time.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { Field } from '../parts/form.tsx'
import { refuse } from '../respond.tsx'
import { meetingToChange, showMeetingForm } from '../show-meeting-form.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Shown {
  readonly cutOff: string
  readonly reason: string
  readonly problems?: readonly Problem[]
}

const showForm = (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  meeting: JointMeeting,
  { cutOff, reason, problems }: Shown,
) => {
  const words = wordsIn(meetingWords, visit.language)
  const back = `/console/${cluster.code}/meetings/${meeting.edition}`
  const fields = (
    <>
      <Field label={words.cutOff} name="cutOff" type="datetime-local" value={cutOff} hint={words.cutOffHint} required />
      <Field label={words.cutOffReason} name="reason" value={reason} />
    </>
  )
  const title = `${meeting.title} · ${words.setCutOff}`
  return showMeetingForm(context, visit, cluster, { title, action: `${back}/cut-off`, back, problems, fields })
}

/** Until when figures count for a meeting. */
export const mountCutOff = (app: ConsoleApp): void => {
  const path = '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/cut-off'
  app.get(
    path,
    inCluster(async (context, visit, cluster) => {
      const found = await meetingToChange(context, visit, cluster)
      if ('answer' in found) return found.answer
      const cutOff = cutOffOf(found.meeting)
      const shown = { cutOff: cutOff === null ? '' : fieldOfInstant(cutOff), reason: '' }
      return showForm(context, visit, cluster, found.meeting, shown)
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const found = await meetingToChange(context, visit, cluster)
      if ('answer' in found) return found.answer
      const form = await readForm(context)
      const cutOff = instantOfField(form.text('cutOff'))
      const { edition } = found.meeting
      const input = { cluster: cluster.code, edition, cutOff: cutOff ?? '', reason: form.optional('reason') }
      const missing = problem('TEXT_MISSING', { path: ['cutOff'], facts: { field: 'cutOff' } })
      const set = cutOff === null ? { problems: [missing] } : await setCutOff(visit.hub, visit.caller, input)
      if (set.ok) return context.redirect(`/console/${cluster.code}/meetings/${edition}?done=yes`, 303)
      if (set.problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, set.problems, { cluster })
      const shown = { cutOff: form.text('cutOff'), reason: form.text('reason'), problems: set.problems }
      return showForm(context, visit, cluster, found.meeting, shown)
    }),
  )
}
