import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { insertingEntries } from '../changes/change.sql.ts'
import { type Change, contentOf } from '../changes/change.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { ProgressFigures, ProgressKind } from './progress-entry.ts'

/** An entry to insert, and what the change log tells of it. */
export interface NewProgress extends ProgressFigures {
  readonly subjectId: number
  readonly onDay: CivilDate
  readonly revision: number
  readonly revises: number | null
  readonly textKey: string
  readonly reason: string | null
  readonly change: Change
}

/** What is alike of all that is inserted together. */
export interface ProgressMark {
  readonly city: string
  readonly kind: ProgressKind
  readonly on: CivilDate
  readonly by: string
}

/** Entries as they are sent to be inserted, those of the change log from a position on. */
export const progressRows = (entries: readonly NewProgress[], from: number): Uint8Array =>
  jsonRows(
    entries.map(({ change, ...entry }, i) => ({
      ...entry,
      ...{ position: from + i, changeKind: change.kind, subject: change.subject, cluster: change.cluster },
      content: contentOf(change),
    })),
  )

/** Inserts entries together with those of the change log. */
export const insertProgress = async (
  db: Db,
  { city, kind, on, by }: ProgressMark,
  rows: Uint8Array,
  tx: number,
): Promise<void> => {
  await sql`
    with given as materialized (
      select * from json_to_recordset(${rows}::json) as r("subjectId" bigint, "onDay" date, revision integer, revises bigint,
        "completedThisYearFen" bigint, "completedSinceStartFen" bigint, "physicalPermille" integer, stage text, "isDone" boolean, text text,
        "textKey" text, reason text, position integer, "changeKind" text, subject text, cluster text, content text)
    ), logged as (${insertingEntries(
      tx,
      sql`(select position, "changeKind" as kind, subject, cluster as cluster_code, ${city}::text as city_code, false as is_public, content
        from given) entry`,
    )})
    insert into progress_entry (subject_id, city_code, on_day, year, revision, kind, revises, completed_this_year_fen,
      completed_since_start_fen, physical_permille, stage, is_done, text, text_key, reason, entered_on, entered_by, recorded_in)
    select "subjectId", ${city}, "onDay", extract(year from "onDay"), revision, ${kind}, revises, "completedThisYearFen",
      "completedSinceStartFen", "physicalPermille", stage, "isDone", text, "textKey", reason, ${on}, ${by}, ${tx} from given
  `.execute(db)
}
