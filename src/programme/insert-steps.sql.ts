import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { ProgressMark } from './insert-progress.sql.ts'

/** What the coordinator did with an entry. */
export interface NewStep {
  readonly entryId: number
  readonly isRepeated: boolean
}

/** Releases entries: the steps, and beside them the figures as everything reads them that counts. */
export const insertReleases = async (
  db: Db,
  { on, by }: Pick<ProgressMark, 'on' | 'by'>,
  steps: readonly NewStep[],
  tx: number,
): Promise<void> => {
  await sql`
    with given as materialized (
      select * from json_to_recordset(${jsonRows(steps)}::json) as r("entryId" bigint, "isRepeated" boolean)
    ), stepped as (
      insert into progress_step (entry_id, step, stepped_on, stepped_by, recorded_in)
      select "entryId", 'RELEASED', ${on}, ${by}, ${tx} from given
    )
    insert into progress_released (entry_id, subject_id, city_code, year, on_day, completed_this_year_fen, completed_since_start_fen,
      physical_permille, stage, is_done, is_repeated, released_on, recorded_in)
    select e.id, e.subject_id, e.city_code, e.year, e.on_day, e.completed_this_year_fen, e.completed_since_start_fen, e.physical_permille,
      e.stage, e.is_done, g."isRepeated", ${on}, ${tx}
    from given g join progress_entry e on e.id = g."entryId"
  `.execute(db)
}

/** Sends entries back, all for the one reason. */
export const insertReturns = async (
  db: Db,
  { on, by, reason }: Pick<ProgressMark, 'on' | 'by'> & { readonly reason: string },
  entryIds: readonly number[],
  tx: number,
): Promise<void> => {
  await sql`
    insert into progress_step (entry_id, step, reason, stepped_on, stepped_by, recorded_in)
    select id, 'RETURNED', ${reason}, ${on}, ${by}, ${tx} from unnest(${entryIds}::bigint[]) as id
  `.execute(db)
}
