import { moneyText } from '../../base/money.ts'
import type { GridRow } from '../../programme/read-progress-grid.ts'
import { dayText } from '../parts/day.tsx'
import type { Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { stageText } from '../words/stage-words.ts'
import { CellProblems, GridCellInput } from './progress-cells.tsx'
import { ProgressRowHead } from './progress-row-head.tsx'
import type { RowAnswer } from './progress-save.ts'
import { keyOf, type SentRow } from './progress-sent.ts'
import { cellsOf, fieldOfCell, type GridCell, gridCells, seenOf, textsOf } from './progress-texts.ts'

/** What a grid's rows need to know beside themselves. */
export interface GridProps {
  readonly visit: Visit
  /** The address of what is shown: period, city, and what it is narrowed to. */
  readonly here: string
  readonly at: string
  readonly mayEnter: boolean
  readonly mayCheck: boolean
  /** The row whose released entry is to be corrected. */
  readonly revising: string | null
}

interface Props extends GridProps {
  readonly row: GridRow
  readonly sent: SentRow | undefined
  readonly answer: RowAnswer | undefined
}

const grouped = (text: string): string => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** A value of an entry as it is read, not filled in. */
const readable = (row: GridRow, from: 'said' | 'before', cell: GridCell, { language }: Visit): string | null => {
  const value = textsOf(row[from])[cell]
  if (value === '') return null
  if (cell === 'thisYear' || cell === 'sinceStart') return grouped(value)
  if (cell === 'physical') return `${value}%`
  if (cell === 'stage') return stageText(value, language)
  return cell === 'isDone' ? progressWords.done[language] : value
}

/** What somebody else has entered meanwhile. */
const saidNow = (row: GridRow, visit: Visit): string =>
  cellsOf(row.list)
    .flatMap((cell) => readable(row, 'said', cell, visit) ?? [])
    .join('，')

/** The same of the last period, small below the cell. */
const Last = ({ row, cell, visit }: { readonly row: GridRow; readonly cell: GridCell; readonly visit: Visit }) => {
  const words = wordsIn(progressWords, visit.language)
  const value = cell === 'reason' || cell === 'isDone' ? null : readable(row, 'before', cell, visit)
  if (value === null) return null
  if (cell !== 'text')
    return (
      <span class="last">
        {words.last} {value}
      </span>
    )
  return (
    <details class="last">
      <summary>{fill(words.lastOn, { day: dayText(row.before!.onDay, visit.language) })}</summary>
      {value}
    </details>
  )
}

/** A row of the grid: open to be filled in, or as it was released. */
export const ProgressRow = (props: Props) => {
  const { row, visit, sent, answer, mayEnter, revising } = props
  const { language } = visit
  const rowKey = keyOf(row)
  const isReleased = row.said?.step === 'RELEASED'
  const isWanted = isReleased && (revising === rowKey || sent?.revises === true)
  const isRevised = isWanted || (!isReleased && row.said?.kind === 'REVISION')
  const isOpen = mayEnter && (!isReleased || isWanted)
  const problems = answer?.problems ?? []
  const cells = cellsOf(row.list)
  const isOvertaken = answer?.outcome === 'OVERTAKEN'
  const keeps = isOvertaken || answer?.outcome === 'REJECTED' || (sent && !answer)
  const texts = keeps && sent ? sent.texts : textsOf(row.said)
  const others = problems.filter(
    ({ field }) => !gridCells.some((cell) => cells.includes(cell) && fieldOfCell[cell] === field),
  )
  return (
    <tr id={`row-${rowKey}`} class={answer ? `answer ${answer.outcome.toLowerCase()}` : undefined}>
      <ProgressRowHead
        {...props}
        isOpen={isOpen}
        isRevised={isRevised}
        seen={sent && keeps && !isOvertaken ? sent.seen : seenOf(row.said)}
      >
        {row.planned === null ? null : (
          <span class="note">
            {fill(wordsIn(progressWords, language).planned, { amount: grouped(moneyText(row.planned, 'WAN_YUAN')) })}
          </span>
        )}
        {isOvertaken ? (
          <span class="error">{fill(wordsIn(progressWords, language).now, { values: saidNow(row, visit) })}</span>
        ) : null}
        <CellProblems id={`${rowKey}-problems`} problems={others} language={language} />
      </ProgressRowHead>
      {cells.map((cell) =>
        isOpen ? (
          <GridCellInput {...{ list: row.list, rowKey, cell, texts, problems, language }}>
            <Last row={row} cell={cell} visit={visit} />
          </GridCellInput>
        ) : (
          <td class={`cell ${cell}`} data-label={wordsIn(progressWords, language)[cell]}>
            {readable(row, 'said', cell, visit) ?? <span class="none">—</span>}
            <Last row={row} cell={cell} visit={visit} />
          </td>
        ),
      )}
    </tr>
  )
}
