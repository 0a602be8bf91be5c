import type pg from 'pg'

/** The first and the last edition of the sample plan. */
export const editions = { first: 2017, last: 2026 }

/** The tables whose rows are many: filled without their indexes, which are built afterwards. */
const large = ['progress_entry', 'progress_step', 'progress_released', 'plan_row', 'light']

/**
 * A sample plan straight into the tables: so many projects in each of ten editions, led by one city each, with an entry a month, all of them
 * released in the first days of the next. What is measured is asking.
 */
export const fillPlan = async (client: pg.Client, cities: number, projects: number): Promise<void> => {
  await client.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
  )
  const { rows: indexes } = await client.query<{ drop: string; make: string }>(
    `select case when k.conname is null then format('drop index %s', c.relname)
          else format('alter table %s drop constraint %s', x.indrelid::regclass, k.conname) end as drop,
        case when k.conname is null then pg_get_indexdef(c.oid)
          else format('alter table %s add constraint %s %s', x.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end as make
      from pg_index x join pg_class c on c.oid = x.indexrelid left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u')
      where x.indrelid::regclass::text = any($1)`,
    [large],
  )
  for (const { drop } of indexes) await client.query(drop.replace(/^(alter table .*)$/, '$1 cascade'))
  for (const step of steps(cities, projects)) await client.query(step)
  for (const { make } of indexes) await client.query(make)
  await client.query('vacuum analyze')
}

// Every fortieth project never began, every tenth is completed, every twentieth says nothing new after June 2026.
const steps = (cities: number, projects: number): string[] => [
  `insert into change_commit select n, 1, n, timestamptz '2017-01-01T00:00:00Z' + n * interval '8 hours', 'bench', 'hub', 'sha256',
    sha256(''), sha256(''), sha256('') from generate_series(1, 10000) n`,
  `insert into city_cluster (code, name, recorded_in) values ('bench', '样例', 1)`,
  `insert into city select (100000 + i)::text, '样例市' || i, 1 from generate_series(1, ${cities}) i`,
  `insert into membership (cluster_id, city_code, role, valid_from, recorded_in) select 1, code, 'MEMBER', '2015-01-01', 1 from city`,
  `insert into plan_subject (cluster_id, list, recorded_in) select 1, 'PROJECT', 1 from generate_series(1, ${projects})`,
  `insert into plan_row (subject_id, cluster_id, list, year, number, version, state, valid_from, content, content_hash, deadline, cities, recorded_in)
    select s.id, 1, 'PROJECT', y, s.id, 1, 'LISTED', make_date(y, 1, 1), jsonb_build_object('title', '样例工程' || s.id, 'field', 'TRANSPORT',
      'leadCity', (100001 + s.id % ${cities})::text, 'leadUnit', '样例单位', 'participatingCities', '[]'::jsonb, 'cooperatingUnits', '[]'::jsonb,
      'deadline', '2027-12-31', 'milestones', '[]'::jsonb, 'totalInvestmentFen', 500000000000, 'plannedThisYearFen', 48000000000,
      'plannedStartOn', '2017-03-01', 'plannedCompletionOn', '2027-12-31', 'actualStartOn', case when s.id % 40 <> 0 then '2017-03-15' end,
      'factors', '[]'::jsonb, 'permits', '[]'::jsonb, 'investmentShares', '[]'::jsonb),
      sha256(''), '2027-12-31', array[(100001 + s.id % ${cities})::text], 1 + (y - ${editions.first}) * 1000
    from plan_subject s cross join generate_series(${editions.first}, ${editions.last}) y`,
  `create temporary table said as select row_number() over (order by month, s.id) as id, s.id as subject, month,
      (100001 + s.id % ${cities})::text as city, (s.id * 31 + extract(month from month)::integer) % 500 as noise
    from plan_subject s cross join generate_series(date '${editions.first}-01-25', date '${editions.last}-12-25', interval '1 month') month
    where s.id % 40 <> 0 and (s.id % 20 <> 7 or month < '2026-07-01')`,
  `insert into progress_entry (id, subject_id, city_code, on_day, year, revision, kind, completed_this_year_fen, completed_since_start_fen,
      physical_permille, stage, is_done, text, text_key, entered_on, entered_by, recorded_in) overriding system value
    select id, subject, city, month, extract(year from month), 1, 'ENTRY', extract(month from month)::bigint * (3500000000 + noise * 1000000),
      (extract(year from month) - ${editions.first})::bigint * 42000000000 + extract(month from month)::bigint * (3500000000 + noise * 1000000),
      least(1000, (extract(year from month)::integer - ${editions.first}) * 100 + extract(month from month)::integer * 8), 'UNDER_CONSTRUCTION',
      subject % 10 = 3 and month >= '2026-01-01', '样例进展' || id, '样例进展', month::date + 5, 'key:1',
      1 + ((extract(year from month)::integer - ${editions.first}) * 12 + extract(month from month)::integer) * 80
    from said`,
  `insert into progress_step select id, 'RELEASED', null, entered_on + 1, 'key:2', recorded_in from progress_entry`,
  `insert into progress_released select id, subject_id, city_code, year, on_day, completed_this_year_fen, completed_since_start_fen, physical_permille,
      stage, is_done, false, entered_on + 1, recorded_in from progress_entry`,
  `drop table said`,
  // The light of each row and city turns three times a year, that of the whole row with it.
  `insert into light (subject_id, year, city_code, criterion, colour, cause, reasons, rule_version, valid_from, recorded_in)
    select s.id, y, city, 'OVERALL', (array['GREEN', 'YELLOW', 'RED'])[1 + (s.id * 7 + y + month) % 3], 'COMPUTED', '[]', 0, make_date(y, month, 5),
      1 + (y - ${editions.first}) * 1000 + month
    from plan_subject s cross join generate_series(${editions.first}, ${editions.last}) y cross join unnest(array[1, 4, 8]) month
      cross join lateral (values (null), ((100001 + s.id % ${cities})::text)) as c(city)`,
]
