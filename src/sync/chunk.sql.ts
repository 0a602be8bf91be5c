import { sql } from 'kysely'
import type { Problem } from '../base/problem.ts'
import type { Db } from '../db/database.ts'
import type { OutcomeCounts } from './row-outcome.ts'

/** A chunk as it is kept: staged, or with what became of its rows. */
export interface SyncChunk {
  readonly number: number
  readonly bodyHash: string
  readonly rowCount: number
  readonly outcomes: string | null
  readonly counts: OutcomeCounts | null
  /** About the chunk as a whole. */
  readonly problems: readonly Problem[] | null
}

export const selectChunk = async (db: Db, pushId: number, number: number): Promise<SyncChunk | undefined> => {
  const { rows } = await sql<SyncChunk>`
    select number, encode(body_hash, 'hex') as "bodyHash", row_count as "rowCount", outcomes, counts, problems from sync_chunk
    where push_id = ${pushId} and number = ${number}
  `.execute(db)
  return rows[0]
}

/** A chunk without what became of each row. */
export type ChunkSummary = Pick<SyncChunk, 'number' | 'bodyHash' | 'rowCount' | 'counts'>

export const selectChunkSummaries = async (db: Db, pushId: number, limit: number): Promise<ChunkSummary[]> => {
  const { rows } = await sql<ChunkSummary>`
    select number, encode(body_hash, 'hex') as "bodyHash", row_count as "rowCount", counts from sync_chunk
    where push_id = ${pushId} order by number limit ${limit}
  `.execute(db)
  return rows
}

export interface NewChunk {
  readonly pushId: number
  readonly number: number
  readonly bodyHash: string
  readonly rowCount: number
  readonly rowIds: readonly string[]
}

/** What became of a chunk's rows. */
export interface ChunkAnswer {
  readonly outcomes: string
  readonly counts: OutcomeCounts
  readonly problems: readonly Problem[]
}

const rowIdArray = (rowIds: readonly string[]) => sql`(select coalesce(array_agg(value order by n), '{}')
  from json_array_elements_text(${JSON.stringify(rowIds)}::json) with ordinality as r(value, n))`

export const insertAppliedChunk = async (db: Db, chunk: NewChunk, answer: ChunkAnswer): Promise<void> => {
  await sql`
    insert into sync_chunk (push_id, number, body_hash, row_count, row_ids, outcomes, counts, problems)
    values (${chunk.pushId}, ${chunk.number}, decode(${chunk.bodyHash}, 'hex'), ${chunk.rowCount},
      ${rowIdArray(chunk.rowIds)},
      ${answer.outcomes}, ${JSON.stringify(answer.counts)}::json, ${JSON.stringify(answer.problems)}::json)
  `.execute(db)
}

/** Keeps a chunk of a whole catalogue, gzipped, until all of it is there. */
export const insertStagedChunk = async (db: Db, chunk: NewChunk, body: Uint8Array): Promise<void> => {
  await sql`
    insert into sync_chunk (push_id, number, body_hash, row_count, row_ids, body)
    values (${chunk.pushId}, ${chunk.number}, decode(${chunk.bodyHash}, 'hex'), ${chunk.rowCount}, ${rowIdArray(chunk.rowIds)}, ${body})
  `.execute(db)
}

export const selectStagedBody = async (db: Db, pushId: number, number: number): Promise<Uint8Array> => {
  const { rows } = await sql<{ body: Uint8Array }>`
    select body from sync_chunk where push_id = ${pushId} and number = ${number}
  `.execute(db)
  return rows[0]!.body
}

/** Gives a staged chunk what became of its rows. */
export const updateStagedChunk = async (db: Db, pushId: number, number: number, answer: ChunkAnswer): Promise<void> => {
  await sql`
    update sync_chunk set body = null, outcomes = ${answer.outcomes}, counts = ${JSON.stringify(answer.counts)}::json,
      problems = ${JSON.stringify(answer.problems)}::json
    where push_id = ${pushId} and number = ${number}
  `.execute(db)
}

/** Forgets what is staged. */
export const deleteStaged = async (db: Db, pushId: number): Promise<void> => {
  await sql`update sync_chunk set body = null, outcomes = '' where push_id = ${pushId} and body is not null`.execute(db)
}

/** The outcomes of a push's chunks that have any, one chunk a question. */
export const selectOutcomesAfter = async (db: Db, pushId: number, after: number) => {
  const { rows } = await sql<{ number: number; outcomes: string }>`
    select number, outcomes from sync_chunk where push_id = ${pushId} and number > ${after} and outcomes is not null
    order by number limit 1
  `.execute(db)
  return rows[0]
}

/** Of row ids those that an earlier chunk of the push had. */
export const selectRowIdsBefore = async (
  db: Db,
  pushId: number,
  number: number,
  rowIds: readonly string[],
): Promise<Set<string>> => {
  if (number === 1) return new Set()
  const { rows } = await sql<{ rowId: string }>`
    select distinct earlier as "rowId" from sync_chunk c cross join unnest(c.row_ids) as earlier
    where c.push_id = ${pushId} and c.number < ${number}
      and earlier in (select json_array_elements_text(${JSON.stringify(rowIds)}::json))
  `.execute(db)
  return new Set(rows.map(({ rowId }) => rowId))
}
