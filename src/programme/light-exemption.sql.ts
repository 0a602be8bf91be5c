import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { LightExemption } from './light-facts.ts'

export const insertExemption = async (
  db: Db,
  subjectId: number,
  { criterion, approver, reason, grantedOn, expiresOn }: LightExemption,
  tx: number,
): Promise<void> => {
  await sql`
    insert into light_exemption (subject_id, criterion, approver, reason, granted_on, expires_on, recorded_in)
    values (${subjectId}, ${criterion}, ${approver}, ${reason}, ${grantedOn}, ${expiresOn}, ${tx})
  `.execute(db)
}

/** The exemptions of a subject, the first first. */
export const selectExemptions = async (db: Db, subjectId: number): Promise<LightExemption[]> => {
  const { rows } = await sql<LightExemption>`
    select criterion, approver, reason, granted_on as "grantedOn", expires_on as "expiresOn"
    from light_exemption where subject_id = ${subjectId} order by id
  `.execute(db)
  return rows
}
