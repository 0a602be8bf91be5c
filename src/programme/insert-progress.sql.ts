import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { ProgressFigures, ProgressKind } from './progress-entry.ts'

/** An entry to insert. */
export interface NewProgress extends ProgressFigures {
  readonly subjectId: number
  readonly onDay: CivilDate
  readonly revision: number
  readonly revises: number | null
  readonly textKey: string
  readonly reason: string | null
}

/** What is alike of all that is inserted together. */
export interface ProgressMark {
  readonly city: string
  readonly kind: ProgressKind
  readonly on: CivilDate
  readonly by: string
}

export const insertProgress = async (
  db: Db,
  { city, kind, on, by }: ProgressMark,
  entries: readonly NewProgress[],
  tx: number,
): Promise<void> => {
  await sql`
    insert into progress_entry (subject_id, city_code, on_day, year, revision, kind, revises, completed_this_year_fen,
      completed_since_start_fen, physical_permille, stage, is_done, text, text_key, reason, entered_on, entered_by, recorded_in)
    select "subjectId", ${city}, "onDay", extract(year from "onDay"), revision, ${kind}, revises, "completedThisYearFen",
      "completedSinceStartFen", "physicalPermille", stage, "isDone", text, "textKey", reason, ${on}, ${by}, ${tx}
    from json_to_recordset(${jsonRows(entries)}::json) as r("subjectId" bigint, "onDay" date, revision integer, revises bigint,
      "completedThisYearFen" bigint, "completedSinceStartFen" bigint, "physicalPermille" integer, stage text, "isDone" boolean, text text,
      "textKey" text, reason text)
  `.execute(db)
}
