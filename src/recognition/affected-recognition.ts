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

/** The ordered pairs of an item's cities in which one of them stands (all, if none is named). */
export const pairsOf = (cities: readonly CityStanding[], ofCity: string | null): Pair[] =>
  cities.flatMap((accepting) =>
    cities
      .filter(
        (competent) =>
          competent !== accepting &&
          (ofCity === null || [accepting, competent].some(({ city }) => city.code === ofCity)),
      )
      .map((competent): Pair => [accepting, competent]),
  )

/** What changed between two moments, pair by pair; one city's doing touches only the pairs in which it stands. */
export const affectedBetween = (
  cluster: string,
  before: RuleFacts,
  after: RuleFacts,
  ofCity: string | null,
): AffectedRecognition[] => {
  const earlier = new Map(before.cities.map((standing) => [standing.city.code, standing]))
  return pairsOf(after.cities, ofCity).flatMap(([accepting, competent]) =>
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
