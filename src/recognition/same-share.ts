import { normalName } from '../base/text.ts'
import type { ImplementationContent } from '../catalogue/implementation-content.ts'
import { type LimitConversion, lengthOfLimit, usualConversion } from '../catalogue/time-limit.ts'
import type { Comparison } from './differences.ts'

/** How many of the items compared are the same. `key` says of what: a pair, a department, a batch; null of all, or of none known. */
export interface SameShare {
  readonly key: string | null
  readonly same: number
  readonly compared: number
  /** Of nothing there is no share. */
  readonly share: number | null
}

/** Two cities, by code, and whether an item is the same in both. */
export interface ComparedPair {
  readonly cities: readonly [string, string]
  readonly isSame: boolean
}

/**
 * An item between every two of its cities, by what each city has, made once into a text: 66 pairs of twelve cities need no
 * differences worked out. It is the rule of `itemDifferences`, summed up, and tested to be the same.
 */
export const comparePairs = ({ cities, results, conversion = usualConversion }: Comparison): ComparedPair[] => {
  const sorted = cities
    .toSorted((a, b) => (a.city < b.city ? -1 : 1))
    .map(({ city, content }) => ({ city, has: content && comparedText(content, conversion) }))
  const recognised = new Set(
    results.filter((one) => one.isRecognised).map((one) => `${one.accepting}-${one.competent}`),
  )
  return sorted.flatMap((first, i) =>
    sorted.slice(i + 1).map(
      (second): ComparedPair => ({
        cities: [first.city, second.city],
        isSame:
          first.has !== null &&
          first.has === second.has &&
          recognised.has(`${first.city}-${second.city}`) &&
          recognised.has(`${second.city}-${first.city}`),
      }),
    ),
  )
}

/** Everything that is compared of an implementation, the same text exactly if it is the same; null where the limit is unknown. */
const comparedText = (content: ImplementationContent, conversion: LimitConversion): string | null => {
  const { name, requirements, audience, materials, committedLimit: limit } = content
  // Of materials of one name only the first is compared.
  const named = new Map(materials.toReversed().map((material) => [normalName(material.name), material]))
  const sorted = (list: readonly string[]) => [...new Set(list)].sort()
  return (
    limit &&
    JSON.stringify([
      normalName(name),
      sorted(requirements.map(normalName)),
      sorted(audience),
      [...named]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { necessity, copies, form }]) => [key, necessity, copies, form]),
      lengthOfLimit(limit, conversion),
    ])
  )
}

/** An item to compare, and where it counts: in each batch that it stands in. */
export interface ComparedItem {
  readonly comparison: Comparison
  readonly department: string | null
  readonly ordinals: readonly number[]
}

export interface SameShares {
  /** Items that are the same in all cities. */
  readonly total: SameShare
  /** Items that are the same in two: `150100-150200`. */
  readonly byPair: readonly SameShare[]
  readonly byDepartment: readonly SameShare[]
  readonly byBatch: readonly SameShare[]
}

/** Counts item after item, and keeps nothing of them. Where fewer than two cities are compared, nothing is. */
export const openShares = () => {
  const [all, pairs, departments, batches] = [openTally(), openTally(), openTally(), openTally()]
  return {
    add: ({ comparison, department, ordinals }: ComparedItem): void => {
      if (comparison.cities.length < 2) return
      const compared = comparePairs(comparison)
      const isSame = compared.every((pair) => pair.isSame)
      all.add(null, isSame)
      departments.add(department, isSame)
      for (const ordinal of ordinals) batches.add(String(ordinal), isSame)
      for (const pair of compared) pairs.add(pair.cities.join('-'), pair.isSame)
    },
    shares: (): SameShares => ({
      total: all.shares()[0] ?? { key: null, same: 0, compared: 0, share: null },
      byPair: pairs.shares(),
      byDepartment: departments.shares(),
      byBatch: batches.shares().sort((a, b) => Number(a.key) - Number(b.key)),
    }),
  }
}

const openTally = () => {
  const counts = new Map<string | null, { same: number; compared: number }>()
  return {
    add: (key: string | null, isSame: boolean): void => {
      const count = counts.get(key) ?? { same: 0, compared: 0 }
      counts.set(key, { same: count.same + Number(isSame), compared: count.compared + 1 })
    },
    shares: (): SameShare[] =>
      [...counts]
        .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
        .map(([key, { same, compared }]) => ({ key, same, compared, share: same / compared })),
  }
}
