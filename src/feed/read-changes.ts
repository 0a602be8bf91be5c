import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { selectWalk, type Walk } from './change-page.sql.ts'
import { type ChangePage, linesOf } from './change-page.ts'
import { decodeFeedCursor, encodeFeedCursor, type FeedCursor, hashOfNothing } from './feed-cursor.ts'
import { type FeedView, isWidened, viewMark } from './feed-view.ts'
import { readView } from './read-view.ts'

export interface ReadChangesInput {
  readonly cluster: string
  /** The cursor of an earlier page; from the beginning without. */
  readonly after?: string | null
  /** 500 if not given. */
  readonly first?: number | null
  /** Kinds (`batch.published`) or resources (`batch`); all if not given. */
  readonly kinds?: readonly string[] | null
}

/** What a page holds at most. */
export const mostEntries = 1000
const usualEntries = 500
/** How far a page looks for entries that are to be seen: what is withheld on the way stands in it as hashes. */
const mostNumbers = 5000

const dayLong = 86_400_000
const usualWindow = 400

/**
 * A page of the log in the order of its commits: what the caller sees, and what is withheld as hashes. Anybody may. Refuses an
 * unknown cluster, a count out of range, and a cursor that no longer leads on (`CURSOR_EXPIRED`).
 */
export const readChanges = async (hub: Hub, caller: Caller, input: ReadChangesInput): Promise<Outcome<ChangePage>> => {
  const first = input.first ?? usualEntries
  if (!Number.isInteger(first) || first < 1 || first > mostEntries)
    return refused(problem('FIRST_OUT_OF_RANGE', { path: ['first'], facts: { most: mostEntries } }))
  const given = input.after ? decodeFeedCursor(input.after) : beginning
  if (!given) return refusedFor('CURSOR_INVALID', {}, ['after'])
  const { ok: view, problems } = await readView(hub, caller, input.cluster)
  if (!view) return refused(...problems)
  const question = { after: given.number, most: mostNumbers, seen: first, kinds: input.kinds ?? null }
  const walk = await selectWalk(hub.db, view, question)
  return isExpired(hub, view, given, walk)
    ? refusedFor('CURSOR_EXPIRED', {}, ['after'])
    : done(pageOf(view, given, walk))
}

const beginning: FeedCursor = { number: 0, hash: hashOfNothing, view: '' }

// What is still to be read counts, not when the cursor was given: of a quiet hub no cursor grows old.
const isExpired = (hub: Hub, view: FeedView, given: FeedCursor, walk: Walk): boolean => {
  if ((walk.hashAtStart ?? (given.number === 0 ? hashOfNothing : null)) !== given.hash) return true
  if (given.number > 0 && isWidened(given.view, view)) return true
  const next = walk.entries[0]?.commit?.recordedAt
  const oldest = hub.now().getTime() - (hub.feedWindowDays ?? usualWindow) * dayLong
  return next !== undefined && Date.parse(next) < oldest
}

const pageOf = (view: FeedView, given: FeedCursor, { entries, head }: Walk): ChangePage => {
  const last = entries.at(-1)
  const mark = viewMark(view)
  const upTo = encodeFeedCursor({
    number: last?.number ?? given.number,
    hash: last?.commitHash ?? given.hash,
    view: mark,
  })
  return {
    lines: linesOf(given.number, entries),
    after: encodeFeedCursor({ ...given, view: mark }),
    upTo,
    nextCursor: upTo,
    hasMore: (last?.number ?? given.number) < head,
    head,
  }
}
