import { createReadStream } from 'node:fs'
import { linesOf } from '../client/answer-lines.ts'
import { sha256 } from '../client/digest.ts'
import { saysItsContent } from '../client/feed.ts'
import { collectRows, type FeedEntry, type KnownRow, type KnownRows, resourceOf } from '../client/index.ts'
import { parsedOrNothing } from '../client/refusal.ts'

/** A line of a copy that is not as it was fetched: its content does not have its hash, or it says other than its content. */
export interface SpoiltLine {
  readonly line: number
  readonly number: number | null
  readonly subject: string | null
}

/** The implementations of a copy, city by city: of each the latest entry, those that were removed left out. */
export interface KnownCopy {
  readonly cities: ReadonlyMap<string, KnownRows>
  readonly spoilt: readonly SpoiltLine[]
}

const entryIn = (line: string): FeedEntry | null => {
  const value = parsedOrNothing(line) as FeedEntry | null | undefined
  return typeof value?.subject === 'string' && typeof value.content === 'string' ? value : null
}

/** Reads a copy as its contents have it: no hash that stands in the file is trusted. */
export const knownCopyOf = async (path: string): Promise<KnownCopy> => {
  const latest = new Map<string, KnownRow & { city: string }>()
  const spoilt: SpoiltLine[] = []
  let at = 0
  for await (const line of linesOf(createReadStream(path))) {
    at++
    const entry = entryIn(line)
    const hash = entry === null ? null : sha256(entry.content)
    if (entry === null || hash === null || hash !== entry.hash || !saysItsContent(entry))
      spoilt.push({ line: at, number: entry?.number ?? null, subject: entry?.subject ?? null })
    if (entry === null || hash === null || resourceOf(entry.kind) !== 'implementation' || entry.city === null) continue
    const { subject, city, version, isTombstone } = entry
    if (isTombstone) latest.delete(subject)
    else latest.set(subject, { key: subject, version: version ?? 0, hash, city })
  }
  const byCity = new Map<string, ReturnType<typeof collectRows>>()
  for (const { city, ...row } of latest.values()) {
    if (!byCity.has(city)) byCity.set(city, collectRows())
    byCity.get(city)!.add(row)
  }
  return { cities: new Map([...byCity].map(([city, rows]) => [city, rows.end()])), spoilt }
}
