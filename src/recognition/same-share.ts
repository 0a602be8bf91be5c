import type { Comparison, ResultRecognition } from './differences.ts'
import { itemDifferences } from './item-differences.ts'

/** How many of the compared are the same. Of nothing there is no share. */
export interface SameShare {
  readonly same: number
  readonly compared: number
  readonly share: number | null
}

/** Something compared: an item, or an item between two cities. */
export interface Compared {
  readonly isSame: boolean
}

export const shareSame = (results: readonly Compared[]): SameShare => {
  const same = results.filter(({ isSame }) => isSame).length
  return { same, compared: results.length, share: results.length === 0 ? null : same / results.length }
}

/** The shares by department, batch or pair: `keysOf` says where a result counts, in as many as it likes. By key. */
export const sharesBy = <T extends Compared>(
  results: readonly T[],
  keysOf: (result: T) => readonly string[],
): (SameShare & { readonly key: string })[] => {
  const groups = new Map<string, T[]>()
  for (const result of results)
    for (const key of new Set(keysOf(result))) {
      const known = groups.get(key)
      if (known) known.push(result)
      else groups.set(key, [result])
    }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, members]) => ({ key, ...shareSame(members) }))
}

/** Two cities, by code, and whether an item is the same in both. */
export interface ComparedPair extends Compared {
  readonly cities: readonly [string, string]
}

/** An item between every two of its cities. */
export const comparePairs = ({ cities, results, conversion }: Comparison): ComparedPair[] => {
  const sorted = cities.toSorted((a, b) => (a.city < b.city ? -1 : 1))
  // By pair once: a national cluster has 115,000 of them.
  const resultsOf = new Map<string, ResultRecognition[]>()
  for (const result of results) {
    const key = [result.accepting, result.competent].sort().join()
    const known = resultsOf.get(key)
    if (known) known.push(result)
    else resultsOf.set(key, [result])
  }
  return sorted.flatMap((first, i) =>
    sorted.slice(i + 1).map((second): ComparedPair => {
      const between = resultsOf.get([first.city, second.city].join()) ?? []
      const { isSame } = itemDifferences({ cities: [first, second], results: between, conversion })
      return { cities: [first.city, second.city], isSame }
    }),
  )
}
