import type { City } from '../../access/city-cluster.ts'
import { planLists } from '../../programme/plan-row.ts'
import type { ProgressGrid } from '../../programme/read-progress-grid.ts'
import { Field, Select } from '../parts/form.tsx'
import { rowsOfPage } from '../row-page.ts'
import type { Visit } from '../visit.ts'
import { listWords } from '../words/plan-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'
import type { GridAsked } from './progress-shown.ts'

interface Props {
  readonly visit: Visit
  readonly grid: ProgressGrid
  /** To choose from; none for a key of one city. */
  readonly cities: readonly City[]
  readonly narrowing: GridAsked
}

/** What the grid is narrowed to: a city where there is a choice, list and words where it is long. */
export const ProgressFilters = ({ visit, grid, cities, narrowing }: Props) => {
  const words = wordsIn(progressWords, visit.language)
  const { list, text, state } = narrowing
  const isLong = grid.rows.length > rowsOfPage || list !== null || text !== null
  if (cities.length === 0 && !isLong) return null
  const lists = planLists.map((one) => [one, listWords[one][visit.language]] as const)
  return (
    <form method="get" class="filters">
      <input type="hidden" name="period" value={grid.period} />
      {state === null ? null : <input type="hidden" name="state" value={state} />}
      {cities.length === 0 ? null : (
        <Select
          label={words.city}
          name="city"
          value={grid.city}
          options={cities.map(({ code, name }) => [code, name] as const)}
        />
      )}
      {isLong ? (
        <>
          <Select label={words.list} name="list" value={list} options={[['', words.all], ...lists]} />
          <Field label={words.row} name="q" type="search" value={text} />
        </>
      ) : null}
      <button type="submit" class="plain">
        {words.show}
      </button>
    </form>
  )
}
