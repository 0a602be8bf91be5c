import { compareBytes } from '../base/byte-order.ts'
import { answerObjects, cutShort } from './answer-lines.ts'
import { openDigest, sha256 } from './digest.ts'
import { SnapshotBroken } from './errors.ts'
import { type FeedEntry, saysItsContent } from './feed.ts'
import { resourceOf } from './feed-kind.ts'
import type { Connection } from './send.ts'

/** What a snapshot is of, and the cursor that continues it. */
export interface SnapshotHead {
  readonly takenAt: string
  readonly cluster: string
  readonly kinds: readonly string[] | null
  readonly cursor: string
  readonly cadence: string
}

export interface SnapshotEnd {
  readonly count: number
  readonly counts: Readonly<Record<string, number>>
  /** SHA-256 over the lines `resource TAB subject TAB hash LF`. */
  readonly checksum: string
  readonly cursor: string
}

export interface SnapshotOptions {
  readonly cluster: string
  readonly kinds?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}

/** A snapshot as it streams in: its head, the latest entry of each thing, and its end. */
export type SnapshotPart =
  | { readonly snapshot: SnapshotHead }
  | { readonly entry: FeedEntry }
  | { readonly end: SnapshotEnd }

/** Verifies entry by entry, and at the end the whole: count, order, checksum. */
const checking = (to: Connection) => {
  const broken = (detail: string) => new SnapshotBroken(to.language, detail)
  const digest = openDigest()
  let [count, lastResource, lastSubject] = [0, '', '']
  return {
    entry(entry: FeedEntry): void {
      const { kind, subject, hash, content, number } = entry
      if (sha256(content) !== hash || !saysItsContent(entry)) throw broken(`CONTENT_HASH ${number}`)
      const resource = resourceOf(kind)
      const order = compareBytes(lastResource, resource) || compareBytes(lastSubject, subject)
      if (count > 0 && order >= 0) throw broken(`ORDER ${number}`)
      digest.add(`${resource}\t${subject}\t${hash}\n`)
      ;[count, lastResource, lastSubject] = [count + 1, resource, subject]
    },
    end(head: SnapshotHead | undefined, end: SnapshotEnd): void {
      if (end.count !== count) throw broken(`COUNT ${count}/${end.count}`)
      if (end.checksum !== digest.end()) throw broken('CHECKSUM')
      if (end.cursor !== head?.cursor) throw broken('CURSOR')
    },
  }
}

/**
 * The whole state of a cluster's feed, streamed and verified: use none of it before its end has come. Followed from its cursor on it
 * stays whole.
 */
export async function* snapshot(to: Connection, options: SnapshotOptions): AsyncGenerator<SnapshotPart> {
  const { cluster, kinds, signal } = options
  const query = new URLSearchParams({ cluster })
  if (kinds !== undefined && kinds.length > 0) query.set('kinds', kinds.join(','))
  const check = checking(to)
  let head: SnapshotHead | undefined
  for await (const part of answerObjects<SnapshotPart>(to, `sync/snapshot?${query}`, { signal })) {
    if ('snapshot' in part) head = part.snapshot
    else if ('entry' in part) check.entry(part.entry)
    else check.end(head, part.end)
    yield part
    if ('end' in part) return
  }
  throw cutShort(to)
}
