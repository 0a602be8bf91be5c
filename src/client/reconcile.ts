import { compareBytes } from '../base/byte-order.ts'
import { answerJson } from './answer-lines.ts'
import type { KeyRange, KnownRow, KnownRows } from './known-rows.ts'
import type { Connection } from './send.ts'

export interface ReconcileOptions {
  readonly city: string
  /** The rows that this source pushed; without it what the feed tells of the city's implementations. */
  readonly source?: string | undefined
  readonly cluster?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onCall?: (calls: number) => void
}

/** A row that is not the same here and at the hub; null where there is none. */
export interface RowDifference {
  readonly key: string
  readonly here: Omit<KnownRow, 'key'> | null
  readonly hub: Omit<KnownRow, 'key'> | null
}

export interface Reconciliation {
  /** Rows here, and at the hub. */
  readonly here: number
  readonly hub: number
  readonly differences: readonly RowDifference[]
  /** How often the hub was asked. */
  readonly calls: number
}

interface Answer {
  readonly count: number
  readonly checksum: string
  readonly ranges: readonly (KeyRange & { readonly count: number; readonly checksum: string })[] | null
  readonly rows: readonly KnownRow[] | null
}

const parts = 16
const answerWithinMs = 60_000
const all: KeyRange = { after: null, upTo: null }

/**
 * Finds the rows that differ from the hub's in a few calls, Merkle fashion: checksums of ranges first, and only of those that differ
 * smaller ones, down to the rows.
 */
export const reconcile = async (
  to: Connection,
  known: KnownRows,
  options: ReconcileOptions,
): Promise<Reconciliation> => {
  const { city, source, cluster, signal, onCall } = options
  const given = Object.entries({ city, source, cluster }).filter(([, value]) => value !== undefined)
  let calls = 0
  const ask = async ({ after, upTo }: KeyRange): Promise<Answer> => {
    const query = new URLSearchParams([...(given as [string, string][]), ['parts', String(parts)]])
    if (after !== null) query.set('after', after)
    if (upTo !== null) query.set('before', upTo)
    const answer = await answerJson<Answer>(to, `sync/reconcile?${query}`, { signal, timeoutMs: answerWithinMs })
    calls++
    onCall?.(calls)
    return answer
  }
  const descend = async (range: KeyRange, answer: Answer): Promise<RowDifference[]> => {
    if (answer.checksum === known.checksum(range)) return []
    if (!answer.ranges?.length) return differencesBetween(known.rowsIn(range), answer.rows ?? [])
    const found: RowDifference[] = []
    for (const part of withoutGaps(range, answer.ranges))
      if (part.checksum !== known.checksum(part)) found.push(...(await descend(part, await ask(part))))
    return found
  }
  const whole = await ask(all)
  const differences = await descend(all, whole)
  return { here: known.count, hub: whole.count, differences, calls }
}

/** The hub's ranges end at its own last key; what is here beyond it belongs to the last. */
const withoutGaps = <Part extends KeyRange>({ after, upTo }: KeyRange, ranges: readonly Part[]): Part[] =>
  ranges.map((range, i) => ({
    ...range,
    after: i === 0 ? after : range.after,
    upTo: i === ranges.length - 1 ? upTo : range.upTo,
  }))

const differencesBetween = (here: readonly KnownRow[], hub: readonly KnownRow[]): RowDifference[] => {
  const ours = new Map(here.map((row) => [row.key, row]))
  const theirs = new Map(hub.map((row) => [row.key, row]))
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].sort(compareBytes)
  return keys.flatMap((key) => {
    const [mine, its] = [ours.get(key), theirs.get(key)]
    return mine && its && mine.version === its.version && mine.hash === its.hash
      ? []
      : [{ key, here: withoutKey(mine), hub: withoutKey(its) }]
  })
}

const withoutKey = (row: KnownRow | undefined): Omit<KnownRow, 'key'> | null =>
  row === undefined ? null : { version: row.version, hash: row.hash }
