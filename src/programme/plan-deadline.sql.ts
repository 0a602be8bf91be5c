import { sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { PlanDeadline } from './plan-deadline.ts'

export const insertPlanDeadlines = async (db: Db, deadlines: readonly PlanDeadline[], tx: number): Promise<void> => {
  await sql`
    insert into plan_deadline (subject_id, year, deadline, is_baseline, reason_code, reason, valid_from, recorded_in)
    select "subjectId", year, deadline, "isBaseline", "reasonCode", reason, "validFrom", ${tx}
    from json_to_recordset(${jsonRows(deadlines)}::json) as r("subjectId" bigint, year integer, deadline date, "isBaseline" boolean,
      "reasonCode" text, reason text, "validFrom" date)
  `.execute(db)
}

/** Which of the subjects have a baseline. */
export const selectWithBaseline = async (db: Db, subjectIds: readonly number[]): Promise<Set<number>> => {
  const { rows } = await sql<{ id: number }>`
    select subject_id as id from plan_deadline where subject_id = any(${subjectIds}::bigint[]) and is_baseline
  `.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** The deadlines of subjects in the order in which they were set, as they were known. */
export const selectPlanDeadlines = async (
  db: Db,
  subjectIds: readonly number[],
  knownAt: string | null,
): Promise<PlanDeadline[]> => {
  const { rows } = await sql<PlanDeadline>`
    select subject_id as "subjectId", year, deadline, is_baseline as "isBaseline", reason_code as "reasonCode", reason, valid_from as "validFrom"
    from plan_deadline where subject_id = any(${subjectIds}::bigint[]) and ${knownBy('plan_deadline.recorded_in', knownAt)}
    order by subject_id, id
  `.execute(db)
  return rows
}
