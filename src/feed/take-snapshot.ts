import { createHash } from 'node:crypto'
import { compareBytes } from '../base/byte-order.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { kindOf } from './change-kind.ts'
import { entryOf } from './change-page.ts'
import { decodeFeedCursor, encodeFeedCursor, hashOfNothing } from './feed-cursor.ts'
import type { SnapshotEnd, SnapshotHead, SnapshotLine, SnapshotManifest } from './feed-snapshot.ts'
import { type FeedView, viewMark } from './feed-view.ts'
import { readView } from './read-view.ts'
import { type LatestEntry, selectFeedHead, selectLatest, selectResources } from './snapshot.sql.ts'

export interface TakeSnapshotInput {
  readonly cluster: string
  readonly kinds?: readonly string[] | null
  /** A cursor: the state at that place of the log. As it is now, if not given. */
  readonly at?: string | null
}

/** What is held of all places at once, in entries. */
const held = 4000
const least = 100

/**
 * The latest entry of each thing that the caller sees, in the order of resource and subject. It is read page by page from a log
 * that never changes: consistent without a transaction. Refuses an unknown cluster, and a cursor that fits no longer.
 */
export const takeSnapshot = async (
  hub: Hub,
  caller: Caller,
  input: TakeSnapshotInput,
): Promise<Outcome<AsyncGenerator<SnapshotLine>>> => {
  const at = input.at ? decodeFeedCursor(input.at) : undefined
  if (at === null) return refusedFor('CURSOR_INVALID', {}, ['at'])
  const { ok: view, problems } = await readView(hub, caller, input.cluster)
  if (!view) return refused(...problems)
  const found = at?.number === 0 ? { number: 0, hash: hashOfNothing } : await selectFeedHead(hub.db, at?.number ?? null)
  if (!found || (at && at.hash !== found.hash)) return refusedFor('CURSOR_EXPIRED', {}, ['at'])
  const head: SnapshotHead = {
    takenAt: hub.now().toISOString(),
    cluster: input.cluster,
    kinds: input.kinds ?? null,
    cursor: encodeFeedCursor({ ...found, view: viewMark(view) }),
    cadence: 'ON_REQUEST',
  }
  return done(lines(hub, view, head, found.number))
}

/** What a snapshot holds: the same walk, of which only the end is told. */
export const takeManifest = async (
  hub: Hub,
  caller: Caller,
  input: TakeSnapshotInput,
): Promise<Outcome<SnapshotManifest>> => {
  const outcome = await takeSnapshot(hub, caller, input)
  if (outcome.ok === undefined) return outcome
  let head: SnapshotHead | undefined
  for await (const line of outcome.ok) {
    if ('snapshot' in line) head = line.snapshot
    if ('end' in line) return done({ ...head!, ...line.end })
  }
  throw new Error('a snapshot without an end')
}

async function* lines(hub: Hub, view: FeedView, head: SnapshotHead, upTo: number): AsyncGenerator<SnapshotLine> {
  yield { snapshot: head }
  const digest = createHash('sha256')
  const counts: Record<string, number> = {}
  let count = 0
  const resources = (await selectResources(hub.db)).filter((one) => mayHold(head.kinds, one)).sort(compareBytes)
  for (const resource of resources)
    for await (const latest of latestOf(hub, view, head, resource, upTo)) {
      const entry = entryOf(latest)
      if (entry.isTombstone) continue
      count += 1
      counts[resource] = (counts[resource] ?? 0) + 1
      digest.update(`${resource}\t${entry.subject}\t${entry.hash}\n`)
      yield { entry }
    }
  const end: SnapshotEnd = { count, counts, checksum: digest.digest('hex'), cursor: head.cursor }
  yield { end }
}

const mayHold = (kinds: SnapshotHead['kinds'], resource: string): boolean =>
  kinds === null || kinds.some((kind) => kind === resource || kindOf(kind).resource === resource)

/** The places of a view, each in the order of its subjects, merged into one. */
async function* latestOf(hub: Hub, view: FeedView, { kinds }: SnapshotHead, resource: string, upTo: number) {
  const places = [view.cluster, ...view.cities, '']
  const limit = Math.max(least, Math.floor(held / places.length))
  const streams = places.map((place) => subjectsOf(hub, view, { resource, place, upTo, kinds, limit }))
  const next: (LatestEntry | undefined)[] = []
  for (const stream of streams) next.push((await stream.next()).value)
  for (;;) {
    let best: LatestEntry | undefined
    for (const one of next) if (one && (!best || isBefore(one, best))) best = one
    if (!best) return
    yield best
    for (const [i, one] of next.entries()) if (one?.subject === best.subject) next[i] = (await streams[i]!.next()).value
  }
}

// Of one subject in two places the later entry counts.
const isBefore = (one: LatestEntry, other: LatestEntry): boolean => {
  const order = compareBytes(one.subject, other.subject)
  return order < 0 || (order === 0 && one.number > other.number)
}

async function* subjectsOf(
  hub: Hub,
  view: FeedView,
  question: { resource: string; place: string; upTo: number; kinds: readonly string[] | null; limit: number },
): AsyncGenerator<LatestEntry, undefined> {
  for (let after: string | null = ''; after !== null; ) {
    const page = await selectLatest(hub.db, view, { ...question, after })
    yield* page.entries
    after = page.goOnAfter
  }
  return undefined
}
