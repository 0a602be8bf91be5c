import type { Db } from '../../src/db/database.ts'
import type { Tx } from '../../src/db/transaction.ts'

class RollBack extends Error {}

/** Runs `work` in a transaction that leaves nothing; an operation called with it becomes a savepoint of it. */
export const rolledBack = async <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => {
  let result: T
  try {
    await db.transaction().execute(async (tx) => {
      result = await work(tx)
      throw new RollBack()
    })
  } catch (error) {
    if (!(error instanceof RollBack)) throw error
  }
  return result!
}
