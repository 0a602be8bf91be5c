import { sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { type ClusterMoment, entriesThen, lastKnown, membersThen } from './published.sql.ts'
import type { CountFacts } from './recognition-count.ts'

/** Everything that a count needs, by one statement. */
export const selectCountFacts = async (
  db: Db,
  moment: ClusterMoment,
): Promise<CountFacts & { readonly knownAt: string }> => {
  const { clusterId, asOf, knownAt } = moment
  const { rows } = await sql<CountFacts & { knownAt: string }>`
    with recursive ${membersThen(moment)}, ${entriesThen(moment)},
    lineage as (select g.id, g.predecessor_id, g.successor_id, g.change, g.effective_on from item_lineage g
      where g.effective_on <= ${asOf} and ${knownBy('g.recorded_in', knownAt)}),
    step as (select g.* from lineage g where g.predecessor_id in (select item_id from entry)
      union select g.* from lineage g join step on g.predecessor_id = step.successor_id),
    counted as (select item_id from entry union select successor_id from step),
    accepting as (select distinct on (d.item_id, d.city_code) d.item_id, d.city_code, d.stance, d.mode from recognition_declaration d
      where d.cluster_id = ${clusterId} and d.aspect = 'ACCEPTS' and d.valid_from <= ${asOf} and ${knownBy('d.recorded_in', knownAt)}
        and d.item_id in (select item_id from counted)
      order by d.item_id, d.city_code, d.valid_from desc, d.id desc),
    moded as (select item_id, array_agg(distinct mode) as modes from accepting
      where stance = 'DECLARED' and mode is not null and city_code in (select city_code from member) group by item_id)
    select
      (select coalesce(json_agg(json_build_object('ordinal', ordinal, 'publishedOn', published_on)), '[]') from batch) as batches,
      (select coalesce(json_agg(json_build_object('ordinal', b.ordinal, 'itemId', e.item_id, 'isListed', e.is_listed, 'isIn', e.is_in,
        'granularity', e.granularity)), '[]') from entry e join batch b on b.id = e.batch_id) as entries,
      (select coalesce(json_agg(json_build_object('predecessorId', predecessor_id, 'successorId', successor_id, 'change', change,
        'effectiveOn', effective_on) order by effective_on, id), '[]') from step) as successions,
      (select coalesce(json_agg(json_build_object('itemId', item_id, 'modes', modes)), '[]') from moded) as modes,
      ${lastKnown(knownAt)} as "knownAt"
  `.execute(db)
  return rows[0]!
}
