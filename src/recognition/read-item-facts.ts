import { clustersWithDrafts, mayReadDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Hub } from '../hub.ts'
import { selectFactsOfCode, selectFactsOfPair } from './item-facts.sql.ts'
import type { ItemFacts } from './standing.sql.ts'

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
  const { cluster, item, knownAt } = question
  const asOf = question.asOf ?? civilDateAt(hub.now())
  const rights = { sight: clustersWithDrafts(caller), mayReadDrafts: mayReadDrafts(caller, cluster) }
  const asked = { cluster, item, ...rights, asOf, knownAt, withContent }
  const [one, other, ...more] = cities ?? []
  const facts = await (one !== undefined && other !== undefined && more.length === 0
    ? selectFactsOfPair(hub.db, { ...asked, cities: [one, other] })
    : selectFactsOfCode(hub.db, { ...asked, cities }))
  return facts ? { ...facts, asOf } : null
}
