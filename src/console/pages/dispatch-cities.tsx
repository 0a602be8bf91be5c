import type { CityObligations } from '../../programme/city-obligations.ts'
import type { RowChoice } from '../dispatch-question.ts'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly period: string
  readonly cities: readonly CityObligations[]
  readonly nameOf: (city: string) => string
}

type Figure = Exclude<keyof CityObligations, 'city'>

/** Each figure, and the rows behind it. */
const columns: readonly (readonly [figure: Figure, rows: RowChoice | null])[] = [
  ['owed', null],
  ['reported', 'REPORTED'],
  ['missing', 'OWED'],
  ['waiting', 'WAITING'],
  ['returned', 'RETURNED'],
  ['late', 'LATE'],
  ['repeated', 'REPEATED'],
  ['exempt', null],
]

const bad: readonly Figure[] = ['missing', 'late']

/** Cities by what they owe; every figure opens its rows. */
export const DispatchCities = ({ visit, at, period, cities, nameOf }: Props) => {
  const words = wordsIn(dispatchWords, visit.language)
  const href = (city: string | null, rows: RowChoice | null) =>
    `${at}/dispatch?${new URLSearchParams({ period, ...(city ? { city } : {}), ...(rows ? { only: rows } : {}) })}#rows`
  const cell = (city: string | null, [figure, rows]: (typeof columns)[number], count: number) => (
    <td class={count > 0 && bad.includes(figure) ? 'num error' : 'num'}>
      {count > 0 && rows !== null ? <a href={href(city, rows)}>{count}</a> : count}
    </td>
  )
  const sum = (figure: Figure) => cities.reduce((all, one) => all + one[figure], 0)
  return (
    <TableBox label={words.byCity} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.city}</th>
          {columns.map(([figure]) => (
            <th scope="col" class="num">
              {words[figure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cities.map((one) => (
          <tr>
            <th scope="row" class="nowrap">
              <a href={href(one.city, null)}>{nameOf(one.city)}</a>
            </th>
            {columns.map((column) => cell(one.city, column, one[column[0]]))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {columns.map((column) => cell(null, column, sum(column[0])))}
        </tr>
      </tfoot>
    </TableBox>
  )
}
