import type { CivilDate } from '../base/civil-date.ts'

/** What became of an item. */
export interface Succession {
  readonly predecessorId: number
  readonly successorId: number
  readonly change: 'MERGED' | 'SPLIT'
  readonly effectiveOn: CivilDate
}

export interface Successors {
  /** What an item was merged into at last; itself, if it was not. */
  readonly keyOf: (itemId: number) => number
  /** What an item counts as: its key, or what that was split into at last. */
  readonly partsOf: (itemId: number) => readonly number[]
}

/** Follows chains of successions to their ends. A chain that comes back to itself ends there. */
export const openSuccessors = (successions: readonly Succession[]): Successors => {
  const byDay = successions.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0,
  )
  const merged = new Map<number, number>()
  const split = new Map<number, number[]>()
  for (const { predecessorId, successorId, change } of byDay)
    if (change === 'SPLIT') split.set(predecessorId, [...(split.get(predecessorId) ?? []), successorId])
    else if (!merged.has(predecessorId)) merged.set(predecessorId, successorId)

  const keyOf = (itemId: number): number => {
    const seen = new Set<number>()
    let at = itemId
    for (let next = merged.get(at); next !== undefined && !seen.has(next); next = merged.get(at)) {
      seen.add(at)
      at = next
    }
    return at
  }
  const partsOf = (itemId: number): readonly number[] => {
    const seen = new Set<number>()
    const parts = new Set<number>()
    const follow = (id: number) => {
      const key = keyOf(id)
      if (seen.has(key)) return
      seen.add(key)
      const successors = split.get(key) ?? []
      if (successors.length === 0) parts.add(key)
      for (const successor of successors) follow(successor)
    }
    follow(itemId)
    return parts.size > 0 ? [...parts] : [keyOf(itemId)]
  }
  return { keyOf, partsOf }
}
