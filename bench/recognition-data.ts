import type pg from 'pg'

/** Sample rows straight into the tables: what is measured is asking, not writing. */
export const fill = async (client: pg.Client, cities: number, items: number): Promise<void> => {
  const steps = [
    `insert into change_commit select 1, 1, 1, '2026-01-01T00:00:00Z', 'bench', 'hub', 'sha256', sha256(''), sha256(''), sha256('')`,
    `insert into city_cluster (code, name, recorded_in) values ('bench', '样例', 1)`,
    `insert into city select 100000 + i, '样例市' || i, 1 from generate_series(1, ${cities}) i`,
    `insert into membership (cluster_id, city_code, role, valid_from, recorded_in) select 1, code, 'MEMBER', '2020-01-01', 1 from city`,
    `insert into service_item (id, national_code, name, name_normal, initials, sort_key, granularity, state, matching, recorded_in)
      select i, '15' || lpad(i::text, 10, '0'), '样例事项' || i, '样例事项' || i, 'ylsx' || i, 'yang li shi xiang ' || i, 'MAIN_ITEM', 'ACTIVE',
        'NOT_NEEDED', 1 from generate_series(1, ${items}) i`,
    // Batches of two hundred items, as they are published.
    `insert into item_batch (cluster_id, ordinal, title, state, item_count, recorded_in)
      select 1, b, '第' || b || '批', 'DRAFTED', 200, 1 from generate_series(1, least(9999, (${items} + 199) / 200)) b`,
    `insert into batch_item (batch_id, item_id, position, name, granularity, recorded_in)
      select b.id, i.id, i.id, i.name, i.granularity, 1 from service_item i join item_batch b on b.ordinal = least(9999, (i.id + 199) / 200)`,
    `update item_batch set state = 'PUBLISHED', published_on = '2025-01-01', published_in = 1`,
    `insert into item_implementation (item_id, city_code, version, change, state, valid_from, content, content_hash, recorded_in)
      select i.id, c.code, 1, 'ADDED', 'ACTIVE', '2025-01-01', jsonb_build_object('name', i.name, 'materials', jsonb_build_array(
        jsonb_build_object('name', '居民身份证', 'necessity', 'REQUIRED')), 'fees', '[]'::jsonb, 'address', '样例路1号'), sha256(''), 1
      from service_item i cross join city c`,
    `insert into recognition_declaration (cluster_id, item_id, city_code, aspect, stance, mode, valid_from, cause, recorded_in)
      select 1, i.id, c.code, aspect, 'DECLARED', case when aspect in ('ACCEPTS', 'ENTRUSTS') then 'ACCEPTED_ON_BEHALF' end, '2025-01-01', 'DECLARED', 1
      from service_item i cross join city c cross join unnest(array['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES']) aspect
      where (i.id * 7 + c.code::integer) % 50 <> 0`,
    'analyze',
  ]
  for (const step of steps) await client.query(step)
}
