import type { City } from '../../access/city-cluster.ts'
import { type Cadence, cadences, nextPeriod, periodOf, previousPeriod } from '../../base/period.ts'
import { type ObligationState, obligationStates } from '../../programme/obligation.ts'
import type { ProgressGrid } from '../../programme/read-progress-grid.ts'
import { periodWords } from '../../report/period-words.ts'
import { dayText } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { changedAddress } from '../parts/pager.tsx'
import { SubPages } from '../parts/sub-pages.tsx'
import type { Visit } from '../visit.ts'
import { cadenceWords, obligationWords, progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ProgressFilters } from './progress-filters.tsx'
import type { GridAsked, ShownGrid } from './progress-shown.ts'

interface Props {
  readonly visit: Visit
  /** The grid's address: period and city. */
  readonly here: string
  /** The same with what it is narrowed to. */
  readonly address: string
  readonly grid: ProgressGrid
  readonly cityName: string
  /** To choose from; none for a key of one city. */
  readonly cities: readonly City[]
  readonly narrowing: GridAsked
  readonly shown: ShownGrid
}

const Periods = ({ visit, here, grid }: Pick<Props, 'visit' | 'here' | 'grid'>) => {
  const words = wordsIn(progressWords, visit.language)
  const of = (period: string) => changedAddress(new URL(here, visit.url), { period })
  const ofCadence = (cadence: Cadence) => of(periodOf(cadence, [grid.to, visit.today].sort()[0]!))
  return (
    <div class="actions">
      <a class="button plain" href={of(previousPeriod(grid.period))}>
        ‹ {words.previous}
      </a>
      <a class="button plain" href={of(nextPeriod(grid.period))}>
        {words.next} ›
      </a>
      <nav class="choice" aria-label={words.cadence}>
        {cadences.map((cadence) => (
          <a href={ofCadence(cadence)} aria-current={cadence === grid.cadence ? 'true' : undefined}>
            {cadenceWords[cadence][visit.language]}
          </a>
        ))}
      </nav>
    </div>
  )
}

/** Whose progress about which period, by when, and how much of it is there. */
export const ProgressHead = ({
  visit,
  here,
  address,
  grid,
  cityName,
  cities,
  narrowing,
  shown: { narrowed },
}: Props) => {
  const { language } = visit
  const words = wordsIn(progressWords, language)
  const title = `${fill(words.title, { city: cityName })}：${periodWords(grid.period, language)}`
  const due = fill(words.due, { to: dayText(grid.to, language), due: dayText(grid.due.day, language) })
  const count = (of: ObligationState) => narrowed.filter((row) => row.state === of).length
  const states = obligationStates.filter((of) => of !== 'COMPLETED' && of !== 'WINTER_STOPPED')
  const at = (state: ObligationState | null) => changedAddress(new URL(address, visit.url), { state, row: null })
  const owed = states.reduce((sum, of) => sum + count(of), 0)
  return (
    <>
      <PageHead title={title} note={`${due}${grid.due.isProvisional ? words.provisional : ''}`}>
        <Periods visit={visit} here={here} grid={grid} />
      </PageHead>
      <ProgressFilters {...{ visit, grid, cities, narrowing }} />
      <SubPages
        label={words.show}
        current={narrowing.state ?? 'ALL'}
        pages={[
          ['ALL', `${words.all} ${owed}`, at(null)],
          ...states.map((of) => [of, `${obligationWords[of][language]} ${count(of)}`, at(of)] as const),
        ]}
      />
    </>
  )
}
