import { type ChangesOptions, changePage } from './changes.ts'
import { FeedChain, type VerifiedEntry, type VerifiedPage } from './feed-chain.ts'
import { positionOf } from './feed-position.ts'
import { type Retrying, retrying, usualRetries } from './retry.ts'
import type { Connection } from './send.ts'

export interface FollowOptions extends ChangesOptions, Retrying {
  /** Ends at the head of the log instead of waiting for more. */
  readonly untilHead?: boolean
}

const waitSeconds = 25

/**
 * The feed from a position on, page by page, verified; waits for more at the head. A page may be without entries and still move
 * the position on. A fault that passes is retried: for ever, but where somebody waits for the head, or `retries` says how often.
 * Anything else is thrown.
 */
export async function* followPages(to: Connection, options: FollowOptions): AsyncGenerator<VerifiedPage> {
  const { untilHead = false, wait = untilHead ? 0 : waitSeconds } = options
  const { retries = untilHead ? usualRetries : Number.POSITIVE_INFINITY } = options
  const chain = new FeedChain(positionOf(options.after), to.language)
  for (let isBehind = true; ; ) {
    const page = await retrying(
      // What is known to be there is not waited for.
      () => changePage(to, { ...options, after: chain.cursor, wait: isBehind ? 0 : wait }),
      { ...options, retries },
    )
    yield chain.take(page)
    isBehind = page.hasMore
    if (untilHead && !page.hasMore) return
  }
}

/** The entries of `followPages`, one by one; each with the position to keep once it is dealt with. */
export async function* follow(to: Connection, options: FollowOptions): AsyncGenerator<VerifiedEntry> {
  for await (const { entries } of followPages(to, options)) yield* entries
}
