import type { Caller } from '../base/caller.ts'
import { readClusterSettings } from '../catalogue/read-settings.ts'
import type { Hub } from '../hub.ts'
import { comparisonOf } from './comparison.ts'
import { itemDifferences } from './item-differences.ts'
import { type ItemQuestion, readItemFacts } from './read-item-facts.ts'

/**
 * An item across the cluster's members, or those of some cities (四同一互), time limits converted as the cluster does; null
 * where item or cluster is unknown to the caller.
 */
export const answerDifferences = async (
  hub: Hub,
  caller: Caller,
  question: ItemQuestion & { readonly cities: readonly string[] | null },
) => {
  const facts = await readItemFacts(hub, caller, question, question.cities, true)
  if (!facts) return null
  const { found: item, asOf, knownAt } = facts
  const { conversion } = await readClusterSettings(hub.db, question.cluster, { asOf, knownAt })
  const cities = facts.cities.filter(({ isMember }) => isMember).map(({ city }) => city)
  return { ...itemDifferences(comparisonOf(facts, conversion)), item, cities, asOf, knownAt }
}
