import type { City } from '../access/city-cluster.ts'
import { type Relation, relations } from './aspect.ts'
import type { ItemStanding } from './recognition-state.ts'
import { type CityStanding, type PairException, type RecognitionState, recognitionOf } from './recognition-state.ts'

/** The facts of an item that the rule of recognition needs. */
export interface RuleFacts {
  readonly itemId: number
  readonly item: ItemStanding
  readonly cities: readonly CityStanding[]
  readonly exceptions: readonly PairException[]
}

/** A recognition of an ordered pair whose state changed. */
export interface AffectedRecognition {
  readonly itemId: number
  readonly cluster: string
  readonly relation: Relation
  readonly acceptingCity: City
  readonly competentCity: City
  readonly before: RecognitionState | null
  readonly after: RecognitionState | null
}

type Pair = readonly [accepting: CityStanding, competent: CityStanding]

/** The ordered pairs of an item's cities in which one of some stands (all, if none are named). */
export const pairsOf = (cities: readonly CityStanding[], some: ReadonlySet<string> | null): Pair[] =>
  cities.flatMap((accepting) => {
    const others =
      some === null || some.has(accepting.city.code) ? cities : cities.filter(({ city }) => some.has(city.code))
    return others.filter((competent) => competent !== accepting).map((competent): Pair => [accepting, competent])
  })

// Of what stands as it stood no pair is worked out: a doing touches one city of many, and a pair of cities comes to nothing new.
const citiesTouched = (before: RuleFacts, after: RuleFacts): ReadonlySet<string> | null => {
  if (isOther(before.item, after.item) || isOther(before.exceptions, after.exceptions)) return null
  const earlier = new Map(before.cities.map((standing) => [standing.city.code, standing]))
  const touched = after.cities.filter((standing) => isOther(earlier.get(standing.city.code), standing))
  return new Set(touched.map(({ city }) => city.code))
}

const isOther = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/** What changed between two moments, pair by pair. */
export const affectedBetween = (cluster: string, before: RuleFacts, after: RuleFacts): AffectedRecognition[] => {
  const earlier = new Map(before.cities.map((standing) => [standing.city.code, standing]))
  return pairsOf(after.cities, citiesTouched(before, after)).flatMap(([accepting, competent]) =>
    relations.flatMap((relation) => {
      const [was, wasCompetent] = [earlier.get(accepting.city.code), earlier.get(competent.city.code)]
      const stood =
        was && wasCompetent
          ? recognitionOf(relation, { ...before, accepting: was, competent: wasCompetent }).state
          : null
      const stands = recognitionOf(relation, { ...after, accepting, competent }).state
      if (stood === stands) return []
      return [
        {
          itemId: after.itemId,
          cluster,
          relation,
          acceptingCity: accepting.city,
          competentCity: competent.city,
          before: stood,
          after: stands,
        },
      ]
    }),
  )
}
