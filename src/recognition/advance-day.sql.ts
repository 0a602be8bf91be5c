import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'

/** The last date that was advanced; null on a hub that never was. Held, so that two hosts do not record a date twice. */
export const selectLastAdvancedDay = async (db: Db): Promise<CivilDate | null> => {
  await sql`lock table advanced_day in share row exclusive mode`.execute(db)
  const { rows } = await sql<{ day: CivilDate | null }>`select max(day) as day from advanced_day`.execute(db)
  return rows[0]!.day
}

export const insertAdvancedDay = async (db: Db, day: CivilDate, tx: number): Promise<void> => {
  await sql`insert into advanced_day (day, recorded_in) values (${day}, ${tx})`.execute(db)
}

/** An item of a cluster that a date may change something for. */
export interface TouchedItem {
  readonly clusterId: number
  readonly cluster: string
  readonly itemId: number
}

/**
 * What a date touches: items with a declaration, exception, implementation, adjustment or publication that begins on it; and
 * where a membership begins or ends, every item that has been declared in the cluster.
 */
export const selectTouchedItems = async (db: Db, day: CivilDate): Promise<TouchedItem[]> => {
  const { rows } = await sql<TouchedItem>`
    with touched as (
      select cluster_id, item_id from recognition_declaration where valid_from = ${day}
      union select cluster_id, item_id from recognition_exception where valid_from = ${day}
      union select d.cluster_id, d.item_id from recognition_declaration d join membership m on m.cluster_id = d.cluster_id
        where m.valid_from = ${day} or m.valid_to = ${day}
      union select d.cluster_id, v.item_id from item_implementation v join recognition_declaration d on d.item_id = v.item_id
        where v.valid_from = ${day}
      union select b.cluster_id, a.item_id from batch_adjustment a join item_batch b on b.id = a.batch_id where a.effective_on = ${day}
    )
    select t.cluster_id as "clusterId", c.code as "cluster", t.item_id as "itemId"
    from touched t join city_cluster c on c.id = t.cluster_id order by t.cluster_id, t.item_id
  `.execute(db)
  return rows
}
