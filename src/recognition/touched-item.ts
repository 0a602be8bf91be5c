import type { CivilDate } from '../base/civil-date.ts'
import type { NextVersion } from '../catalogue/item-implementation.ts'
import type { RecognitionCause } from './recognition-cause.ts'
import type { DecidedVersion } from './record-versions.ts'
import type { Taking } from './take-declarations.ts'

/** An item that is declared of in a cluster, and what was done to it. */
export interface TouchedItem {
  readonly clusterId: number
  readonly cluster: string
  readonly itemId: number
  readonly cause: RecognitionCause
  readonly from: CivilDate
}

/** Items of a cluster to which the same was done, in the order of their ids. */
export interface TouchedGroup {
  readonly cluster: { readonly id: number; readonly code: string }
  readonly cause: RecognitionCause
  readonly from: CivilDate
  readonly itemIds: number[]
}

/** Each item once: what was done last is the cause, and it counts from the earliest day on. */
export const touchedGroups = (touched: readonly TouchedItem[]): TouchedGroup[] => {
  const last = new Map<string, TouchedItem>()
  for (const one of touched) {
    const key = `${one.clusterId}/${one.itemId}`
    const before = last.get(key)
    last.set(key, before && before.from < one.from ? { ...one, from: before.from } : one)
  }
  const groups = new Map<string, TouchedGroup>()
  for (const { clusterId, cluster, itemId, cause, from } of last.values()) {
    const key = `${clusterId}/${cause}/${from}`
    const group = groups.get(key) ?? { cluster: { id: clusterId, code: cluster }, cause, from, itemIds: [] }
    group.itemIds.push(itemId)
    groups.set(key, group)
  }
  for (const { itemIds } of groups.values()) itemIds.sort((a, b) => a - b)
  return [...groups.values()].sort((a, b) => a.cluster.id - b.cluster.id)
}

/** What takes declarations along: the same of many items at once, and of one item in the order of its versions. */
export const takings = (versions: readonly DecidedVersion[]): (Taking & { items: DecidedVersion['item'][] })[] => {
  const turns = new Map<number, number>()
  const groups = new Map<string, Taking & { turn: number; items: DecidedVersion['item'][] }>()
  for (const { item, next, reason } of versions) {
    const { change, city, validFrom } = next
    if (!isTaking(change)) continue
    const turn = (turns.get(item.id) ?? 0) + 1
    turns.set(item.id, turn)
    const taking = { city, cause: `IMPLEMENTATION_${change}` as const, validFrom, reason }
    const key = JSON.stringify([turn, taking])
    const group = groups.get(key) ?? { ...taking, turn, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => a.turn - b.turn)
}

const isTaking = (change: NextVersion['change']): change is 'SUSPENDED' | 'CANCELLED' =>
  change === 'SUSPENDED' || change === 'CANCELLED'
