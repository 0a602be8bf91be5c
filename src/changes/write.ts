import { actorOf, type Caller } from '../base/caller.ts'
import { isDone, type Outcome, type Refusal } from '../base/outcome.ts'
import type { Db } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Hub } from '../hub.ts'
import { type ChangeLog, openLog } from './change-log.ts'

/** What a verb does inside its transaction. A refusal rolls everything back. */
export type Work<T> = (db: Db, log: ChangeLog) => Promise<Outcome<T>>

/** Carries a refusal out of a transaction, so that it rolls back. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super('refused')
  }
}

/** Runs work in a transaction, or in a savepoint of an open one, that a refusal undoes. */
export const undoneIfRefused = async <T>(db: Db, work: (db: Db) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  try {
    return await inTransaction(db, async (tx) => {
      const outcome = await work(tx)
      if (!isDone(outcome)) throw new Refused(outcome as Refusal)
      return outcome
    })
  } catch (fault) {
    if (fault instanceof Refused) return fault.refusal
    throw fault
  }
}

/** Runs one write as one transaction: the work, its changes, and as the last statement the commit of the change log. */
export const write = <T>(hub: Hub, caller: Caller, verb: string, work: Work<T>): Promise<Outcome<T>> =>
  undoneIfRefused(hub.db, async (db) => {
    const log = await openLog(db)
    const outcome = await work(db, log)
    if (isDone(outcome)) await log.commit(verb, actorOf(caller))
    return outcome
  })

/** Carries the answer of a rehearsal out of its transaction. */
class Rehearsed extends Error {
  constructor(readonly outcome: unknown) {
    super('rehearsed')
  }
}

/** Does the work and undoes it, whatever it answers: what it would do is what it would really do. Nothing is numbered. */
export const rehearse = async <T>(hub: Hub, work: Work<T>): Promise<Outcome<T>> => {
  try {
    return await inTransaction(hub.db, async (db): Promise<Outcome<T>> => {
      throw new Rehearsed(await work(db, await openLog(db)))
    })
  } catch (fault) {
    if (fault instanceof Rehearsed) return fault.outcome as Outcome<T>
    throw fault
  }
}
