import { type RawBuilder, sql } from 'kysely'
import type { HandledChange } from './handled-count.ts'

/**
 * The parts of the statement that publishes a batch (`published`): how many items of which level it lists, those that another published
 * batch lists as well, and by how many pairs its items are handled already. The declared ones are held, so that nobody changes
 * that meanwhile, and the catalogue is (`lockCatalogue`), so that no two publications miss each other.
 */
export const insertingFigures: RawBuilder<unknown> = sql`
  listed as (select p.id, p.cluster_id, l.item_id, l.granularity from published p join batch_item l on l.batch_id = p.id),
  level as (insert into batch_level (batch_id, granularity, items) select id, granularity, count(*) from listed group by id, granularity),
  relisted as (insert into item_relisted (cluster_id, item_id) select l.cluster_id, l.item_id from listed l
    where exists (select from batch_item o join item_batch b on b.id = o.batch_id
      where o.item_id = l.item_id and o.batch_id <> l.id and b.cluster_id = l.cluster_id and b.state = 'PUBLISHED')
    on conflict do nothing),
  covered as (select c.item_id, c.valid_from, c.handled_pairs,
      min(c.valid_from) over (partition by c.item_id order by c.id desc rows between unbounded preceding and 1 preceding) as replaced_from
    from listed l join item_coverage c using (cluster_id, item_id)),
  step as (select valid_from, handled_pairs, lag(handled_pairs) over (partition by item_id order by valid_from) as before
    from covered where replaced_from is null or valid_from < replaced_from),
  handled as (insert into handled_count (cluster_id, recorded_in, valid_from, handled_pairs, items)
    select p.cluster_id, p.published_in, greatest(step.valid_from, p.published_on), part.pairs, sum(part.items)
    from published p cross join step cross join lateral (values (handled_pairs, 1), (before, -1)) part (pairs, items)
    where part.pairs > 0 group by 1, 2, 3, 4 having sum(part.items) <> 0)`

/** The statement that adds what a doing changed; only what the same transaction wrote can be there already. */
export const insertingHandled = (
  clusterId: number,
  changes: readonly HandledChange[],
  tx: number,
): RawBuilder<unknown> => sql`
  insert into handled_count (cluster_id, recorded_in, valid_from, handled_pairs, items)
  select ${clusterId}, ${tx}, "validFrom", pairs, items
  from json_to_recordset(${JSON.stringify(changes)}::json) as r("validFrom" date, pairs integer, items integer)
  on conflict (cluster_id, recorded_in, valid_from, handled_pairs) do update set items = handled_count.items + excluded.items`
