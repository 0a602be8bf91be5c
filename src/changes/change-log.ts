import type { Db } from '../db/database.ts'
import { commitChanges, insertEntries, nextTransaction } from './change.sql.ts'
import type { Change } from './change.ts'

/** The change log as a verb sees it while it writes. */
export interface ChangeLog {
  /** The transaction's number: `recorded_in` of every fact that the verb writes. */
  readonly tx: number
  record(...changes: readonly Change[]): Promise<void>
  /** Leaves room for entries that a statement of the verb's own inserts (`insertingEntries`), and answers the first one's position. */
  place(count: number): Promise<number>
  /** Numbers what was recorded. Nothing may follow in the transaction: the clock is locked from here on. */
  commit(verb: string, actor: string): Promise<void>
}

/** What waits in memory before it is sent: a registration of 100,000 rows records as many changes. */
const flushAt = 500

export const openLog = async (db: Db): Promise<ChangeLog> => {
  const tx = await nextTransaction(db)
  let waiting: Change[] = []
  let sent = 0
  const flush = async () => {
    await insertEntries(db, tx, sent, waiting)
    sent += waiting.length
    waiting = []
  }
  return {
    tx,
    async record(...changes) {
      for (const change of changes) {
        waiting.push(change)
        if (waiting.length >= flushAt) await flush()
      }
    },
    async place(count) {
      if (waiting.length > 0) await flush()
      sent += count
      return sent - count
    },
    async commit(verb, actor) {
      if (waiting.length > 0) await flush()
      if (sent > 0) await commitChanges(db, tx, verb, actor)
    },
  }
}
