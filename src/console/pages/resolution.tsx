import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { CivilDate } from '../../base/civil-date.ts'
import type { Problem } from '../../base/problem.ts'
import { listResolutions } from '../../meeting/list-resolutions.ts'
import { recordResolutionProgress } from '../../meeting/record-resolution-progress.ts'
import {
  isForSecretariat,
  nextStates,
  type Resolution,
  type ResolutionState,
  resolutionStates,
} from '../../meeting/resolution.ts'
import { namesOf } from '../city-names.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { meetingWords, resolutionStateWords, resolutionWords } from '../words/meeting-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ResolutionFacts, ResolutionSteps } from './resolution-facts.tsx'

interface Refused {
  readonly sent: (name: string) => string
  readonly problems: readonly Problem[]
}

/** The states that the caller may say: an extension or an end is for the secretariat. */
const sayable = ({ caller }: Visit, one: Resolution): readonly ResolutionState[] =>
  nextStates(one).filter(
    (state) =>
      state !== 'NOT_STARTED' &&
      forbid(caller, isForSecretariat(one, state) ? ['SECRETARIAT'] : ['SECRETARIAT', 'COORDINATOR'], {
        cluster: one.cluster,
        city: one.leadCity,
      }) === undefined,
  )

const ProgressForm = ({
  visit,
  one,
  at,
  sent,
}: {
  visit: Visit
  one: Resolution
  at: string
  sent: Refused['sent']
}) => {
  const words = wordsIn(resolutionWords, visit.language)
  const states = sayable(visit, one)
  if (states.length === 0) return null
  return (
    <section class="card">
      <h2>{words.record}</h2>
      <Form visit={visit} action={at} class="stack">
        <Select
          label={words.state}
          name="state"
          value={sent('state') || 'UNDER_WAY'}
          options={states.map((state) => [state, resolutionStateWords[state][visit.language]] as const)}
        />
        <TextArea label={words.said} name="text" value={sent('text')} required />
        {states.includes('EXTENDED') ? (
          <Field label={words.newDeadline} name="deadline" type="date" value={sent('deadline')} />
        ) : null}
        {states.includes('ENDED') ? (
          <Field label={words.endedBy} name="endedBy" type="number" value={sent('endedBy')} />
        ) : null}
        <Field label={words.document} name="documentNumber" value={sent('documentNumber')} />
        <button type="submit">{words.record}</button>
      </Form>
    </section>
  )
}

const Page = ({
  visit,
  one,
  asOf,
  nameOf,
  refused,
}: {
  visit: Visit
  one: Resolution
  asOf: CivilDate
  nameOf: (city: string) => string
  refused?: Refused
}) => {
  const words = wordsIn(resolutionWords, visit.language)
  const above = `/console/${one.cluster}`
  const at = `${above}/resolutions/${one.edition}/${one.number}`
  return (
    <>
      <MeetingPages visit={visit} at={above} current="ledger" />
      <PageHead title={one.text} note={fill(words.named, { edition: one.edition, number: one.number })} />
      {visit.url.searchParams.has('done') ? <p class="done">{meetingWords.saved[visit.language]}</p> : null}
      {refused ? <ProblemList problems={refused.problems} language={visit.language} /> : null}
      <div class="columns two">
        <ResolutionFacts visit={visit} one={one} asOf={asOf} nameOf={nameOf} />
        <ResolutionSteps visit={visit} one={one} nameOf={nameOf} />
      </div>
      <ProgressForm visit={visit} one={one} at={at} sent={refused?.sent ?? (() => '')} />
    </>
  )
}

const showOne = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, refused?: Refused) => {
  const [edition, number] = [Number(context.req.param('edition')), Number(context.req.param('number'))]
  const found = await listResolutions(visit.hub, visit.caller, { cluster: cluster.code, filter: { edition } })
  if (found.ok === undefined) return refuse(context, found.problems, { cluster })
  const one = found.ok.resolutions.find((resolution) => resolution.number === number)
  if (!one) return showState(context, 'unknown', 404)
  const nameOf = await namesOf(visit, [one.leadCity, ...one.coCities, ...one.steps.map(({ by }) => by)])
  return show(
    context,
    { title: one.text, cluster, section: 'meetings', status: refused ? 422 : 200 },
    <Page visit={visit} one={one} asOf={found.ok.asOf} nameOf={nameOf} refused={refused} />,
  )
}

const given = ({ text, optional }: SentForm) => ({
  state: resolutionStates.find((state) => state === text('state')) ?? 'UNDER_WAY',
  text: text('text'),
  deadline: optional('deadline'),
  endedBy: /^\d{1,4}$/.test(text('endedBy')) ? Number(text('endedBy')) : null,
  documentNumber: optional('documentNumber'),
})

/** A resolution with how it went on, and what the caller may say of it. */
export const mountResolution = (app: ConsoleApp): void => {
  const path = '/console/:cluster/resolutions/:edition{[1-9][0-9]{0,3}}/:number{[1-9][0-9]{0,2}}'
  app.get(
    path,
    inCluster((context, visit, cluster) => showOne(context, visit, cluster)),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const [edition, number] = [Number(context.req.param('edition')), Number(context.req.param('number'))]
      const input = { cluster: cluster.code, edition, number, ...given(form) }
      const { ok, problems } = await recordResolutionProgress(visit.hub, visit.caller, input)
      if (ok) return context.redirect(`${visit.url.pathname}?done=yes`, 303)
      if (problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, problems, { cluster })
      return showOne(context, visit, cluster, { sent: form.text, problems })
    }),
  )
}
