import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { DeclaredItems } from './declared-items.sql.ts'

/** The last date that was advanced; null on a hub that never was. Held, so that two hosts do not record a date twice. */
export const selectLastAdvancedDay = async (db: Db): Promise<CivilDate | null> => {
  await sql`lock table advanced_day in share row exclusive mode`.execute(db)
  const { rows } = await sql<{ day: CivilDate | null }>`select max(day) as day from advanced_day`.execute(db)
  return rows[0]!.day
}

export const insertAdvancedDay = async (db: Db, day: CivilDate, tx: number): Promise<void> => {
  await sql`insert into advanced_day (day, recorded_in) values (${day}, ${tx})`.execute(db)
}

/**
 * What a date touches of what is declared: items with a declaration, exception, implementation, adjustment or merger that begins
 * on it, and what they were merged into; where a membership begins or ends, every item of the cluster. A batch is never published
 * ahead.
 */
export const selectTouchedItems = async (db: Db, day: CivilDate): Promise<DeclaredItems[]> => {
  const { rows } = await sql<DeclaredItems>`
    with recursive begun as (
      select item_id from recognition_declaration where valid_from = ${day}
      union select item_id from recognition_exception where valid_from = ${day}
      union select item_id from item_implementation where valid_from = ${day}
      union select item_id from batch_adjustment where effective_on = ${day}
      union select predecessor_id from item_lineage where effective_on = ${day}),
    touched as (select item_id from begun
      union select g.successor_id from touched join item_lineage g on g.predecessor_id = touched.item_id)
    select c.id, c.code, json_agg(declared.item_id order by declared.item_id) as "itemIds"
    from (select cluster_id, item_id from recognition_declaration where item_id in (select item_id from touched)
      union select cluster_id, item_id from recognition_declaration
        where cluster_id in (select cluster_id from membership where ${day} in (valid_from, valid_to))) declared
    join city_cluster c on c.id = declared.cluster_id group by c.id order by c.id
  `.execute(db)
  return rows
}
