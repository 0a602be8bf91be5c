import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { OutcomeCounts } from './row-outcome.ts'
import type { PushMode, PushState, SyncPush } from './sync-push.ts'

/** A push as `SyncPush` has it. */
export const pushColumns = sql`id, source_id as "sourceId", code, mode, state, chunk_count as chunks, applied_count as applied, received, created,
  updated, unchanged, outdated, conflict, rejected, repeated, missing_count as "missingCount", missing_rows as "missingRows",
  rows_before as "rowsBefore", rows_now as "rowsNow", started_at as "startedAt", ended_at as "endedAt"`

const selectWhere = async (db: Db, condition: RawBuilder<unknown>): Promise<SyncPush | undefined> => {
  const { rows } = await sql<SyncPush>`select ${pushColumns} from sync_push where ${condition}`.execute(db)
  return rows[0]
}

export const selectPush = (db: Db, sourceId: number, code: string): Promise<SyncPush | undefined> =>
  selectWhere(db, sql`source_id = ${sourceId} and code = ${code}`)

/** The pushes of a source before one of them, the newest first. */
export const selectPushes = async (
  db: Db,
  sourceId: number,
  before: number | null,
  limit: number,
): Promise<SyncPush[]> => {
  const { rows } = await sql<SyncPush>`
    select ${pushColumns} from sync_push where source_id = ${sourceId} and (${before}::bigint is null or id < ${before})
    order by id desc limit ${limit}
  `.execute(db)
  return rows
}

export interface NewPush {
  readonly sourceId: number
  readonly code: string
  readonly mode: PushMode
  readonly actor: string
  readonly startedAt: string
}

export const insertPush = async (db: Db, push: NewPush): Promise<SyncPush> => {
  const { rows } = await sql<SyncPush>`
    insert into sync_push (source_id, code, mode, state, actor, started_at, moved_at)
    values (${push.sourceId}, ${push.code}, ${push.mode}, 'OPEN', ${push.actor}, ${push.startedAt}::timestamptz, ${push.startedAt}::timestamptz)
    returning ${pushColumns}
  `.execute(db)
  return rows[0]!
}

/** Counts a chunk that has come in. */
export const updatePushChunks = async (db: Db, pushId: number, now: string): Promise<void> => {
  await sql`
    update sync_push set chunk_count = chunk_count + 1, moved_at = ${now}::timestamptz where id = ${pushId}
  `.execute(db)
}

/** Counts what became of the rows of a chunk. */
export const updatePushCounts = async (db: Db, pushId: number, counts: OutcomeCounts, now: string): Promise<void> => {
  await sql`
    update sync_push set applied_count = applied_count + 1, received = received + ${counts.received}, created = created + ${counts.created},
      updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged}, outdated = outdated + ${counts.outdated},
      conflict = conflict + ${counts.conflict}, rejected = rejected + ${counts.rejected}, repeated = repeated + ${counts.repeated},
      moved_at = ${now}::timestamptz
    where id = ${pushId}
  `.execute(db)
}

/** Gives a push its next state; the time only to one that ends. */
export const updatePushState = async (
  db: Db,
  pushId: number,
  state: PushState,
  endedAt: string | null = null,
): Promise<SyncPush> => {
  const { rows } = await sql<SyncPush>`
    update sync_push set state = ${state}, ended_at = ${endedAt}::timestamptz where id = ${pushId} returning ${pushColumns}
  `.execute(db)
  return rows[0]!
}

/** Gives up what a source has under way. */
export const updatePushesAbandoned = async (
  db: Db,
  sourceId: number,
  endedAt: string,
): Promise<Pick<SyncPush, 'id' | 'code'>[]> => {
  const { rows } = await sql<Pick<SyncPush, 'id' | 'code'>>`
    update sync_push set state = 'ABANDONED', ended_at = ${endedAt}::timestamptz
    where source_id = ${sourceId} and state not in ('DONE', 'ABANDONED') returning id, code
  `.execute(db)
  return rows
}

/** How many rows of the source are in force, and how many different ones a whole catalogue has. */
export const updatePushSizes = async (db: Db, push: Pick<SyncPush, 'id' | 'sourceId'>): Promise<SyncPush> => {
  const { rows } = await sql<SyncPush>`
    update sync_push set
      rows_before = (select count(*) from sync_row where source_id = ${push.sourceId} and state <> 'CANCELLED'),
      rows_now = (select count(distinct given) from sync_chunk c cross join unnest(c.row_ids) as given where c.push_id = ${push.id})
    where id = ${push.id} returning ${pushColumns}
  `.execute(db)
  return rows[0]!
}

/** Keeps which rows of the source are in force and were not in the whole catalogue. */
export const updatePushMissing = async (db: Db, push: Pick<SyncPush, 'id' | 'sourceId'>): Promise<SyncPush> => {
  const { rows } = await sql<SyncPush>`
    with given as (select distinct unnest(row_ids) collate "C" as row_id from sync_chunk where push_id = ${push.id}),
    missing as materialized (select row_id from sync_row r where source_id = ${push.sourceId} and state <> 'CANCELLED'
      and not exists (select from given where given.row_id = r.row_id))
    update sync_push set missing_count = (select count(*) from missing),
      missing_rows = (select coalesce(array_agg(row_id), '{}') from (select row_id from missing order by row_id limit 1000) first)
    where id = ${push.id} returning ${pushColumns}
  `.execute(db)
  return rows[0]!
}
