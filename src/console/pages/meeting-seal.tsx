import type { CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import { readFigureId } from '../../meeting/figure-kind.ts'
import { namesWithFields } from '../city-names.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { queryText } from '../query-text.ts'
import { refuse, show, showState } from '../respond.tsx'
import { takeSealStep } from '../take-seal-step.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill } from '../words/speak.ts'
import { findMeeting } from './meeting.tsx'
import { Confirmations } from './meeting-confirmations.tsx'
import { Errata } from './meeting-errata.tsx'
import { Objections } from './meeting-objections.tsx'
import { SealCard } from './meeting-seal-card.tsx'
import { readSealing } from './meeting-sealing.ts'

interface Shown {
  readonly sent: (name: string) => string
  readonly problems: readonly Problem[]
}

const showSealing = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown) => {
  const { meeting } = await findMeeting(visit, cluster, Number(context.req.param('edition')))
  if (!meeting) return showState(context, 'unknown', 404)
  const { ok: sealing, problems } = await readSealing(visit, meeting)
  if (!sealing) return refuse(context, problems, { cluster })
  const cities = sealing.figures.map((id) => readFigureId(id)?.city ?? null)
  const nameOf = await namesWithFields(visit, cluster, [...sealing.confirmations.map(({ city }) => city), ...cities])
  const { language } = visit
  const back = `/console/${cluster.code}/meetings/${meeting.edition}`
  const parts = { visit, at: `${back}/seal`, sealing, nameOf, sent: shown.sent }
  return show(
    context,
    { title: sealWords.title[language], cluster, section: 'meetings', status: shown.problems.length > 0 ? 422 : 200 },
    <>
      <MeetingPages visit={visit} at={`/console/${cluster.code}`} current="meetings" />
      <PageHead title={`${meeting.title} · ${sealWords.title[language]}`}>
        <a class="button plain" href={back}>
          {fill(meetingWords.toMeeting[language], { n: meeting.edition })}
        </a>
        <a class="button plain" href={`${back}/brief`}>
          {meetingWords.brief[language]}
        </a>
      </PageHead>
      <ProblemList problems={shown.problems} language={language} />
      {visit.url.searchParams.has('done') ? <p class="done">{meetingWords.saved[language]}</p> : null}
      <Confirmations {...parts} />
      <Objections {...parts} />
      <SealCard {...parts} />
      <Errata {...parts} />
    </>,
  )
}

/** How a meeting comes to its seal: the cities confirm or object, the secretariat answers, seals and corrects. */
export const mountSeal = (app: ConsoleApp): void => {
  const path = '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/seal'
  app.get(
    path,
    inCluster((context, visit, cluster) => {
      const figure = queryText(visit.url.searchParams, 'figure') ?? ''
      return showSealing(context, visit, cluster, { sent: (name) => (name === 'figure' ? figure : ''), problems: [] })
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const { ok, problems } = await takeSealStep(visit, cluster, Number(context.req.param('edition')), form)
      if (ok) return context.redirect(`${visit.url.pathname}?done=yes`, 303)
      if (problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, problems, { cluster })
      return showSealing(context, visit, cluster, { sent: form.text, problems })
    }),
  )
}
