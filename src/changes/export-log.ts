import type { Hub } from '../hub.ts'
import { selectCommitsAfter, selectEntriesOf, selectHashAt, selectHead } from './read-log.sql.ts'

const commitsAtATime = 100
const entriesAtATime = 1000

/**
 * The change log after an entry number as lines of an export, up to the head at the start. Null if no commit ends there.
 * Each page is a statement of its own: the log only grows, so no long transaction is needed to read it consistently.
 */
export const exportLog = async (hub: Hub, after: number): Promise<AsyncGenerator<object> | null> => {
  const previousHash = await selectHashAt(hub.db, after)
  return previousHash === null ? null : lines(hub, after, previousHash)
}

async function* lines(hub: Hub, after: number, previousHash: string): AsyncGenerator<object> {
  const head = await selectHead(hub.db)
  yield { hutongAudit: 1, after, previousHash }
  for (let reached = after; reached + 1 < head.nextNumber; ) {
    const commits = await selectCommitsAfter(hub.db, reached, commitsAtATime)
    // Somebody took the last commits out: the end still says how many there were, and the verifier names the gap.
    if (commits.length === 0) break
    for (const { tx, ...commit } of commits) {
      if (commit.firstNumber >= head.nextNumber) break
      yield { commit }
      for (let from = 0; from < commit.count; from += entriesAtATime)
        for (const { position, content, hash } of await selectEntriesOf(hub.db, tx, from, entriesAtATime))
          yield { number: commit.firstNumber + position, content, hash }
      reached = commit.firstNumber + commit.count - 1
    }
  }
  yield { end: head }
}
