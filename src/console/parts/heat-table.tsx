import type { City } from '../../access/city-cluster.ts'
import type { StatusBoard } from '../../programme/answer-board.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { Visit } from '../visit.ts'
import { overviewWords } from '../words/overview-words.ts'
import { wordsIn } from '../words/speak.ts'
import { HeatCell } from './heat-cell.tsx'
import { TableBox } from './table-box.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly board: StatusBoard
  readonly cities: readonly City[]
}

const paths: Readonly<Record<PlanList, string>> = { TASK: 'tasks', PROJECT: 'projects', PLATFORM: 'platforms' }

/** Cities by lists, each cell the lights of the city's rows. */
export const HeatTable = ({ visit: { language }, at, board, cities }: Props) => {
  const words = wordsIn(overviewWords, language)
  const names: Readonly<Record<PlanList, string>> = {
    TASK: words.tasks,
    PROJECT: words.projects,
    PLATFORM: words.platforms,
  }
  return (
    <TableBox label={words.cityTable} isLabelShown class="heats">
      <thead>
        <tr>
          <th scope="col">{words.city}</th>
          {board.lists.map(({ list }) => (
            <th scope="col">{names[list]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cities.map(({ code, name }) => (
          <tr>
            <th scope="row">{name}</th>
            {board.lists.map(({ list, cities: rows }) => (
              <HeatCell
                figures={rows.find(({ city }) => city === code)}
                href={`${at}/plan/${paths[list]}?city=${code}`}
                language={language}
              />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.wholeCluster}</th>
          {board.lists.map(({ list, total }) => (
            <HeatCell figures={total} href={`${at}/plan/${paths[list]}`} language={language} />
          ))}
        </tr>
      </tfoot>
    </TableBox>
  )
}
