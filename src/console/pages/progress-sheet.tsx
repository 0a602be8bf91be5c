import type { Child } from 'hono/jsx'
import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { readProgressGrid } from '../../programme/read-progress-grid.ts'
import { markedSheet } from '../../report/marked-sheet.ts'
import { readCellsWithProblems } from '../cells-with-problems.ts'
import { readForm, type SentForm } from '../forms.ts'
import { importProgressSheet, sheetIn } from '../import-progress-sheet.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { placedBlock, readBlock } from '../placed-block.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { progressSheetWords } from '../words/progress-sheet-words.ts'
import { wordsIn } from '../words/speak.ts'
import { keyOf } from './progress-sent.ts'
import { ProgressSheetForm } from './progress-sheet-form.tsx'
import { ProgressSheetOutcome } from './progress-sheet-outcome.tsx'
import { gridAsked, shownGrid } from './progress-shown.ts'
import { cellsOf, type GridCell } from './progress-texts.ts'

const path = '/console/:cluster/progress/sheet'

interface Shown {
  readonly form?: SentForm
  readonly text?: string
  readonly outcome?: Child
  readonly status?: 200 | 422
}

const showSheet = (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown) => {
  const words = wordsIn(progressSheetWords, visit.language)
  const { form = null, outcome = null, status = 200 } = shown
  const text = shown.text ?? form?.text('text') ?? ''
  const onDay = form?.text('onDay') || visit.today
  return show(
    context,
    { title: words.title, cluster, section: 'progress', status },
    <>
      <PageHead title={words.title} note={words.intro}>
        <a class="button plain" href={gridAt(visit)}>
          {words.back}
        </a>
      </PageHead>
      <ProgressSheetForm {...{ visit, form, text, onDay }} action={visit.url.pathname + visit.url.search} />
      <div id="outcome" class="columns" aria-live="polite">
        {outcome}
      </div>
    </>,
  )
}

/** The grid that one came from, narrowed as it was. */
const gridAt = ({ url }: Visit): string => url.pathname.replace(/\/sheet$/, '') + url.search

const reachOf = ({ caller }: Visit, { code }: CityCluster) => ({ cluster: code, city: caller.city ?? '' })

const forbidden = (visit: Visit, cluster: CityCluster) =>
  forbid(visit.caller, ['OPERATOR', 'COORDINATOR'], reachOf(visit, cluster))

/** The block that was pasted into the grid and goes on over its other pages, beside the rows into which it goes; null: it cannot. */
const placed = async (visit: Visit, cluster: CityCluster, form: SentForm): Promise<string | null> => {
  const block = readBlock(form.text('block'))
  const asked = gridAsked((name) => visit.url.searchParams.get(name) ?? undefined)
  const period = visit.url.searchParams.get('period') ?? ''
  const grid = await readProgressGrid(visit.hub, visit.caller, { ...reachOf(visit, cluster), period })
  if (!block || !grid.ok) return null
  const { rows } = shownGrid(grid.ok, asked, null)
  const start = rows.findIndex((row) => keyOf(row) === form.text('start'))
  const list = rows[start]?.list
  const cell = list && cellsOf(list).find((one): one is GridCell => one === form.text('cell'))
  if (!list || !cell) return null
  const from = rows.slice(start).filter((row) => row.list === list)
  return placedBlock(block, { rows: from, list, cell, onDay: form.text('onDay') })
}

const takeSheet = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, form: SentForm) => {
  const words = wordsIn(progressSheetWords, visit.language)
  const [file, action] = [await sheetIn(form), form.text('action')]
  const note = (text: string) =>
    showSheet(context, visit, cluster, { form, outcome: <p class="problems">{text}</p>, status: 422 })
  if (!file) return note(words.missing)
  const isCheck = action !== 'take'
  const sheet = await importProgressSheet(visit, reachOf(visit, cluster), form, file, isCheck)
  const { problems, registration } = sheet
  const headerRows = registration?.headerRows ?? []
  if (action === 'marked') {
    const marked = await markedSheet(file, problems, visit.language, headerRows)
    if (!marked) return note(words.nothingToMark)
    context.header('content-disposition', 'attachment; filename="marked.xlsx"')
    context.header('content-type', marked.type)
    return context.body(await marked.arrayBuffer())
  }
  const isPlaced = problems.some(({ row }) => row !== undefined)
  const cells = isPlaced ? await readCellsWithProblems(file, problems, headerRows) : { heads: [], rows: [] }
  const outcome = <ProgressSheetOutcome {...{ visit, sheet, cells, isCheck }} at={gridAt(visit)} />
  const status = registration && (isCheck || registration.isRecorded || registration.rejected === 0) ? 200 : 422
  return showSheet(context, visit, cluster, { form, outcome, status })
}

/** A whole sheet of the city's progress, whatever pages its rows stand on: checked, saved, or back with the problems at their cells. */
export const mountProgressSheet = (app: ConsoleApp): void => {
  app.get(
    path,
    inCluster((context, visit, cluster) => {
      const refusal = forbidden(visit, cluster)
      return refusal
        ? refuse(context, refusal.problems, { cluster, section: 'progress' })
        : showSheet(context, visit, cluster, {})
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const refusal = forbidden(visit, cluster)
      if (refusal) return refuse(context, refusal.problems, { cluster, section: 'progress' })
      const form = await readForm(context)
      if (form.text('block') === '') return takeSheet(context, visit, cluster, form)
      const text = await placed(visit, cluster, form)
      const words = wordsIn(progressSheetWords, visit.language)
      const outcome = <p class="problems">{text === null ? words.missing : words.placed}</p>
      return showSheet(context, visit, cluster, { form, text: text ?? '', outcome, status: text === null ? 422 : 200 })
    }),
  )
}
