import type pg from 'pg'
import { fillFigures } from '../test/support/kept-figures.ts'
import { fillLog } from './feed-data.ts'

/** How much is asked about. Declarations and implementations are those of the first items only: the rest is there to be counted. */
export interface PeerSize {
  readonly items: number
  readonly cities: number
  readonly declared: number
  readonly entries: number
  readonly tasksOfCity: number
}

export const sizeOf = (items: number): PeerSize => ({
  ...{ items, cities: 6, declared: Math.min(items, 10_000), entries: 100_000, tasksOfCity: 150 },
})

export const codeOfItem = (i: number): string => `15${String(i).padStart(10, '0')}`
export const codeOfCity = (i: number): string => String(100_001 + i)

/** The tables whose rows are many: filled without their indexes, which are built afterwards. */
const large = ['batch_item', 'item_implementation', 'recognition_declaration', 'item_coverage']

/** One hub's worth of sample data, straight into its own tables: hub and peers are asked about the same rows. */
export const fillForPeers = async (client: pg.Client, size: PeerSize): Promise<void> => {
  await fillLog(client, size.entries)
  const { rows: indexes } = await client.query<{ drop: string; make: string }>(
    `select case when k.conname is null then format('drop index %s', c.relname)
          else format('alter table %s drop constraint %s', x.indrelid::regclass, k.conname) end as drop,
        case when k.conname is null then pg_get_indexdef(c.oid)
          else format('alter table %s add constraint %s %s', x.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
      from pg_index x join pg_class c on c.oid = x.indexrelid left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u')
      where x.indrelid::regclass::text = any($1) or c.relname = 'service_item_search'`,
    [large],
  )
  for (const { drop } of indexes) await client.query(drop)
  for (const step of [...catalogue(size), ...plan(size)]) await client.query(step)
  for (const { make } of indexes) await client.query(make)
  await client.query('analyze')
  await client.query(fillFigures)
  await client.query('vacuum analyze')
}

// Every fiftieth item of a city is not declared, so that some pairs are handled in part or not at all.
const catalogue = ({ items, cities, declared }: PeerSize): string[] => [
  `insert into city_cluster (code, name, recorded_in) values ('bench', '样例', 1)`,
  `insert into city select (100000 + i)::text, '样例市' || i, 1 from generate_series(1, ${cities}) i`,
  `insert into membership (cluster_id, city_code, role, valid_from, recorded_in) select 1, code, 'MEMBER', '2020-01-01', 1 from city`,
  `insert into service_item (id, national_code, name, name_normal, initials, sort_key, kind, granularity, state, matching, recorded_in)
    select i, '15' || lpad(i::text, 10, '0'), name, name, 'yl' || i, spelt || ' ' || i, (array['LICENSING', 'BENEFIT', 'CONFIRMATION', 'PUBLIC_SERVICE'])[1 + i % 4],
      'MAIN_ITEM', 'ACTIVE', 'NOT_NEEDED', 1
    from generate_series(1, ${items}) i cross join lateral (select (array['城乡居民基本医疗保险参保登记', '机动车驾驶证换证', '不动产权属证书核发', '食品经营许可证延续',
        '社会保障卡申领', '建设工程规划许可', '出生医学证明补发', '住房公积金提取', '个体工商户设立登记', '教师资格认定', '医疗机构执业许可', '残疾人两项补贴资格认定', '护士执业注册',
        '临时救助给付', '就业失业登记', '律师执业许可', '道路运输经营许可', '宗教活动场所设立', '排污许可证核发', '特种设备使用登记'])[1 + i % 20] || '样例' || i as name,
      (array['cheng xiang', 'ji dong', 'bu dong', 'shi pin', 'she hui', 'jian she', 'chu sheng', 'zhu fang', 'ge ti', 'jiao shi', 'yi liao', 'can ji', 'hu shi',
        'lin shi', 'jiu ye', 'lv shi', 'dao lu', 'zong jiao', 'pai wu', 'te zhong'])[1 + i % 20] as spelt) named`,
  `insert into item_batch (cluster_id, ordinal, title, state, item_count, published_on, published_in, recorded_in)
    select 1, b, '第' || b || '批', 'PUBLISHED', 200, '2025-01-01', 1, 1 from generate_series(1, (${items} + 199) / 200) b`,
  `insert into batch_item (batch_id, item_id, position, name, granularity, recorded_in)
    select b.id, i.id, i.id, i.name, i.granularity, 1 from service_item i join item_batch b on b.ordinal = (i.id + 199) / 200`,
  `insert into item_implementation (item_id, city_code, version, change, state, valid_from, content, content_hash, recorded_in)
    select i.id, c.code, 1, 'ADDED', 'ACTIVE', '2025-01-01', jsonb_build_object('name', i.name, 'materials', jsonb_build_array(
      jsonb_build_object('name', '居民身份证', 'necessity', 'REQUIRED'), jsonb_build_object('name', '申请表', 'necessity', 'REQUIRED')), 'fees', '[]'::jsonb,
      'address', '样例路' || c.code || '号', 'hours', '工作日9:00—17:00'), sha256(''), 1 + i.id % 10000
    from service_item i cross join city c where i.id <= ${declared}`,
  `create temporary table said as select i.id, c.code from service_item i cross join city c
    where i.id <= ${declared} and (i.id * 7 + c.code::integer) % 50 <> 0`,
  `insert into recognition_declaration (cluster_id, item_id, city_code, aspect, stance, mode, valid_from, cause, recorded_in)
    select 1, id, code, aspect, 'DECLARED', case when aspect in ('ACCEPTS', 'ENTRUSTS') then 'ACCEPTED_ON_BEHALF' end, '2025-01-01',
      'DECLARED', 1 + id % 10000 from said cross join unnest(array['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES']) aspect`,
  `insert into item_coverage (cluster_id, item_id, valid_from, handled_pairs, recorded_in)
    select 1, id, '2025-01-01', count(*) * (count(*) - 1), 1 + id % 10000 from said group by id order by id`,
]

// A hundred and fifty tasks a city, fifty projects; an entry a month, but of every fourteenth row none.
const plan = ({ cities, tasksOfCity }: PeerSize): string[] => [
  `insert into plan_subject (cluster_id, list, recorded_in)
    select 1, case when s <= ${cities * tasksOfCity} then 'TASK' else 'PROJECT' end, 1 from generate_series(1, ${cities * (tasksOfCity + 50)}) s`,
  `insert into plan_row (subject_id, cluster_id, list, year, number, version, state, valid_from, content, content_hash, deadline, cities, recorded_in)
    select s.id, 1, s.list, 2026, s.id, 1, 'LISTED', '2026-01-01', jsonb_build_object('title', '样例任务' || s.id, 'field', 'TRANSPORT', 'leadCity', code,
      'leadUnit', '样例单位', 'participatingCities', '[]'::jsonb, 'cooperatingUnits', '[]'::jsonb, 'deadline', '2026-12-31', 'milestones', '[]'::jsonb)
      || case when s.list = 'TASK' then '{}' else jsonb_build_object('totalInvestmentFen', 500000000000, 'plannedThisYearFen', 48000000000,
        'plannedStartOn', '2026-01-01', 'plannedCompletionOn', '2027-12-31', 'factors', '[]'::jsonb, 'permits', '[]'::jsonb, 'investmentShares', '[]'::jsonb) end,
      sha256(''), '2026-12-31', array[code], 1 from plan_subject s cross join lateral (select (100001 + s.id % ${cities})::text as code) lead`,
  `create temporary table reported as select row_number() over (order by month, s.id) as id, s.id as subject, s.list, month, (100001 + s.id % ${cities})::text as city
    from plan_subject s cross join generate_series(date '2026-01-25', date '2026-11-25', interval '1 month') month where s.id % 14 <> 3`,
  `insert into progress_entry (id, subject_id, city_code, on_day, year, revision, kind, completed_this_year_fen, completed_since_start_fen,
      physical_permille, stage, is_done, text, text_key, entered_on, entered_by, recorded_in) overriding system value
    select id, subject, city, month, 2026, 1, 'ENTRY', case when list = 'PROJECT' then extract(month from month)::bigint * 3500000000 end,
      case when list = 'PROJECT' then extract(month from month)::bigint * 3500000000 end, case when list = 'PROJECT' then extract(month from month)::integer * 80 end,
      case when list = 'PROJECT' then 'UNDER_CONSTRUCTION' else 'UNDER_WAY' end, subject % 10 = 3 and month >= '2026-09-01',
      '样例进展' || id, '样例进展', month::date + 1, 'key:1', 1 from reported`,
  `insert into progress_step select id, 'RELEASED', null, entered_on, 'key:2', 1 from progress_entry`,
  `insert into progress_released select id, subject_id, city_code, year, on_day, completed_this_year_fen, completed_since_start_fen, physical_permille,
      stage, is_done, false, entered_on, 1 from progress_entry`,
]
