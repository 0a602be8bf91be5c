import { selectCluster } from '../access/cluster.sql.ts'
import { clustersWithDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { selectItemsByCode } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Hub } from '../hub.ts'
import { type ItemFacts, selectItemFacts } from './standing.sql.ts'

/** A question about one item of a cluster at a moment. */
export interface ItemQuestion {
  readonly cluster: string
  readonly item: string
  readonly asOf: CivilDate | null
  readonly knownAt: string | null
}

/** The facts of the item, with the moment for which they were read. */
export type ReadFacts = ItemFacts & { readonly found: ServiceItem; readonly asOf: CivilDate }

/** Reads what the rule needs for an item and some cities, or all; null where item or cluster is unknown to the caller. */
export const readItemFacts = async (
  hub: Hub,
  caller: Caller,
  question: ItemQuestion,
  cities: readonly string[] | null,
  withContent: boolean,
): Promise<ReadFacts | null> => {
  const [found, another] = await selectItemsByCode(hub.db, question.item, clustersWithDrafts(caller))
  const cluster = found && !another ? await selectCluster(hub.db, question.cluster) : undefined
  if (!found || !cluster) return null
  const asOf = question.asOf ?? civilDateAt(hub.now())
  const asked = { clusterId: cluster.id, itemIds: [found.id], cities, asOf, knownAt: question.knownAt, withContent }
  const [facts] = await selectItemFacts(hub.db, asked)
  return facts ? { ...facts, found, asOf } : null
}
