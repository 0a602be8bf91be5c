import type { PlanField } from '../../programme/plan-field.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { countText } from '../parts/amount.tsx'
import { RowPages } from '../parts/row-pages.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { groupedRows, shownOf } from '../plan-groups.ts'
import type { ShownRow } from '../read-plan-rows.ts'
import { pageAt, type RowPage } from '../row-page.ts'
import type { Visit } from '../visit.ts'
import { pagerWords } from '../words/pager-words.ts'
import { listWords, planWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanTableRow } from './plan-table-row.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly rows: readonly ShownRow[]
  readonly cities: ClusterCities
  readonly fields: readonly PlanField[]
  readonly list: PlanList
  readonly year: number
  readonly group: 'city' | 'field' | 'light' | null
  readonly isLabelShown?: boolean
  /** One of several tables: of a long one the beginning is shown, and where the rest is. */
  readonly isPart: boolean
  /** The number of a row of the part that is shown. */
  readonly from: string | null
}

/** Where the rest of a list is that stands among others. */
const RowsLeft = ({
  page,
  visit,
  at,
}: {
  readonly page: RowPage<ShownRow>
  readonly visit: Visit
  readonly at: string
}) =>
  page.starts.length < 2 ? null : (
    <p>
      <a href={`${at}${visit.url.search}`}>{fill(pagerWords.rest[visit.language], { total: countText(page.total) })}</a>
    </p>
  )

export const PlanTable = (props: Props) => {
  const { visit, at, rows, list, isLabelShown, isPart, from } = props
  const words = wordsIn(planWords, visit.language)
  if (rows.length === 0 && isLabelShown) return null
  if (rows.length === 0)
    return (
      <Empty text={words.nothing}>
        <p>
          <a href={at}>{words.clear}</a>
        </p>
      </Empty>
    )
  const groups = groupedRows(props)
  const ordered = groups.flatMap((one) => one.rows)
  const page = pageAt(
    ordered,
    ordered.findIndex(({ row: { number } }) => String(number) === from),
  )
  const pages = <RowPages visit={visit} url={visit.url} page={page} keyOf={({ row }) => String(row.number)} />
  const heads = [words.number, words.light, words.title, words.field, words.lead, words.standing, words.deadline]
  return (
    <>
      {isPart ? null : pages}
      <TableBox label={`${listWords[list][visit.language]}（${rows.length}）`} isLabelShown={isLabelShown}>
        <thead>
          <tr>
            {[...heads, words.reported].map((head) => (
              <th scope="col">{head}</th>
            ))}
            {list === 'PROJECT' ? <th scope="col">{words.invested}</th> : null}
          </tr>
        </thead>
        {shownOf(groups, page.rows).map(({ name, rows: of, total }) => (
          <tbody>
            {name ? (
              <tr class="group">
                <th scope="rowgroup" colspan={list === 'PROJECT' ? 9 : 8}>
                  {name}（{total}）
                </th>
              </tr>
            ) : null}
            {of.map((shown) => (
              <PlanTableRow {...props} shown={shown} />
            ))}
          </tbody>
        ))}
      </TableBox>
      {isPart ? <RowsLeft page={page} visit={visit} at={at} /> : pages}
    </>
  )
}
