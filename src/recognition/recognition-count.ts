import type { CivilDate } from '../base/civil-date.ts'
import { type Granularity, granularities } from '../catalogue/granularity.ts'
import { type HandlingMode, handlingModes } from './aspect.ts'
import { openSuccessors, type Succession } from './item-successors.ts'

/** A batch published by the moment. */
export interface CountedBatch {
  readonly ordinal: number
  readonly publishedOn: CivilDate
}

/** An item that a batch listed or was given by the moment. */
export interface CountedEntry {
  readonly ordinal: number
  readonly itemId: number
  readonly isListed: boolean
  /** Whether it stands in the batch: the latest adjustment says. */
  readonly isIn: boolean
  /** As listed. */
  readonly granularity: Granularity
}

/** What a count needs to know. */
export interface CountFacts {
  readonly batches: readonly CountedBatch[]
  readonly entries: readonly CountedEntry[]
  readonly successions: readonly Succession[]
  /** In which modes members accept an item; of items that somebody accepts. */
  readonly modes: readonly { readonly itemId: number; readonly modes: readonly HandlingMode[] }[]
}

/** 累计 X 批次 Y 项, with the reconciliation: gross + added + gainedBySplits = items + duplicates + withdrawn + mergedAway. */
export interface RecognitionCount {
  /** The one level that is counted, levels are never added; null: every entry, of whatever level. */
  readonly level: Granularity | null
  /** X. */
  readonly batches: number
  /** Y. */
  readonly items: number
  readonly gross: number
  readonly added: number
  readonly gainedBySplits: number
  readonly duplicates: number
  readonly withdrawn: number
  readonly mergedAway: number
  readonly isReconciled: boolean
  /** Listed, and credited: the latter add up to Y. */
  readonly byBatch: readonly (CountedBatch & { readonly listed: number; readonly credited: number })[]
  /** An item that cities accept in two modes counts in both, one that nobody accepts in none. */
  readonly byMode: readonly { readonly mode: HandlingMode; readonly items: number }[]
  /** Of the Y items, by the level at which the crediting list has them: what a figure over all entries is made of. */
  readonly byLevel: readonly { readonly level: Granularity; readonly items: number }[]
  /** The Y items themselves: of a split one, what it became. */
  readonly itemIds: readonly number[]
}

/** What became of every entry: the rows behind a count. */
export interface CountTrace {
  /** In the order of publication. */
  readonly batches: readonly CountedBatch[]
  readonly listed: readonly CountedEntry[]
  readonly added: readonly CountedEntry[]
  readonly withdrawn: readonly CountedEntry[]
  readonly duplicates: readonly CountedEntry[]
  readonly mergedAway: readonly CountedEntry[]
  /** Items more than there were, that came of a split. */
  readonly gained: readonly number[]
  /** The Y items, each with the entry that it is credited to: of a split one, what it became. */
  readonly credits: ReadonlyMap<number, CountedEntry>
}

/** Follows every entry of one level, or of all: it is credited to the batch that was published first, or says why not. */
export const traceOf = (facts: CountFacts, level: Granularity | null): CountTrace => {
  const { keyOf, partsOf } = openSuccessors(facts.successions)
  const batches = facts.batches.toSorted((a, b) =>
    a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : a.ordinal - b.ordinal,
  )
  const places = new Map(batches.map(({ ordinal }, place) => [ordinal, place]))
  const entries = facts.entries
    .filter(({ granularity }) => level === null || granularity === level)
    .toSorted((a, b) => places.get(a.ordinal)! - places.get(b.ordinal)! || a.itemId - b.itemId)

  const first = new Map<number, CountedEntry>()
  const duplicates: CountedEntry[] = []
  const mergedAway: CountedEntry[] = []
  for (const entry of entries.filter(({ isIn }) => isIn)) {
    const key = keyOf(entry.itemId)
    if (!first.has(key)) first.set(key, entry)
    else if (entry.itemId === key) duplicates.push(entry)
    else mergedAway.push(entry)
  }

  const credits = new Map<number, CountedEntry>()
  const gained: number[] = []
  const split: (readonly [readonly number[], CountedEntry])[] = []
  for (const [key, entry] of first) {
    const parts = partsOf(key)
    if (parts.length === 1 && parts[0] === key) credits.set(key, entry)
    else split.push([parts, entry])
  }
  // Items that were listed themselves come first: a split one counts as those of its parts that nobody else has.
  for (const [parts, entry] of split) {
    const fresh = parts.filter((part) => !credits.has(part))
    for (const part of fresh) credits.set(part, entry)
    if (fresh.length === 0) duplicates.push(entry)
    else gained.push(...fresh.slice(1))
  }
  return {
    ...{ batches, duplicates, mergedAway, gained, credits },
    listed: entries.filter(({ isListed }) => isListed),
    added: entries.filter(({ isListed }) => !isListed),
    withdrawn: entries.filter(({ isIn }) => !isIn),
  }
}

/** Counts the items that are valid, each in the batch that was published first, and says what became of all others. */
export const countOf = (facts: CountFacts, level: Granularity | null): RecognitionCount =>
  countTraced(facts, traceOf(facts, level), level)

/** The figures of a trace. */
export const countTraced = (facts: CountFacts, trace: CountTrace, level: Granularity | null): RecognitionCount => {
  const { batches, listed, credits } = trace
  const [gross, added, withdrawn] = [listed.length, trace.added.length, trace.withdrawn.length]
  const [duplicates, mergedAway] = [trace.duplicates.length, trace.mergedAway.length]
  const [gainedBySplits, items] = [trace.gained.length, credits.size]
  const credited = [...credits.values()]
  return {
    ...{ level, batches: batches.length, items, gross, added, gainedBySplits, duplicates, withdrawn, mergedAway },
    isReconciled: gross + added + gainedBySplits === items + duplicates + withdrawn + mergedAway,
    byBatch: countByBatch(
      batches,
      listed,
      credited.map(({ ordinal }) => ordinal),
    ),
    byMode: countByMode(facts, credits),
    byLevel: countByLevel(credited.map(({ granularity }) => granularity)),
    itemIds: [...credits.keys()],
  }
}

/** The figures with those items added that stand on one list and are nothing else: all that is listed, but for the entries counted already. */
export const withPlainItems = <C extends Pick<RecognitionCount, 'items' | 'gross' | 'byBatch' | 'byLevel'>>(
  count: C,
  listed: readonly { readonly ordinal: number; readonly granularity: Granularity; readonly items: number }[],
  counted: readonly CountedEntry[],
): C => {
  const [ofBatch, ofLevel] = [new Map<number, number>(), new Map<Granularity, number>()]
  const add = (ordinal: number, level: Granularity, items: number) => {
    ofBatch.set(ordinal, (ofBatch.get(ordinal) ?? 0) + items)
    ofLevel.set(level, (ofLevel.get(level) ?? 0) + items)
  }
  for (const { ordinal, granularity, items } of listed) add(ordinal, granularity, items)
  for (const { ordinal, granularity, isListed } of counted) if (isListed) add(ordinal, granularity, -1)
  const plain = [...ofLevel.values()].reduce((sum, items) => sum + items, 0)
  const itemsOf = (level: Granularity) => count.byLevel.find((one) => one.level === level)?.items ?? 0
  return {
    ...count,
    items: count.items + plain,
    gross: count.gross + plain,
    byBatch: count.byBatch.map((one) => {
      const more = ofBatch.get(one.ordinal) ?? 0
      return { ...one, listed: one.listed + more, credited: one.credited + more }
    }),
    byLevel: granularities
      .map((level) => ({ level, items: itemsOf(level) + (ofLevel.get(level) ?? 0) }))
      .filter(({ items }) => items > 0),
  }
}

const countByBatch = (
  batches: readonly CountedBatch[],
  entries: readonly CountedEntry[],
  credits: readonly number[],
) => {
  const [listed, credited] = [new Map<number, number>(), new Map<number, number>()]
  const count = (counts: Map<number, number>, ordinal: number) => counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1)
  for (const { ordinal } of entries) count(listed, ordinal)
  for (const ordinal of credits) count(credited, ordinal)
  return batches
    .map(({ ordinal, publishedOn }) => ({
      ...{ ordinal, publishedOn },
      listed: listed.get(ordinal) ?? 0,
      credited: credited.get(ordinal) ?? 0,
    }))
    .toSorted((a, b) => a.ordinal - b.ordinal)
}

const countByLevel = (levels: readonly Granularity[]) =>
  granularities
    .map((level) => ({ level, items: levels.filter((one) => one === level).length }))
    .filter(({ items }) => items > 0)

const countByMode = ({ modes }: CountFacts, counted: ReadonlyMap<number, unknown>) => {
  const known = modes.filter(({ itemId }) => counted.has(itemId))
  return handlingModes.map((mode) => ({ mode, items: known.filter((one) => one.modes.includes(mode)).length }))
}
