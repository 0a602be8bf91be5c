import type pg from 'pg'
import { fillFigures } from '../test/support/kept-figures.ts'

/** The tables whose rows are many: filled without their indexes, which are built afterwards. */
const large = ['service_item', 'batch_item', 'item_implementation', 'recognition_declaration', 'item_coverage']

/**
 * Sample rows straight into the tables: what is measured is asking, not writing. They are consistent by the way they are made,
 * so that no foreign key is looked up row by row.
 */
export const fill = async (client: pg.Client, cities: number, items: number): Promise<void> => {
  await client.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
  )
  const { rows: indexes } = await client.query<{ drop: string; make: string }>(
    `select case when k.conname is null then format('drop index %s', c.relname)
          else format('alter table %s drop constraint %s', x.indrelid::regclass, k.conname) end as drop,
        case when k.conname is null then pg_get_indexdef(c.oid)
          else format('alter table %s add constraint %s %s', x.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
      from pg_index x join pg_class c on c.oid = x.indexrelid left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u')
      where x.indrelid::regclass::text = any($1) and x.indrelid::regclass::text <> 'service_item' or c.relname = 'service_item_search'`,
    [large],
  )
  for (const { drop } of indexes) await client.query(drop)
  for (const step of steps(cities, items)) await client.query(step)
  for (const { make } of indexes) await client.query(make)
  await client.query('analyze')
  await client.query(fillFigures)
  await client.query('vacuum analyze')
}

// Every sort of fact is there: most cities declare everything, on New Year's Day, one after the other; some except a pair in April
// or suspend accepting in June; lists are adjusted and items merged in September. Facts came with ten thousand commits.
const steps = (cities: number, items: number): string[] => [
  `insert into change_commit select n, 1, n, timestamptz '2026-01-01T00:00:00Z' + n * interval '10 minutes', 'bench', 'hub', 'sha256',
    sha256(''), sha256(''), sha256('') from generate_series(1, 10000) n`,
  `insert into city_cluster (code, name, recorded_in) values ('bench', '样例', 1)`,
  `insert into city select 100000 + i, '样例市' || i, 1 from generate_series(1, ${cities}) i`,
  `insert into membership (cluster_id, city_code, role, valid_from, recorded_in) select 1, code, 'MEMBER', '2020-01-01', 1 from city`,
  `insert into service_item (id, national_code, name, name_normal, initials, sort_key, granularity, state, matching, recorded_in)
    select i, '15' || lpad(i::text, 10, '0'), '样例事项' || i, '样例事项' || i, 'ylsx' || i, 'yang li shi xiang ' || i, 'MAIN_ITEM',
      case when i % 100 = 5 then 'MERGED' else 'ACTIVE' end, 'NOT_NEEDED', 1 from generate_series(1, ${items}) i`,
  // Batches of two hundred items, as they are published.
  `insert into item_batch (cluster_id, ordinal, title, state, item_count, published_on, published_in, recorded_in)
    select 1, b, '第' || b || '批', 'PUBLISHED', 200, '2025-01-01', 1, 1 from generate_series(1, (${items} + 199) / 200) b`,
  `insert into batch_item (batch_id, item_id, position, name, granularity, recorded_in)
    select b.id, i.id, i.id, i.name, i.granularity, 1 from service_item i join item_batch b on b.ordinal = (i.id + 199) / 200`,
  `insert into batch_adjustment (batch_id, item_id, change, effective_on, document_number, name, granularity, recorded_in)
    select b.id, i.id, case when i.id % 100 = 1 then 'WITHDRAWN' else 'ADDED' end, '2025-09-01', '样例1号', i.name, i.granularity, 1 + i.id % 10000
    from service_item i join item_batch b on b.ordinal = case when i.id % 100 = 1 then (i.id + 199) / 200 else 1 end where i.id % 100 in (1, 2)`,
  `insert into item_lineage (predecessor_id, successor_id, change, effective_on, recorded_in)
    select id, id + 1, 'MERGED', '2025-09-01', 1 + id % 10000 from service_item where id % 100 = 5`,
  `insert into item_implementation (item_id, city_code, version, change, state, valid_from, content, content_hash, recorded_in)
    select i.id, c.code, 1, 'ADDED', 'ACTIVE', '2025-01-01', jsonb_build_object('name', i.name, 'materials', jsonb_build_array(
      jsonb_build_object('name', '居民身份证', 'necessity', 'REQUIRED')), 'fees', '[]'::jsonb, 'address', '样例路1号'), sha256(''), 1 + i.id % 10000
    from service_item i cross join city c`,
  `create temporary table said as select i.id, c.code, (i.id * 11 + c.code::integer) % 97 = 0 as suspends
    from service_item i cross join city c where (i.id * 7 + c.code::integer) % 50 <> 0`,
  `insert into recognition_declaration (cluster_id, item_id, city_code, aspect, stance, mode, valid_from, cause, recorded_in)
    select 1, id, code, aspect, 'DECLARED', case when aspect in ('ACCEPTS', 'ENTRUSTS') then 'ACCEPTED_ON_BEHALF' end, '2025-01-01',
      'DECLARED', 1 + id % 10000 from said cross join unnest(array['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES']) aspect`,
  `insert into recognition_declaration (cluster_id, item_id, city_code, aspect, stance, mode, valid_from, cause, recorded_in)
    select 1, id, code, 'ACCEPTS', 'SUSPENDED', 'ACCEPTED_ON_BEHALF', '2025-06-01', 'SUSPENDED_BY_CITY', 1 + id % 10000 from said where suspends`,
  `insert into recognition_exception (cluster_id, item_id, accepting_city, competent_city, relation, stance, valid_from, reason, stated_by, recorded_in)
    select 1, id, '100001', '100002', 'HANDLES', 'EXCEPTED', '2025-04-01', '样例', '100001', 1 + id % 10000 from service_item where id % 50 = 3`,
  // As the verbs would have counted: anew with each city that declared, then with the exception, then with what was suspended.
  `insert into item_coverage (cluster_id, item_id, valid_from, handled_pairs, recorded_in)
    select 1, id, day, pairs, 1 + id % 10000 from (select id, count(*) as n, count(*) filter (where suspends) as s,
        id % 50 = 3 and bool_or(code = '100001') and bool_or(code = '100002') as excepts,
        id % 50 = 3 and bool_or(code = '100001' and not suspends) and bool_or(code = '100002') as still from said group by id) item
      cross join lateral (select date '2025-01-01' as day, k * (k - 1) as pairs, k from generate_series(2, n) k
        union all select '2025-04-01', n * (n - 1) - 1, n + 1 where excepts
        union all select '2025-06-01', (n - s) * (n - 1) - still::integer, n + 2 where s > 0) step order by id, k`,
]
