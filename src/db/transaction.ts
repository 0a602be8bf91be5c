import { sql, type Transaction } from 'kysely'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** An open transaction: what every statement that writes takes. */
export type Tx = Transaction<Tables>

/**
 * Runs `work` in one READ COMMITTED transaction and retries nothing: an operation locks its aggregate first and so waits
 * instead of failing. Given an open transaction, the work is a savepoint of it.
 */
export const inTransaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.isTransaction ? inSavepoint(db as Tx, work) : db.transaction().setIsolationLevel('read committed').execute(work)

const inSavepoint = async <T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> => {
  await sql`savepoint nested`.execute(tx)
  try {
    const result = await work(tx)
    await sql`release savepoint nested`.execute(tx)
    return result
  } catch (error) {
    // Should the connection be gone, the work's own error tells more than this one.
    await sql`rollback to savepoint nested; release savepoint nested`.execute(tx).catch(() => {})
    throw error
  }
}
