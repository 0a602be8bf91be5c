import type { Caller } from '../base/caller.ts'
import type { Hub } from '../hub.ts'
import { pairsOf } from './affected-recognition.ts'
import { canHandle } from './can-handle.ts'
import { type ItemQuestion, readItemFacts } from './read-item-facts.ts'
import { recognitionOf } from './recognition-state.ts'

/** The answer for an item and two cities; null where item, cluster or city is unknown to the caller. */
export const answerCanHandle = async (
  hub: Hub,
  caller: Caller,
  question: ItemQuestion & { readonly competentCity: string; readonly acceptingCity: string },
) => {
  const { competentCity, acceptingCity } = question
  const facts = await readItemFacts(hub, caller, question, [competentCity, acceptingCity], true)
  const accepting = facts?.cities.find(({ city }) => city.code === acceptingCity)
  const competent = facts?.cities.find(({ city }) => city.code === competentCity)
  if (!facts || !accepting || !competent || accepting === competent) return null
  return { ...canHandle(facts, accepting, competent), item: facts.found, asOf: facts.asOf, knownAt: facts.knownAt }
}

/** Every ordered pair of the cluster's cities that are members at the moment. */
export const answerMatrix = async (hub: Hub, caller: Caller, question: ItemQuestion) => {
  const facts = await readItemFacts(hub, caller, question, null, false)
  if (!facts) return null
  const members = facts.cities.filter(({ isMember }) => isMember)
  const cells = pairsOf(members, null).map(([accepting, competent]) => {
    const pair = { ...facts, accepting, competent }
    const handles = recognitionOf('HANDLES', pair)
    return {
      acceptingCity: accepting.city,
      competentCity: competent.city,
      handles: handles.state,
      recognises: recognitionOf('RECOGNISES', pair).state,
      mode: handles.mode,
    }
  })
  const cities = members.map(({ city }) => city)
  return { item: facts.found, cities, cells, asOf: facts.asOf, knownAt: facts.knownAt }
}
