import { planLists } from '../../programme/plan-row.ts'
import type { ProgressGrid } from '../../programme/read-progress-grid.ts'
import { Form } from '../parts/form.tsx'
import { RowPages } from '../parts/row-pages.tsx'
import { Empty } from '../parts/state.tsx'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ProgressActions, ProgressDay } from './progress-actions.tsx'
import { PasteOver, ProgressPasted } from './progress-pasted.tsx'
import type { GridProps } from './progress-row.tsx'
import type { GridAnswer } from './progress-save.ts'
import { keyOf, type SentGrid } from './progress-sent.ts'
import type { ShownGrid } from './progress-shown.ts'
import { ProgressTable } from './progress-table.tsx'

interface Props extends GridProps {
  readonly grid: ProgressGrid
  readonly shown: ShownGrid
  readonly sent: SentGrid | null
  readonly answer: GridAnswer | null
}

/** The rows of a city that are due in a period, list by list, in one form. */
export const ProgressGridForm = (props: Props) => {
  const { visit, grid, shown, here, mayEnter, mayCheck, sent } = props
  const words = wordsIn(progressWords, visit.language)
  const { page, spared } = shown
  const note = spared > 0 ? <p class="note">{fill(words.exempt, { n: spared })}</p> : null
  if (page.total === 0)
    return (
      <>
        <Empty text={grid.rows.length === spared ? words.nothing : words.nothingHere} />
        {note}
      </>
    )
  const tables = planLists
    .map((list) => ({ list, rows: page.rows.filter((row) => row.list === list) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ list, rows }) => <ProgressTable {...props} list={list} rows={rows} />)
  const pages = <RowPages visit={visit} url={new URL(here, visit.url)} page={page} keyOf={keyOf} />
  const sheetAt = here.replace('/progress?', '/progress/sheet?')
  const hasNext = page.before + page.rows.length < page.total
  return (
    <>
      {pages}
      {mayEnter ? (
        <Form visit={visit} action={here} class="grid-form printed">
          <ProgressDay visit={visit} grid={grid} sent={sent} sheetAt={sheetAt} />
          {tables}
          <ProgressActions {...{ visit, grid, sent, mayCheck, hasNext }}>
            <ProgressPasted visit={visit} page={page} />
          </ProgressActions>
        </Form>
      ) : (
        tables
      )}
      {mayEnter ? <PasteOver visit={visit} at={sheetAt} /> : null}
      {pages}
      {note}
    </>
  )
}
