import type { Child } from 'hono/jsx'
import type { CityCluster } from '../../access/city-cluster.ts'
import { forbidPlan } from '../../programme/forbid-plan.ts'
import { markedSheet } from '../../report/marked-sheet.ts'
import { readCellsWithProblems } from '../cells-with-problems.ts'
import { readForm, type SentForm } from '../forms.ts'
import { importPlanSheet, listIn } from '../import-plan-sheet.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PlanPages } from '../parts/plan-pages.tsx'
import { yearAsked } from '../plan-kinds.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { importWords } from '../words/plan-import-words.ts'
import { listWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanImportForm } from './plan-import-form.tsx'
import { PlanImported } from './plan-imported.tsx'

const path = '/console/:cluster/plan/import'

const showForm = (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  form: SentForm | null,
  outcome: Child = null,
  status: 200 | 422 = 200,
) => {
  const words = wordsIn(importWords, visit.language)
  const query = visit.url.searchParams
  const list = listIn(form?.text('list') ?? query.get('list') ?? '')
  const year = yearAsked(form?.text('year') ?? query.get('year') ?? undefined, visit.today)
  const at = `/console/${cluster.code}/plan`
  const title = fill(words.title, { list: listWords[list][visit.language] })
  return show(
    context,
    { title, cluster, section: 'plan', status },
    <>
      <PlanPages language={visit.language} at={at} current="import" />
      <PageHead title={title} note={words.intro} />
      <PlanImportForm visit={visit} action={`${at}/import`} form={form} list={list} year={year} />
      <div id="outcome" class="columns" aria-live="polite">
        {outcome}
      </div>
    </>,
  )
}

/** A list's sheet: tried, imported, or the same sheet back with the problems at their cells. */
export const mountPlanImport = (app: ConsoleApp): void => {
  app.get(
    path,
    inCluster((context, visit, cluster) => {
      const forbidden = forbidPlan(visit.caller, cluster.code)
      return forbidden
        ? refuse(context, forbidden.problems, { cluster, section: 'plan' })
        : showForm(context, visit, cluster, null)
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const forbidden = forbidPlan(visit.caller, cluster.code)
      if (forbidden) return refuse(context, forbidden.problems, { cluster, section: 'plan' })
      const words = wordsIn(importWords, visit.language)
      const form = await readForm(context)
      const [file, action] = [form.file('file'), form.text('action')]
      const note = (text: string) => showForm(context, visit, cluster, form, <p class="problems">{text}</p>, 422)
      if (!file) return note(words.missing)
      const isCheck = action !== 'import'
      const imported = await importPlanSheet(visit, cluster, form, file, isCheck)
      const { problems, headerRows, registration } = imported
      if (action === 'marked') {
        const sheet = await markedSheet(imported.file, problems, visit.language, headerRows)
        if (!sheet) return note(words.nothingToMark)
        context.header('content-disposition', 'attachment; filename="marked.xlsx"')
        context.header('content-type', sheet.type)
        return context.body(await sheet.arrayBuffer())
      }
      const placed = problems.some(({ row }) => row !== undefined)
      const cells = placed ? await readCellsWithProblems(imported.file, problems, headerRows) : { heads: [], rows: [] }
      const status = registration && (isCheck || registration.isRegistered) ? 200 : 422
      const outcome = <PlanImported {...{ visit, cluster, imported, cells, isCheck }} />
      return showForm(context, visit, cluster, form, outcome, status)
    }),
  )
}
