import type { Caller } from '../base/caller.ts'
import type { Hub } from '../hub.ts'
import { pairsOf } from './affected-recognition.ts'
import { itemDifferences } from './item-differences.ts'
import { type ItemQuestion, readItemFacts } from './read-item-facts.ts'
import { recognitionOf } from './recognition-state.ts'

/**
 * An item across the cluster's members, or those of some cities (四同一互); null where item or cluster is unknown to the
 * caller. An implementation that is not in force is as none.
 */
export const answerDifferences = async (
  hub: Hub,
  caller: Caller,
  question: ItemQuestion & { readonly cities: readonly string[] | null },
) => {
  const facts = await readItemFacts(hub, caller, question, question.cities, true)
  if (!facts) return null
  const members = facts.cities.filter(({ isMember }) => isMember)
  const results = pairsOf(members, null).map(([accepting, competent]) => {
    const { state, missing } = recognitionOf('RECOGNISES', { ...facts, accepting, competent })
    return {
      accepting: accepting.city.code,
      competent: competent.city.code,
      isRecognised: state === 'LIVE',
      waitingFor: missing.flatMap(({ city }) => (city ? [city.code] : [])),
    }
  })
  const compared = members.map(({ city, implementation, content }) => ({
    city: city.code,
    content: implementation === 'ACTIVE' ? content : null,
  }))
  const cities = members.map(({ city }) => city)
  return { ...itemDifferences({ cities: compared, results }), item: facts.found, cities }
}
