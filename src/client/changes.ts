import { answerObjects, cutShort } from './answer-lines.ts'
import { Unreachable } from './errors.ts'
import type { ChangePage, FeedLine, PageEnd } from './feed.ts'
import { positionOf } from './feed-position.ts'
import type { Connection } from './send.ts'

export interface ChangesOptions {
  readonly cluster: string
  /** A cursor of the hub, or a position that a follower kept. Left out: from the beginning of the log. */
  readonly after?: string | null
  /** Entries a page, at most 1000. */
  readonly first?: number
  /** Only these resources; the numbers of the others are withheld, and verified all the same. */
  readonly kinds?: readonly string[] | undefined
  /** Seconds for which the hub may wait until there is something new, at most 30. */
  readonly wait?: number
  readonly signal?: AbortSignal | undefined
}

const answerWithinMs = 60_000

/** Asks for one page of the feed, as it is. `follow` verifies as it goes on; here nothing is verified. */
export const changePage = async (to: Connection, options: ChangesOptions): Promise<ChangePage> => {
  const { cluster, after, first = 500, kinds, wait = 0, signal } = options
  const { cursor } = positionOf(after)
  const query = new URLSearchParams({ cluster, first: String(first) })
  if (cursor !== null) query.set('after', cursor)
  if (kinds !== undefined && kinds.length > 0) query.set('kinds', kinds.join(','))
  if (wait > 0) query.set('wait', String(wait))
  const lines: FeedLine[] = []
  const timeoutMs = answerWithinMs + wait * 1000
  for await (const line of answerObjects<FeedLine | { page: PageEnd }>(to, `sync/changes?${query}`, {
    signal,
    timeoutMs,
  })) {
    if ('page' in line) return pageWith(to, lines, line.page)
    lines.push(line)
  }
  throw cutShort(to)
}

const pageWith = (to: Connection, lines: readonly FeedLine[], end: Partial<PageEnd> | null): ChangePage => {
  const isPage =
    typeof end?.nextCursor === 'string' && typeof end.hasMore === 'boolean' && Number.isSafeInteger(end.head)
  if (!isPage) throw new Unreachable(to.language, to.url, 'NOT_A_HUB', '200')
  return { ...(end as PageEnd), lines }
}
