import { actorOf, type Caller } from '../base/caller.ts'
import { isDone, type Outcome, refusedFor } from '../base/outcome.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import { constraintViolation } from '../db/constraint-violation.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Hub } from '../hub.ts'
import { openLog } from './change-log.ts'
import { hex, sha256 } from './digest.ts'
import { insertLedgerRow, selectLedgerRowForUpdate, updateLedgerAnswer } from './idempotency.sql.ts'
import { undoneIfRefused, type Work, write } from './write.ts'

/** A request that may come twice: the caller's key, and the content by which a repetition is told from another request. */
export interface Request {
  readonly idempotencyKey?: string | null
  readonly content: unknown
}

const longestKey = 200

/** One text for one content, whatever the order of its members. Not canonical JSON, which has no form for half a character. */
const sortedJson = (content: unknown): string =>
  JSON.stringify(content ?? null, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

/**
 * Runs a write at most once a key: the same content gets the first answer again, refusals included; other content is
 * `IDEMPOTENCY_KEY_REUSED`; while the first runs it is `IN_PROGRESS`; a first that died leaves the key free. The answer is
 * written by the transaction that does the work, so it exists exactly if the work does.
 */
export const writeOnce = async <T>(hub: Hub, caller: Caller, verb: string, request: Request, work: Work<T>) => {
  const key = request.idempotencyKey
  if (key === undefined || key === null) return write(hub, caller, verb, work)
  if (key === '' || key.length > longestKey || hasForbiddenCharacter(key))
    return refusedFor('IDEMPOTENCY_KEY_INVALID', { longest: longestKey }, ['idempotencyKey'])
  const ledger = {
    scope: `${actorOf(caller)} ${verb}`,
    key,
    requestHash: hex(await sha256(sortedJson(request.content))),
  }
  await insertLedgerRow(hub.db, ledger)
  try {
    return await inTransaction(hub.db, async (tx): Promise<Outcome<T>> => {
      const first = await selectLedgerRowForUpdate(tx, ledger)
      if (first.answer !== null)
        return first.requestHash === ledger.requestHash
          ? (JSON.parse(first.answer) as Outcome<T>)
          : refusedFor('IDEMPOTENCY_KEY_REUSED', { key }, ['idempotencyKey'])
      const log = await openLog(tx)
      const outcome = await undoneIfRefused(tx, (db) => work(db, log))
      await updateLedgerAnswer(tx, ledger, JSON.stringify(outcome))
      if (isDone(outcome)) await log.commit(verb, actorOf(caller))
      return outcome
    })
  } catch (fault) {
    if (constraintViolation(fault)?.kind === 'lock-not-available')
      return refusedFor('IN_PROGRESS', { key }, ['idempotencyKey'])
    throw fault
  }
}
