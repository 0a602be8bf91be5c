import { selectCluster } from '../access/cluster.sql.ts'
import { clustersWithDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { selectItemsByCode } from '../catalogue/service-item.sql.ts'
import type { Hub } from '../hub.ts'
import { pairsOf } from './affected-recognition.ts'
import { type CanHandleAnswer, canHandle } from './can-handle.ts'
import { recognitionOf } from './recognition-state.ts'
import { type ItemFacts, selectItemFacts } from './standing.sql.ts'

/** A question about one item of a cluster at a moment. */
export interface ItemQuestion {
  readonly cluster: string
  readonly item: string
  readonly asOf: CivilDate | null
  readonly knownAt: string | null
}

/** The answer for an item and two cities; null where item, cluster or city is unknown to the caller. */
export const answerCanHandle = async (
  hub: Hub,
  caller: Caller,
  question: ItemQuestion & { readonly competentCity: string; readonly acceptingCity: string },
): Promise<(CanHandleAnswer & { asOf: CivilDate }) | null> => {
  const { competentCity, acceptingCity } = question
  const facts = await readFacts(hub, caller, question, [competentCity, acceptingCity], true)
  const accepting = facts?.cities.find(({ city }) => city.code === acceptingCity)
  const competent = facts?.cities.find(({ city }) => city.code === competentCity)
  if (!facts || !accepting || !competent || accepting === competent) return null
  return { ...canHandle(facts, accepting, competent), asOf: question.asOf ?? civilDateAt(hub.now()) }
}

/** Every ordered pair of the cluster's cities that are members at the moment. */
export const answerMatrix = async (hub: Hub, caller: Caller, question: ItemQuestion) => {
  const facts = await readFacts(hub, caller, question, null, false)
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
  return {
    itemId: facts.itemId,
    cities: members.map(({ city }) => city),
    cells,
    asOf: question.asOf ?? civilDateAt(hub.now()),
  }
}

const readFacts = async (
  hub: Hub,
  caller: Caller,
  { cluster, item, asOf, knownAt }: ItemQuestion,
  cities: readonly string[] | null,
  withContent: boolean,
): Promise<ItemFacts | null> => {
  const [found, another] = await selectItemsByCode(hub.db, item, clustersWithDrafts(caller))
  const of = found && !another ? await selectCluster(hub.db, cluster) : undefined
  if (!found || !of) return null
  const day = asOf ?? civilDateAt(hub.now())
  const [facts] = await selectItemFacts(hub.db, {
    clusterId: of.id,
    itemIds: [found.id],
    cities,
    asOf: day,
    knownAt,
    withContent,
  })
  return facts ?? null
}
