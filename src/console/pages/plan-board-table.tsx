import type { BoardList, StatusBoard } from '../../programme/answer-board.ts'
import type { BoardFigure, BoardRow } from '../../programme/board.sql.ts'
import { shareOf } from '../../programme/board.ts'
import { amountText, countText, shareText } from '../parts/amount.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { boardWords } from '../words/board-words.ts'
import { figureWords, listWords } from '../words/plan-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly board: StatusBoard
  readonly of: BoardList
  /** The address of the rows behind a figure of a city (null: of all). */
  readonly rowsAt: (figure: BoardFigure, city: string | null) => string
  readonly nameOf: (city: string) => string
}

const counts: readonly (readonly [
  BoardFigure,
  Exclude<keyof BoardRow, 'list' | 'city' | 'planned' | 'completed' | 'due'>,
])[] = [
  ['DONE', 'done'],
  ['UNDER_WAY', 'underWay'],
  ['NOT_STARTED', 'notStarted'],
  ['BEHIND', 'behind'],
  ['RED', 'red'],
  ['MISSING', 'missing'],
  ['REPEATED', 'repeated'],
]

const Line = ({ row, visit: { language }, board, of, rowsAt, nameOf }: Props & { readonly row: BoardRow }) => {
  const [planned, completed, due] = [row.planned, row.completed, row.due].map(BigInt) as [bigint, bigint, bigint]
  const figure = (code: BoardFigure, count: number) => (
    <td class="num">
      {count === 0 ? <span class="none">0</span> : <a href={rowsAt(code, row.city)}>{countText(count)}</a>}
    </td>
  )
  const connected = board.connected.find(({ city }) => city === row.city)?.platforms ?? 0
  return (
    <tr>
      <th scope="row">{row.city === null ? boardWords.whole[language] : nameOf(row.city)}</th>
      {figure('ROWS', row.rows)}
      {counts.map(([code, key]) => figure(code, row[key]))}
      {of.list === 'PLATFORM' ? figure('CONNECTED', connected) : null}
      {of.list === 'PROJECT' ? (
        <>
          <td class="num">{amountText(planned, language)}</td>
          <td class="num">{amountText(completed, language)}</td>
          <td class="num">{shareText(shareOf(completed, planned))}</td>
          <td class="num">{shareText(shareOf(completed, due))}</td>
        </>
      ) : null}
    </tr>
  )
}

/** A list in figures: of all, and of each city that stands on it. Every count opens its rows. */
export const PlanBoardTable = (props: Props) => {
  const { visit, of } = props
  const words = wordsIn(boardWords, visit.language)
  const figures = [...counts.map(([code]) => code), ...(of.list === 'PLATFORM' ? (['CONNECTED'] as const) : [])]
  const money = of.list === 'PROJECT' ? [words.planned, words.completed, words.share, words.pace] : []
  return (
    <TableBox label={listWords[of.list][visit.language]} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.city}</th>
          {[words.total, ...figures.map((code) => figureWords[code][visit.language]), ...money].map((head) => (
            <th scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.cities.map((row) => (
          <Line {...props} row={row} />
        ))}
      </tbody>
      <tfoot>
        <Line {...props} row={of.total} />
      </tfoot>
    </TableBox>
  )
}
