import { selectCluster } from '../access/cluster.sql.ts'
import { mayReadDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, type Page, pageOf } from '../base/connection.ts'
import type { Hub } from '../hub.ts'
import { selectBatches } from './batch.sql.ts'
import { type CoverageQuestion, type CoverageTotals, type ItemPlace, selectCoverage } from './coverage.sql.ts'
import { coverageOf, type ItemCoverage } from './coverage.ts'
import { selectItemFacts } from './standing.sql.ts'

/** What coverage is asked of: a batch by its ordinal, or all published items of the cluster. */
export interface CoverageInput {
  readonly cluster: string
  readonly batch?: number | null
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
  /** At most 100. */
  readonly first?: number | null
  readonly after?: ItemPlace | null
}

/** The totals over all items, and a page of them with what blocks each. */
export interface Coverage extends Omit<CoverageTotals, 'page'> {
  readonly items: Page<ItemCoverage>
  readonly asOf: CivilDate
}

const most = 100

/**
 * How far the items of a batch or a cluster are handled, k of n. Null where the cluster is unknown, or the batch at that
 * moment: a draft is one for callers who may see it.
 */
export const answerCoverage = async (hub: Hub, caller: Caller, input: CoverageInput): Promise<Coverage | null> => {
  const cluster = await selectCluster(hub.db, input.cluster)
  if (!cluster) return null
  const moment = { asOf: input.asOf ?? civilDateAt(hub.now()), knownAt: input.knownAt ?? null }
  const batch = await findBatch(hub, caller, input, moment)
  if (batch === null) return null
  const question = { clusterId: cluster.id, ...batch, ...moment, itemIds: null }
  const first = Math.min(Math.max(input.first ?? most, 1), most)
  const { page, ...totals } = await selectCoverage(hub.db, question, input.after ?? null, first + 1)
  const places = pageOf(page, first, ({ sortKey, id }) => encodeCursor([sortKey, id]))
  const itemIds = places.nodes.map(({ id }) => id)
  // Known at the very moment of the totals: what is recorded between the two statements is in neither.
  const known = { asOf: moment.asOf, knownAt: totals.knownAt }
  const facts = await selectItemFacts(hub.db, {
    ...known,
    clusterId: cluster.id,
    itemIds,
    cities: null,
    withContent: false,
  })
  const covered = new Map(facts.map((one) => [one.itemId, coverageOf(one)]))
  return { ...totals, asOf: moment.asOf, items: { ...places, nodes: itemIds.map((id) => covered.get(id)!) } }
}

/** The batch that is asked for, as the statement takes it; null if it is none at that moment. */
const findBatch = async (
  hub: Hub,
  caller: Caller,
  { cluster, batch: ordinal = null }: CoverageInput,
  moment: Pick<CoverageQuestion, 'asOf' | 'knownAt'>,
): Promise<Pick<CoverageQuestion, 'ordinal' | 'draftId'> | null> => {
  if (ordinal === null) return { ordinal: null, draftId: null }
  const [published] = await selectBatches(hub.db, { cluster, ordinal, publishedOnly: true, ...moment })
  if (published) return { ordinal, draftId: null }
  if (!mayReadDrafts(caller, cluster)) return null
  const [batch] = await selectBatches(hub.db, { cluster, ordinal, publishedOnly: false })
  return batch ? { ordinal, draftId: batch.id } : null
}
