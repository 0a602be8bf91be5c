import { type ObligationState, obligationStates } from '../../programme/obligation.ts'
import { planLists } from '../../programme/plan-row.ts'
import type { ProgressGrid } from '../../programme/read-progress-grid.ts'
import { Form } from '../parts/form.tsx'
import { Empty } from '../parts/state.tsx'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ProgressActions, ProgressDay } from './progress-actions.tsx'
import type { GridProps } from './progress-row.tsx'
import type { GridAnswer } from './progress-save.ts'
import type { SentGrid } from './progress-sent.ts'
import { ProgressTable } from './progress-table.tsx'

interface Props extends GridProps {
  readonly grid: ProgressGrid
  readonly state: ObligationState | null
  readonly sent: SentGrid | null
  readonly answer: GridAnswer | null
}

const exempt: readonly ObligationState[] = obligationStates.filter(
  (of) => of === 'COMPLETED' || of === 'WINTER_STOPPED',
)

/** The rows of a city that are due in a period, list by list, in one form. */
export const ProgressGridForm = (props: Props) => {
  const { visit, grid, state, here, mayEnter, mayCheck, sent } = props
  const words = wordsIn(progressWords, visit.language)
  const owed = grid.rows.filter((row) => !exempt.includes(row.state) || row.said !== null)
  const shown = owed.filter((row) => state === null || row.state === state || sent !== null)
  const spared = grid.rows.length - owed.length
  const note = spared > 0 ? <p class="note">{fill(words.exempt, { n: spared })}</p> : null
  if (shown.length === 0)
    return (
      <>
        <Empty text={owed.length === 0 ? words.nothing : words.nothingHere} />
        {note}
      </>
    )
  const tables = planLists
    .map((list) => ({ list, rows: shown.filter((row) => row.list === list) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ list, rows }) => <ProgressTable {...props} list={list} rows={rows} />)
  return (
    <>
      {mayEnter ? (
        <Form visit={visit} action={here} class="grid-form printed">
          <ProgressDay visit={visit} grid={grid} sent={sent} />
          {tables}
          <ProgressActions visit={visit} grid={grid} sent={sent} mayCheck={mayCheck} />
        </Form>
      ) : (
        tables
      )}
      {note}
    </>
  )
}
