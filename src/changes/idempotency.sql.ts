import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** A caller's key and the SHA-256 (hex) of the content it came with. */
export interface LedgerKey {
  readonly scope: string
  readonly key: string
  readonly requestHash: string
}

/** Enters a key in the ledger, unless it stands there. Committed at once, before the work begins. */
export const insertLedgerRow = async (db: Db, { scope, key, requestHash }: LedgerKey): Promise<void> => {
  await sql`
    insert into idempotency (scope, key, request_hash) values (${scope}, ${key}, decode(${requestHash}, 'hex'))
    on conflict do nothing
  `.execute(db)
}

/** Takes the ledger row for this transaction; throws lock_not_available (55P03) while another request holds it. */
export const selectLedgerRowForUpdate = async (db: Db, { scope, key }: LedgerKey) => {
  const { rows } = await sql<{ requestHash: string; answer: string | null }>`
    select encode(request_hash, 'hex') as "requestHash", answer from idempotency
    where scope = ${scope} and key = ${key} for update nowait
  `.execute(db)
  return rows[0]!
}

/** Writes the answer, and the content it answers: a key that a dead request left may carry other content now. */
export const updateLedgerAnswer = async (db: Db, ledger: LedgerKey, answer: string): Promise<void> => {
  await sql`
    update idempotency set answer = ${answer}, request_hash = decode(${ledger.requestHash}, 'hex')
    where scope = ${ledger.scope} and key = ${ledger.key}
  `.execute(db)
}
