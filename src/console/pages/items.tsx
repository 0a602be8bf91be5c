import { clustersWithDrafts } from '../../access/rights.ts'
import { decodeCursor, encodeCursor, pageOf } from '../../base/connection.ts'
import { itemKinds } from '../../catalogue/item-kind.ts'
import { listItems } from '../../catalogue/list-items.ts'
import { searchText } from '../../catalogue/search-text.ts'
import { type ItemFilter, selectItems, selectItemsByCode } from '../../catalogue/service-item.sql.ts'
import { selectBatches } from '../../recognition/batch.sql.ts'
import { countRecognition } from '../../recognition/count-recognition.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { itemWords } from '../words/item-words.ts'
import { matchingPageWords } from '../words/matching-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ItemFilters } from './item-filters.tsx'
import { ItemTable } from './item-table.tsx'

const pageSize = 100

export const itemsAsked = (query: (name: string) => string | undefined) => ({
  q: query('q')?.trim().slice(0, 200) || null,
  batch: /^\d{1,4}$/.test(query('batch') ?? '') ? Number(query('batch')) : null,
  kind: itemKinds.find((kind) => kind === query('kind')) ?? null,
  after: query('after') ?? null,
  isCounted: query('counted') === 'yes',
})

const isCode = (text: string): boolean => /^[0-9A-Z-]{6,40}$/i.test(text)

/** The items that fit, a page of them: a code finds its own item, whatever else is asked. */
const findItems = async ({ hub, caller }: Visit, cluster: string, asked: ReturnType<typeof itemsAsked>) => {
  const sight = clustersWithDrafts(caller)
  if (asked.isCounted) {
    const count = await countRecognition(hub, caller, { cluster })
    const items = (await selectItems(hub.db, count?.itemIds ?? [])).toSorted((a, b) =>
      a.name.localeCompare(b.name, 'zh'),
    )
    return { items, total: items.length, next: null }
  }
  if (asked.q && isCode(asked.q)) {
    const items = await selectItemsByCode(hub.db, asked.q, sight)
    if (items.length > 0) return { items, total: items.length, next: null }
  }
  const text = asked.q === null ? null : searchText(asked.q)
  if (asked.q !== null && text === null) return { items: [], total: 0, next: null }
  const filter: ItemFilter = { cluster, batch: asked.batch, kind: asked.kind, text }
  const [sortKey, id] = (asked.after && decodeCursor(asked.after, 2)) || []
  const after = typeof sortKey === 'string' && typeof id === 'number' ? { sortKey, id } : null
  const { rows, total } = await listItems(hub.db, filter, sight, { after, limit: pageSize + 1 })
  const page = pageOf(rows, pageSize, (row) => encodeCursor([row.sortKey, row.id]))
  return { items: page.nodes, total, next: page.hasNextPage ? page.endCursor : null }
}

/** The items of the cluster's batches, searched as one types. */
export const mountItems = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/items',
    inCluster(async (context, visit, cluster) => {
      const words = wordsIn(itemWords, visit.language)
      const asked = itemsAsked((name) => context.req.query(name))
      const [found, batches] = await Promise.all([
        findItems(visit, cluster.code, asked),
        selectBatches(visit.hub.db, { cluster: cluster.code, publishedOnly: false }),
      ])
      const at = `/console/${cluster.code}/items`
      const count = fill(words.count, { n: found.total })
      return show(
        context,
        { title: words.title, cluster, section: 'items' },
        <>
          <PageHead title={words.title} note={asked.isCounted ? words.counted : null}>
            <a class="button plain" href={`${at}/matching`}>
              {matchingPageWords.open[visit.language]}
            </a>
            <a class="button plain" href={`/console/${cluster.code}/coverage`}>
              {words.coverage}
            </a>
            <a class="button plain" href={`/export/items.xlsx?cluster=${cluster.code}`}>
              {words.export}
            </a>
          </PageHead>
          <ItemFilters {...{ visit, at, asked, batches }} />
          <div id="results" class="columns">
            <p class="note">{count}</p>
            <ItemTable visit={visit} at={at} items={found.items} next={found.next} />
          </div>
        </>,
      )
    }),
  )
}
