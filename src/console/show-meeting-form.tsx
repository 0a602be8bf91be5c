import type { Child } from 'hono/jsx'
import type { CityCluster } from '../access/city-cluster.ts'
import { forbid } from '../access/rights.ts'
import type { Problem } from '../base/problem.ts'
import type { JointMeeting } from '../meeting/joint-meeting.ts'
import { findMeeting } from './pages/meeting.tsx'
import { Form } from './parts/form.tsx'
import { MeetingPages } from './parts/meeting-head.tsx'
import { PageHead } from './parts/page-head.tsx'
import { ProblemList } from './parts/problem-list.tsx'
import { refuse, show, showState } from './respond.tsx'
import type { ConsoleContext, Visit } from './visit.ts'
import { meetingWords } from './words/meeting-words.ts'
import { wordsIn } from './words/speak.ts'

interface Shown {
  readonly title: string
  /** Where it is sent, and where one goes back to. */
  readonly action: string
  readonly back: string
  readonly problems?: readonly Problem[]
  readonly fields: Child
}

/** A form of the secretariat about meetings. */
export const showMeetingForm = (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown) => {
  const words = wordsIn(meetingWords, visit.language)
  const { title, action, back, problems = [], fields } = shown
  return show(
    context,
    { title, cluster, section: 'meetings', status: problems.length > 0 ? 422 : 200 },
    <>
      <MeetingPages visit={visit} at={`/console/${cluster.code}`} current="meetings" />
      <PageHead title={title} />
      <ProblemList problems={problems} language={visit.language} />
      <Form visit={visit} action={action} class="stack card">
        {fields}
        <p class="actions">
          <button type="submit">{words.save}</button>
          <a href={back}>{words.cancel}</a>
        </p>
      </Form>
    </>,
  )
}

/** The meeting in the address for whoever may change it; or the answer that says why not. */
export const meetingToChange = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
): Promise<{ readonly meeting: JointMeeting } | { readonly answer: Response }> => {
  const forbidden = forbid(visit.caller, ['SECRETARIAT'], { cluster: cluster.code })
  if (forbidden) return { answer: await refuse(context, forbidden.problems, { cluster }) }
  const found = await findMeeting(visit, cluster, Number(context.req.param('edition')))
  if (found.meeting) return { meeting: found.meeting }
  return { answer: await showState(context, 'unknown', 404) }
}
