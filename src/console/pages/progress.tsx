import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { Empty } from '../parts/state.tsx'
import { listAt } from '../plan-kinds.ts'
import { readReportedRows, reportingOf } from '../progress-rows.ts'
import { refuse, show } from '../respond.tsx'
import { type Answers, answerForm, noAnswers } from '../save-progress.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ProgressFilters } from './progress-filters.tsx'
import { ProgressGrid } from './progress-grid.tsx'

const showGrid = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  form: SentForm | null,
  answer: (rows: Parameters<typeof answerForm>[3]) => Promise<Answers>,
): Promise<Response> => {
  const { caller, language, signedIn } = visit
  const forbidden = forbid(caller, ['OPERATOR', 'COORDINATOR'], { cluster: cluster.code, city: caller.city })
  if (forbidden) return refuse(context, forbidden.problems, { cluster })
  const said = (name: string) => form?.text(name) ?? context.req.query(name)
  const reporting = reportingOf(visit, cluster, listAt(said('list')) ?? 'PROJECT', said('day'))
  const known = await readReportedRows(visit, reporting)
  if (!known.ok) return refuse(context, known.problems, { cluster })
  const answers = await answer(known.ok)
  if (answers.problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, answers.problems, { cluster })
  const rows = answers === noAnswers ? known : await readReportedRows(visit, reporting)
  const words = wordsIn(progressWords, language)
  const note = fill(words.note, { city: signedIn?.cityName ?? '', day: dayText(reporting.onDay, language) })
  const isRefused = answers.problems.length > 0 || [...answers.rows.values()].some(({ isRefused }) => isRefused)
  return show(
    context,
    { title: words.title, cluster, section: 'progress', status: isRefused ? 422 : 200 },
    <>
      <PageHead title={words.title} note={note} />
      <ProgressFilters visit={visit} reporting={reporting} />
      <ProblemList problems={answers.problems} language={language} />
      {answers.summary ? <p class={isRefused ? 'problems' : 'done'}>{answers.summary}</p> : null}
      {rows.ok?.length ? (
        <ProgressGrid {...{ visit, reporting, form, answers }} rows={rows.ok} />
      ) : (
        <Empty text={words.nothing} />
      )}
    </>,
  )
}

/** A city's rows in one grid: entered by the unit, checked and released by the coordinator, each row answered by itself. */
export const mountProgress = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/progress',
    inCluster((context, visit, cluster) => showGrid(context, visit, cluster, null, async () => noAnswers)),
  )
  app.post(
    '/console/:cluster/progress',
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      return showGrid(context, visit, cluster, form, (rows) => answerForm(visit, cluster, form, rows))
    }),
  )
}
