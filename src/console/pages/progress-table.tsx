import type { PlanList } from '../../programme/plan-row.ts'
import type { GridRow } from '../../programme/read-progress-grid.ts'
import { TableBox } from '../parts/table-box.tsx'
import { listWords } from '../words/plan-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'
import { type GridProps, ProgressRow } from './progress-row.tsx'
import type { GridAnswer } from './progress-save.ts'
import { keyOf, type SentGrid } from './progress-sent.ts'
import { cellsOf } from './progress-texts.ts'

interface Props extends GridProps {
  readonly list: PlanList
  readonly rows: readonly GridRow[]
  readonly sent: SentGrid | null
  readonly answer: GridAnswer | null
}

/** The rows of one list, in the order of their numbers; a block from a spreadsheet can be pasted into it. */
export const ProgressTable = (props: Props) => {
  const { list, rows, sent, answer, visit, mayCheck } = props
  const words = wordsIn(progressWords, visit.language)
  return (
    <TableBox label={listWords[list][visit.language]} isLabelShown class="grid">
      <thead>
        <tr>
          {mayCheck ? (
            <th scope="col" class="pick">
              <input type="checkbox" class="pick-all" aria-label={words.pickAll} hidden />
              <span id={`${list}.pick`}>{words.pick}</span>
            </th>
          ) : null}
          <th scope="col">{words.row}</th>
          {cellsOf(list).map((cell) => (
            <th scope="col" id={`${list}.${cell}`} class={`cell ${cell}`}>
              {words[cell]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ProgressRow {...props} row={row} sent={sent?.rows.get(keyOf(row))} answer={answer?.rows.get(keyOf(row))} />
        ))}
      </tbody>
    </TableBox>
  )
}
