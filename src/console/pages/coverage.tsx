import type { CityCluster } from '../../access/city-cluster.ts'
import { decodeCursor } from '../../base/connection.ts'
import { codeOf } from '../../catalogue/service-item.ts'
import { answerCoverage, type Coverage } from '../../recognition/answer-coverage.ts'
import { selectBatches } from '../../recognition/batch.sql.ts'
import { inCluster } from '../in-cluster.ts'
import { Select } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { show, showState } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { itemWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { CoverageTable } from './coverage-table.tsx'

type Shown = Coverage['items']['nodes']

/** Pages of a hundred that are read for one page here. */
const mostPages = 20

/** The items of a batch or of all, and the totals over them. */
const readCoverage = async ({ hub, caller }: Visit, cluster: CityCluster, batch: number | null) => {
  const nodes: Shown[number][] = []
  let found: Coverage | null = null
  let after: { sortKey: string; id: number } | null = null
  for (let page = 0; page < mostPages; page++) {
    found = await answerCoverage(hub, caller, { cluster: cluster.code, batch, after })
    nodes.push(...(found?.items.nodes ?? []))
    const [sortKey, id] = (found?.items.endCursor && decodeCursor(found.items.endCursor, 2)) || []
    if (!found?.items.hasNextPage || typeof sortKey !== 'string' || typeof id !== 'number') break
    after = { sortKey, id }
  }
  return found && { ...found, nodes }
}

const kinds = {
  all: ({ isLiveInAll }: Shown[number]) => isLiveInAll,
  part: ({ isLiveInPart }: Shown[number]) => isLiveInPart,
}

/** How far the published items are handled, k of n, and what blocks each. */
export const mountCoverage = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/coverage',
    inCluster(async (context, visit, cluster) => {
      const words = wordsIn(itemWords, visit.language)
      const ordinal = /^\d{1,4}$/.test(context.req.query('batch') ?? '') ? Number(context.req.query('batch')) : null
      const only = context.req.query('only')
      const [found, batches] = await Promise.all([
        readCoverage(visit, cluster, ordinal),
        selectBatches(visit.hub.db, { cluster: cluster.code, publishedOnly: true }),
      ])
      if (!found) return showState(context, 'unknown', 404)
      const { itemCount: items, liveInAll: all, liveInPart: part, cityCount: n } = found
      const asked = only === 'all' || only === 'part' ? found.nodes.filter(kinds[only]) : found.nodes
      return show(
        context,
        { title: words.coverage, cluster, section: 'items' },
        <>
          <PageHead title={words.coverage} note={fill(words.coverageNote, { items, all, part, n })} />
          <form class="filters" method="get" action={visit.url.pathname}>
            <Select
              label={words.batch}
              name="batch"
              value={ordinal === null ? '' : String(ordinal)}
              options={[['', words.all], ...batches.map((one) => [String(one.ordinal), one.title] as const)]}
            />
            <Select
              label={words.only}
              name="only"
              value={only}
              options={[
                ['', words.all],
                ['all', words.onlyAll],
                ['part', words.onlyPart],
              ]}
            />
            <button type="submit" class="plain">
              {words.filter}
            </button>
          </form>
          <CoverageTable
            items={asked}
            language={visit.language}
            at={`/console/${cluster.code}/items`}
            codeOf={codeOf}
          />
        </>,
      )
    }),
  )
}
