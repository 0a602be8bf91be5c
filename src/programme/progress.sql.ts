import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'

/** The figures of a released entry. */
export interface ReleasedProgress {
  readonly entryId: number
  readonly subjectId: number
  readonly city: string
  readonly onDay: CivilDate
  readonly completedThisYearFen: Fen | null
  readonly completedSinceStartFen: Fen | null
  readonly physicalPermille: number | null
  readonly stage: string | null
  readonly isDone: boolean
  readonly isRepeated: boolean
  readonly releasedOn: CivilDate
}

/** Of each subject and city the released entry that counts by the end of a day, as known at an instant (null: now). */
export const selectLatestReleased = async (
  db: Db,
  subjectIds: readonly number[],
  by: CivilDate,
  knownAt: string | null,
): Promise<ReleasedProgress[]> => {
  const { rows } = await sql<ReleasedProgress>`
    select distinct on (p.subject_id, p.city_code) p.entry_id as "entryId", p.subject_id as "subjectId", p.city_code as city,
      p.on_day as "onDay", p.completed_this_year_fen as "completedThisYearFen", p.completed_since_start_fen as "completedSinceStartFen",
      p.physical_permille as "physicalPermille", p.stage, p.is_done as "isDone", p.is_repeated as "isRepeated", p.released_on as "releasedOn"
    from progress_released p
    where p.subject_id = any(${subjectIds}::bigint[]) and p.on_day <= ${by} and ${knownBy('p.recorded_in', knownAt)}
    order by p.subject_id, p.city_code, p.on_day desc, p.entry_id desc
  `.execute(db)
  return rows
}
