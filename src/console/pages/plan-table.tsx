import type { LightColour } from '../../programme/light.ts'
import type { PlanField } from '../../programme/plan-field.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { lightWords } from '../parts/light-mark.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { ShownRow } from '../read-plan-rows.ts'
import type { Visit } from '../visit.ts'
import { listWords, planWords } from '../words/plan-words.ts'
import { wordsIn } from '../words/speak.ts'
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
}

const worstFirst: readonly string[] = ['RED', 'YELLOW', 'GREEN', 'GREY']

/** The rows by what they are grouped by, each group with its name; one group without a name if by nothing. */
const grouped = ({ rows, group, cities, fields, visit: { language } }: Props): (readonly [string, ShownRow[]])[] => {
  if (group === null) return [['', [...rows]]]
  const keys =
    group === 'city'
      ? cities.members.map(({ code, name }) => [code, name] as const)
      : group === 'field'
        ? fields.map(({ code, name }) => [code, name] as const)
        : worstFirst.map((colour) => [colour, lightWords[colour as LightColour][language]] as const)
  const keyOf = ({ row, stands }: ShownRow) =>
    group === 'city' ? row.content.leadCity : group === 'field' ? row.content.field : stands.colour
  const others = [...new Set(rows.map(keyOf))].filter((key) => !keys.some(([known]) => known === key))
  return [...keys, ...others.map((key) => [key, cities.nameOf(key)] as const)]
    .map(([key, name]) => [name, rows.filter((row) => keyOf(row) === key)] as const)
    .filter(([, of]) => of.length > 0)
}

export const PlanTable = (props: Props) => {
  const { visit, at, rows, list, isLabelShown } = props
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
  const heads = [words.number, words.title, words.field, words.lead, words.light, words.standing, words.deadline]
  return (
    <TableBox label={`${listWords[list][visit.language]}（${rows.length}）`} isLabelShown={isLabelShown}>
      <thead>
        <tr>
          {[...heads, words.reported].map((head) => (
            <th scope="col">{head}</th>
          ))}
          {list === 'PROJECT' ? <th scope="col">{words.invested}</th> : null}
        </tr>
      </thead>
      {grouped(props).map(([name, of]) => (
        <tbody>
          {name ? (
            <tr class="group">
              <th scope="rowgroup" colspan={list === 'PROJECT' ? 9 : 8}>
                {name}（{of.length}）
              </th>
            </tr>
          ) : null}
          {of.map((shown) => (
            <PlanTableRow {...props} shown={shown} />
          ))}
        </tbody>
      ))}
    </TableBox>
  )
}
