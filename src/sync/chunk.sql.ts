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

export const insertAppliedChunk = async (db: Db, chunk: NewChunk, answer: ChunkAnswer): Promise<void> => {
  await sql`
    insert into sync_chunk (push_id, number, body_hash, row_count, row_ids, outcomes, counts, problems)
    values (${chunk.pushId}, ${chunk.number}, decode(${chunk.bodyHash}, 'hex'), ${chunk.rowCount},
      (select coalesce(array_agg(value order by n), '{}') from json_array_elements_text(${JSON.stringify(chunk.rowIds)}::json) with ordinality as r(value, n)),
      ${answer.outcomes}, ${JSON.stringify(answer.counts)}::json, ${JSON.stringify(answer.problems)}::json)
  `.execute(db)
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
