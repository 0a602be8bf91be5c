import { sql } from 'kysely'
import type { Problem } from '../base/problem.ts'
import type { Db } from '../db/database.ts'

/** A row that waits to be mended. */
export interface RejectedRow {
  readonly rowId: string
  readonly version: number | null
  readonly outcome: 'REJECTED' | 'CONFLICT'
  /** As it was sent: one line of JSON. */
  readonly sent: string
  readonly problems: readonly Problem[]
  readonly firstRejectedAt: string
  readonly lastRejectedAt: string
  readonly push: string
}

export type NewRejectedRow = Pick<RejectedRow, 'rowId' | 'version' | 'outcome' | 'sent' | 'problems'>

export const selectHasRejected = async (db: Db, sourceId: number): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from sync_rejected_row where source_id = ${sourceId}) as has
  `.execute(db)
  return rows[0]!.has
}

/** Keeps refused rows; of one that was refused before, since when. What an older version says does not replace a newer one's. */
export const upsertRejectedRows = async (
  db: Db,
  { sourceId, pushId, now }: { readonly sourceId: number; readonly pushId: number; readonly now: string },
  rows: readonly NewRejectedRow[],
): Promise<void> => {
  if (rows.length === 0) return
  await sql`
    insert into sync_rejected_row (source_id, row_id, version, outcome, sent, problems, first_rejected_at, last_rejected_at, push_id)
    select ${sourceId}, "rowId", version, outcome, sent, problems, ${now}::timestamptz, ${now}::timestamptz, ${pushId}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r("rowId" text, version bigint, outcome text, sent text, problems json)
    on conflict (source_id, row_id) do update set version = excluded.version, outcome = excluded.outcome, sent = excluded.sent,
      problems = excluded.problems, last_rejected_at = excluded.last_rejected_at, push_id = excluded.push_id
    where sync_rejected_row.version > excluded.version is not true
  `.execute(db)
}

/** Forgets refused rows that have been mended: by the version that was refused, or a later one. */
export const deleteRejectedRows = async (
  db: Db,
  sourceId: number,
  mended: readonly { readonly rowId: string; readonly version: number }[],
): Promise<void> => {
  if (mended.length === 0) return
  await sql`
    delete from sync_rejected_row r using json_to_recordset(${JSON.stringify(mended)}::json) as m("rowId" text, version bigint)
    where r.source_id = ${sourceId} and r.row_id = m."rowId" collate "C" and r.version > m.version is not true
  `.execute(db)
}

const rejectedColumns = sql`r.row_id as "rowId", r.version, r.outcome, r.sent, r.problems, r.first_rejected_at as "firstRejectedAt",
  r.last_rejected_at as "lastRejectedAt", p.code as push`

/** A page of a source's refused rows, by their ids. */
export const selectRejectedRows = async (
  db: Db,
  sourceId: number,
  after: string,
  limit: number,
): Promise<RejectedRow[]> => {
  const { rows } = await sql<RejectedRow>`
    select ${rejectedColumns} from sync_rejected_row r join sync_push p on p.id = r.push_id
    where r.source_id = ${sourceId} and r.row_id > ${after} collate "C" order by r.row_id limit ${limit}
  `.execute(db)
  return rows
}

/** A refused row, if it still waits. */
export const selectRejectedRow = async (db: Db, sourceId: number, rowId: string): Promise<RejectedRow | undefined> => {
  const { rows } = await sql<RejectedRow>`
    select ${rejectedColumns} from sync_rejected_row r join sync_push p on p.id = r.push_id
    where r.source_id = ${sourceId} and r.row_id = ${rowId} collate "C"
  `.execute(db)
  return rows[0]
}

export const countRejectedRows = async (db: Db, sourceId: number): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from sync_rejected_row where source_id = ${sourceId}
  `.execute(db)
  return rows[0]!.count
}

/** Forgets refused rows that a whole catalogue no longer has. Its row ids are unfolded once: of each row anew it took minutes. */
export const deleteRejectedAbsent = async (db: Db, sourceId: number, pushId: number): Promise<void> => {
  await sql`
    with given as materialized (select distinct unnest(row_ids) collate "C" as row_id from sync_chunk where push_id = ${pushId})
    delete from sync_rejected_row r where source_id = ${sourceId} and not exists (select from given where given.row_id = r.row_id)
  `.execute(db)
}

/** Forgets all refused rows of a source; answers how many. */
export const deleteRejectedOfSource = async (db: Db, sourceId: number): Promise<number> => {
  const { numAffectedRows } = await sql`delete from sync_rejected_row where source_id = ${sourceId}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
