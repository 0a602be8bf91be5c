import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { PlanField } from './plan-field.ts'

/** The list of fields that a cluster set last, in its order; none if it never did. */
export const selectPlanFields = async (db: Db, clusterId: number): Promise<PlanField[]> => {
  const { rows } = await sql<PlanField>`
    select code, name from plan_field where cluster_id = ${clusterId}
      and recorded_in = (select max(recorded_in) from plan_field where cluster_id = ${clusterId})
    order by position
  `.execute(db)
  return rows
}

export const insertPlanFields = async (
  db: Db,
  clusterId: number,
  fields: readonly PlanField[],
  tx: number,
): Promise<void> => {
  await sql`
    insert into plan_field (cluster_id, code, name, position, recorded_in)
    select ${clusterId}, code, name, position, ${tx}
    from json_to_recordset(${jsonRows(fields.map((field, position) => ({ ...field, position })))}::json)
      as r(code text, name text, position integer)
  `.execute(db)
}

/** The codes of fields that any row of the cluster's plan ever had. */
export const selectUsedFields = async (db: Db, clusterId: number): Promise<string[]> => {
  const { rows } = await sql<{ code: string }>`
    select distinct field_code as code from plan_row where cluster_id = ${clusterId} order by 1
  `.execute(db)
  return rows.map(({ code }) => code)
}
