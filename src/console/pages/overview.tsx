import type { CityCluster } from '../../access/city-cluster.ts'
import { answerBoard } from '../../programme/answer-board.ts'
import { listObligations } from '../../programme/list-obligations.ts'
import { selectBatches } from '../../recognition/batch.sql.ts'
import { countBatchCoverage } from '../../recognition/count-batch-coverage.ts'
import { countFigures } from '../../recognition/count-figures.ts'
import { readCities } from '../cluster-cities.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText, instantText, monthText } from '../parts/day.tsx'
import { HeatTable } from '../parts/heat-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { readWeekMoves } from '../week-moves.ts'
import { overviewWords } from '../words/overview-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { Headline } from './overview-headline.tsx'
import { Moves } from './overview-moves.tsx'
import { Investment, LiveByBatch, Owed, owedPeriod } from './overview-tables.tsx'

const mostBatches = 12

/** How far the last batches that were published are handled. */
const readLive = async ({ hub }: Visit, cluster: CityCluster) => {
  const [published, live] = await Promise.all([
    selectBatches(hub.db, { cluster: cluster.code, publishedOnly: true }),
    countBatchCoverage(hub, { cluster: cluster.code }),
  ])
  const liveIn = new Map(live.map((one) => [one.ordinal, one]))
  return published.slice(-mostBatches).flatMap((batch) => {
    const found = liveIn.get(batch.ordinal)
    return found ? [[batch, found] as const] : []
  })
}

/** The cluster at a glance. Every figure opens its rows. */
export const mountOverview = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, today, language } = visit
      const words = wordsIn(overviewWords, language)
      const year = Number(today.slice(0, 4))
      const [board, count, owed, moves, batches, cities] = await Promise.all([
        answerBoard(hub, caller, { cluster: cluster.code, year }),
        countFigures(hub, caller, { cluster: cluster.code }),
        listObligations(hub, caller, { cluster: cluster.code, period: owedPeriod(today) }),
        readWeekMoves(visit, cluster, year),
        readLive(visit, cluster),
        readCities(visit, cluster),
      ])
      if (board.ok === undefined) return refuse(context, board.problems, { cluster })
      const { asOf, knownAt, freshMonth } = board.ok
      const when = fill(words.asOf, { day: dayText(asOf, language), time: instantText(knownAt, language) })
      const fresh = freshMonth ? fill(words.freshTo, { month: monthText(freshMonth, language) }) : words.freshNone
      const shown = { visit, at: `/console/${cluster.code}`, board: board.ok }
      return show(
        context,
        { title: words.title, cluster, section: 'overview' },
        <>
          <PageHead title={words.title} note={`${when}；${fresh}`} />
          <Headline {...shown} count={count} />
          <HeatTable {...shown} cities={cities.members} />
          <div class="columns two">
            <Investment {...shown} cities={cities} />
            <LiveByBatch {...shown} batches={batches} />
            {owed.ok ? <Owed {...shown} cities={cities} owed={owed.ok} /> : null}
          </div>
          <Moves {...shown} moves={moves} />
        </>,
      )
    }),
  )
}
