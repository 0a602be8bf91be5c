import { clustersWithDrafts, mayReadDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, type Page, pageOf } from '../base/connection.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Hub } from '../hub.ts'
import { type CoverageTotals, type ItemPlace, selectCoverage } from './coverage.sql.ts'
import { coverageOf, type ItemCoverage } from './coverage.ts'

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
export interface Coverage extends CoverageTotals {
  readonly items: Page<ItemCoverage & { readonly item: ServiceItem }>
  readonly asOf: CivilDate
  readonly knownAt: string
}

const most = 100

/**
 * How far the items of a batch or a cluster are handled, k of n. Null where the cluster is unknown, or the batch at that
 * moment: a draft is one for callers who may see it. An item that is published only as what another became is counted for
 * everybody, but shown to those alone who may see it.
 */
export const answerCoverage = async (hub: Hub, caller: Caller, input: CoverageInput): Promise<Coverage | null> => {
  const { cluster, batch: ordinal = null, knownAt = null, after = null } = input
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const rights = { mayReadDrafts: mayReadDrafts(caller, cluster), sight: clustersWithDrafts(caller) }
  const first = Math.min(Math.max(input.first ?? most, 1), most)
  const found = await selectCoverage(hub.db, { cluster, ordinal, asOf, knownAt, ...rights }, after, first + 1)
  if (!found) return null
  const { places, facts, ...totals } = found
  const page = pageOf(places, first, ({ sortKey, id }) => encodeCursor([sortKey, id]))
  const factsOf = new Map(facts.map((one) => [one.itemId, one]))
  const nodes = page.nodes.map(({ id, found: item }) => ({ ...coverageOf(factsOf.get(id)!), item }))
  return { ...totals, asOf, items: { ...page, nodes } }
}
