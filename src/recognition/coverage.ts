import type { City } from '../access/city-cluster.ts'
import type { RuleFacts } from './affected-recognition.ts'
import { aspectsOf, type Relation, relations } from './aspect.ts'
import { type Flags, flagsOf, isBlockedBy, type Side } from './coverage-side.ts'
import { type CityStanding, type Guard, guards, type PairException } from './recognition-state.ts'

/** A guard that does not hold for some pair of a relation, and the cities that must act; none: the secretariat. */
export interface Block {
  readonly relation: Relation
  readonly guard: Guard
  readonly cities: readonly City[]
}

/** How far an item is handled among the members: k of n, honestly. */
export interface ItemCoverage {
  readonly itemId: number
  /** n: members on the day. Observers are none. */
  readonly cityCount: number
  /** k: cities that handle for all others and have all others handle for them. */
  readonly liveCities: number
  /** Ordered pairs that are handled, and whose results are recognised, of n × (n − 1). */
  readonly handlingPairs: number
  readonly recognisingPairs: number
  readonly blockedBy: readonly Block[]
  /** n of n, which alone may be claimed; never of fewer than two cities. */
  readonly isLiveInAll: boolean
  /** Handled by some pair, but not by all. */
  readonly isLiveInPart: boolean
}

/**
 * Works an item's coverage out of its facts by what every city says on either side, not pair by pair: 340 cities are 115,000
 * pairs. It is the rule of `recognitionOf`, summed up, and tested to be the same.
 */
export const coverageOf = ({ itemId, item, cities, exceptions }: RuleFacts): ItemCoverage => {
  const members = cities.filter(({ isMember }) => isMember)
  const [handled, recognised] = relations.map((relation) =>
    countPairs(relation, item.isPublished ? members : [], exceptions),
  ) as [PairCounts, PairCounts]
  const all = members.length * (members.length - 1)
  const isLiveInAll = all > 0 && handled.pairs === all
  return {
    itemId,
    cityCount: members.length,
    liveCities: handled.live,
    handlingPairs: handled.pairs,
    recognisingPairs: recognised.pairs,
    blockedBy: all === 0 ? [] : blocksOf(item.isPublished, members, exceptions),
    isLiveInAll,
    isLiveInPart: handled.pairs > 0 && !isLiveInAll,
  }
}

/** Ordered pairs of members that handle the item for each other, were it published. */
export const handledPairs = ({ cities, exceptions }: RuleFacts): number =>
  countPairs(
    'HANDLES',
    cities.filter(({ isMember }) => isMember),
    exceptions,
  ).pairs

interface PairCounts {
  readonly pairs: number
  readonly live: number
}

const countPairs = (
  relation: Relation,
  members: readonly CityStanding[],
  exceptions: readonly PairException[],
): PairCounts => {
  const flags = members.map((standing) => flagsOf(relation, standing))
  const count = (flag: keyof Flags) => flags.filter((of) => of[flag]).length
  const [accepting, waiting, competent, online] = [
    count('accepts'),
    count('acceptsOnline'),
    count('entrusts'),
    count('entrustsOnline'),
  ]
  const [lostOut, lostIn] = excepted(relation, members, flags, exceptions)
  const others = members.length - 1
  let pairs = 0
  let live = 0
  for (const [i, of] of flags.entries()) {
    // A city is no pair with itself.
    const itself = of.accepts && of.entrusts ? 1 : 0
    const out = (of.accepts ? competent - itself : of.acceptsOnline ? online : 0) - lostOut[i]!
    const into = (of.entrusts ? accepting - itself + (of.entrustsOnline ? waiting : 0) : 0) - lostIn[i]!
    pairs += out
    if (others > 0 && out === others && into === others) live += 1
  }
  return { pairs, live }
}

/** How many pairs each city loses by exceptions, as accepting and as competent city: only such as would be live. */
const excepted = (
  relation: Relation,
  members: readonly CityStanding[],
  flags: readonly Flags[],
  exceptions: readonly PairException[],
) => {
  const places = new Map(members.map(({ city }, i) => [city.code, i]))
  const [lostOut, lostIn] = [members.map(() => 0), members.map(() => 0)]
  // Both cities may except one pair.
  const seen = new Set<string>()
  for (const exception of exceptions) {
    const [out, into] = [places.get(exception.accepting), places.get(exception.competent)]
    const pair = `${exception.accepting}/${exception.competent}`
    if (exception.relation !== relation || out === undefined || into === undefined || seen.has(pair)) continue
    seen.add(pair)
    const [one, other] = [flags[out]!, flags[into]!]
    if (!(one.accepts ? other.entrusts : one.acceptsOnline && other.entrustsOnline)) continue
    lostOut[out]! += 1
    lostIn[into]! += 1
  }
  return [lostOut, lostIn] as const
}

const blocksOf = (
  isPublished: boolean,
  members: readonly CityStanding[],
  exceptions: readonly PairException[],
): Block[] => {
  const codes = new Set(members.map(({ city }) => city.code))
  return relations.flatMap((relation) => {
    const sides = members.map(
      ({ aspects }): Side => ({
        one: aspects[aspectsOf[relation].accepting],
        other: aspects[aspectsOf[relation].competent],
      }),
    )
    const needing = sides.filter(({ other }) => other?.mode !== 'FULLY_ONLINE').length
    const stated = exceptions.filter(
      (of) => of.relation === relation && codes.has(of.accepting) && codes.has(of.competent),
    )
    return guards.flatMap((guard): Block[] => {
      if (guard === 'ITEM_PUBLISHED') return isPublished ? [] : [{ relation, guard, cities: [] }]
      const by = stated
        .filter(({ stance }) => guard === (stance === 'SUSPENDED' ? 'NOT_SUSPENDED' : 'NOT_EXCEPTED'))
        .map(({ accepting, competent, statedBy }) => (statedBy === accepting ? accepting : competent))
      const cities = members
        .filter(
          ({ city, implementation }, i) =>
            by.includes(city.code) || isBlockedBy(guard, relation, sides[i]!, implementation, needing),
        )
        .map(({ city }) => city)
      return cities.length > 0 ? [{ relation, guard, cities }] : []
    })
  })
}
