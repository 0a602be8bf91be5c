import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import { type Change, contentOf } from './change.ts'

/** Draws the number of a writing transaction. */
export const nextTransaction = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ tx: number }>`select nextval('change_tx') as tx`.execute(db)
  return rows[0]!.tx
}

/** Inserts entries from a position on; PostgreSQL hashes what it stores. */
export const insertEntries = async (db: Db, tx: number, from: number, changes: readonly Change[]): Promise<void> => {
  const rows = changes.map((change, i) => ({
    position: from + i,
    kind: change.kind,
    subject: change.subject,
    cluster_code: change.cluster,
    city_code: change.city,
    is_public: change.isPublic,
    content: contentOf(change),
  }))
  await insertingEntries(
    tx,
    sql`json_to_recordset(${jsonRows(rows)}::json)
      as entry (position integer, kind text, subject text, cluster_code text, city_code text, is_public boolean, content text)`,
  ).execute(db)
}

/** The part of a statement that inserts entries from rows with their columns. */
export const insertingEntries = (tx: number, rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into change_entry (tx, position, kind, subject, cluster_code, city_code, is_public, content, content_hash)
  select ${tx}, position, kind, subject, cluster_code, city_code, is_public, content, sha256(convert_to(content, 'UTF8')) from ${rows}`

/** A commit of the change log as it was just made. */
export interface Commit {
  readonly firstNumber: number
  readonly entryCount: number
  readonly recordedAt: string
}

/** Numbers the entries and links the chain: nothing may follow it in its transaction. */
export const commitChanges = async (db: Db, tx: number, verb: string, actor: string): Promise<Commit> => {
  const { rows } = await sql<Commit>`
    select first_number as "firstNumber", entry_count as "entryCount", recorded_at as "recordedAt"
    from commit_changes(${tx}, ${verb}, ${actor})
  `.execute(db)
  return rows[0]!
}
