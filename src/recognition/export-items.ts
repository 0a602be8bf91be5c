import { selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { mayReadDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { selectImplementations } from '../catalogue/implementation.sql.ts'
import type { Hub } from '../hub.ts'
import { selectBatches } from './batch.sql.ts'
import { selectExportedItems } from './export-items.sql.ts'
import type { ExportedItem, ExportHead, ImplementedItems } from './exported-item.ts'

/** What to export: one batch, or all published ones of the cluster; as they stood on a day, today if none is given. */
export interface ExportItemsInput {
  readonly cluster: string
  readonly batch?: number | null
  readonly asOf?: string | null
}

/** An export: what it is of, and its items page by page, each page a statement. */
export interface ItemExport extends ExportHead {
  readonly items: () => AsyncGenerator<readonly ExportedItem[]>
  readonly implementedItems: () => AsyncGenerator<ImplementedItems>
}

const itemsAtATime = 1000
/** Each a page of text of its own: in the largest cluster an item has forty. */
const implementationsAtATime = 2000

/** Opens an export. A draft is exported by its ordinal only, and only for callers who may see it. */
export const exportItems = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, batch = null, asOf: day = null }: ExportItemsInput,
): Promise<Outcome<ItemExport>> => {
  const invalid = checkDate(day, 'asOf')
  if (invalid.length > 0) return refused(...invalid)
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: code.slice(0, 40) }, ['cluster'])
  const asOf = day ?? civilDateAt(hub.now())
  const publishedOnly = batch === null || !mayReadDrafts(caller, code)
  const found = await selectBatches(hub.db, { cluster: code, ordinal: batch, publishedOnly })
  const batches = found.filter(({ publishedOn }) => publishedOn === null || publishedOn <= asOf)
  if (batch !== null && batches.length === 0) return refusedFor('BATCH_UNKNOWN', { ordinal: batch }, ['batch'])
  const memberships = await selectMemberships(hub.db, [cluster.id], asOf)
  const cities = memberships.filter(({ role }) => role === 'MEMBER').map(({ city }) => city)
  const head = { cluster, cities, asOf, batches }
  return done({ ...head, items: () => pagesOf(hub, head), implementedItems: () => implementedPagesOf(hub, head) })
}

async function* pagesOf({ db }: Hub, { batches, asOf }: ExportHead): AsyncGenerator<readonly ExportedItem[]> {
  const batchIds = batches.map(({ id }) => id)
  for (const batch of batches)
    for (const isAdded of [false, true])
      for (let after = 0, isMore = true; isMore; ) {
        const page = { batch, batchIds, asOf, isAdded, after, limit: itemsAtATime }
        const items = await selectExportedItems(db, page)
        if (items.length > 0) yield items
        isMore = items.length === itemsAtATime
        after = items.at(-1)?.place ?? after
      }
}

async function* implementedPagesOf(hub: Hub, head: ExportHead): AsyncGenerator<ImplementedItems> {
  const cities = head.cities.map(({ code }) => code)
  const atATime = Math.max(1, Math.floor(implementationsAtATime / Math.max(1, cities.length)))
  for await (const page of pagesOf(hub, head))
    for (let from = 0; from < page.length; from += atATime) {
      const items = page.slice(from, from + atATime)
      const ids = items.map(({ itemId }) => itemId)
      const inForce = await selectImplementations(hub.db, ids, cities, head.asOf)
      yield { items, implementations: inForce.filter(({ state }) => state !== 'CANCELLED') }
    }
}
