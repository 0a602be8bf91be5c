import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { isInSight } from '../catalogue/service-item.sql.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { usedThen } from '../programme/service-use.sql.ts'
import { pairsOf } from '../recognition/item-coverage.sql.ts'
import { type ClusterMoment, membersThen } from '../recognition/published.sql.ts'
import type { PairUse } from './brief-moment.ts'

/** How many members there are, and of items the ordered pairs of them that handle it for each other, where some do. */
export const selectPairs = async (
  db: Db,
  moment: ClusterMoment,
  itemIds: readonly number[],
): Promise<{ readonly cityCount: number; readonly pairs: readonly (readonly [itemId: number, pairs: number])[] }> => {
  const { rows } = await sql<{ cityCount: number; pairs: [number, number][] }>`
    with ${membersThen(moment)}
    select (select count(*)::integer from member) as "cityCount",
      (select coalesce(json_agg(json_build_array(id, pairs) order by id), '[]')
        from (select one.id, ${pairsOf(sql`one.id`, moment)} as pairs from unnest(${itemIds}::bigint[]) as one(id)) c where pairs > 0) as pairs
  `.execute(db)
  return rows[0]!
}

/** Months until the one of a day, and those of a year among them. */
export interface UseMonths {
  readonly clusterId: number
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
}

/** The cases of each pair of cities, and the last month of which each city told any. */
export const selectPairUse = async (
  db: Db,
  { clusterId, year, asOf, knownAt }: UseMonths,
): Promise<{
  readonly use: readonly PairUse[]
  readonly told: readonly { readonly city: string; readonly month: string }[]
}> => {
  const to = `${asOf.slice(0, 7)}-01`
  const used = usedThen({ clusterId, from: '1990-01-01', to, city: null, itemId: null, knownAt })
  const { rows } = await sql<{ use: PairUse[]; told: { city: string; month: string }[] }>`
    with ${used}
    select (select coalesce(json_agg(p order by p.city, p."competentCity"), '[]') from (
        select city_code as city, competent_city as "competentCity", sum(cases) as cases,
          coalesce(sum(cases) filter (where extract(year from month) = ${year}), 0) as "ofYear"
        from used where measure = 'CASES' group by 1, 2) p) as use,
      (select coalesce(json_agg(t order by t.city), '[]') from (select city_code as city, to_char(max(month), 'YYYY-MM') as month
        from used where measure = 'CASES' group by 1) t) as told
  `.execute(db)
  return rows[0]!
}

export interface BatchTitle {
  readonly ordinal: number
  readonly title: string
  readonly isDraft: boolean
}

/** What the batches of a cluster are called, drafts too. */
export const selectBatchTitles = async (db: Db, clusterId: number): Promise<BatchTitle[]> => {
  const { rows } = await sql<BatchTitle>`
    select ordinal, title, state <> 'PUBLISHED' as "isDraft" from item_batch
    where cluster_id = ${clusterId} and state <> 'ABANDONED' order by ordinal
  `.execute(db)
  return rows
}

/** What an item is called; nothing of one that only another cluster has drafted. */
export interface ItemHead {
  readonly id: number
  readonly code: string | null
  readonly name: string | null
}

export const selectItemHeads = async (db: Db, itemIds: readonly number[], cluster: string): Promise<ItemHead[]> => {
  const { rows } = await sql<ItemHead>`
    select i.id, case when seen.is_seen then i.national_code end as code, case when seen.is_seen then i.name end as name
    from service_item i cross join lateral (select ${isInSight([cluster], sql`i.id`)} as is_seen) seen
    where i.id = any(${itemIds}::bigint[])
  `.execute(db)
  return rows
}

/** Cities in which a row has been red for long, longest first, with the reasons of every criterion that is. */
export interface RedRow {
  readonly subjectId: number
  readonly city: string
  readonly since: CivilDate
  readonly reasons: readonly { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }[]
}

export const selectLongRed = async (
  db: Db,
  asked: {
    readonly year: number
    readonly asOf: CivilDate
    readonly knownAt: string | null
    readonly parts: readonly { readonly subjectId: number; readonly city: string }[]
    /** Red since this day at the latest. */
    readonly since: CivilDate
  },
  limit: number,
): Promise<{ readonly count: number; readonly rows: readonly RedRow[] }> => {
  const { year, asOf, knownAt, parts } = asked
  const held = sql`l.year = ${year} and l.valid_from <= ${asOf} and ${knownBy('l.recorded_in', knownAt)}`
  const { rows } = await sql<{ count: number; rows: RedRow[] }>`
    with red as materialized (
      select p.subject_id, p.city, (select min(l.valid_from) from light l
          where l.subject_id = p.subject_id and l.city_code = p.city and l.criterion = 'OVERALL' and ${held}
            and (other.id is null or (l.valid_from, l.id) > (other.valid_from, other.id))) as since
      from unnest(${parts.map(({ subjectId }) => subjectId)}::bigint[], ${parts.map(({ city }) => city)}::text[]) as p(subject_id, city)
      left join lateral (select l.valid_from, l.id from light l where l.subject_id = p.subject_id and l.city_code = p.city
          and l.criterion = 'OVERALL' and l.colour <> 'RED' and ${held} order by l.valid_from desc, l.id desc limit 1) other on true),
    long as materialized (select * from red where since <= ${asked.since}),
    worst as (select * from long order by since, subject_id, city limit ${limit})
    select (select count(*)::integer from long) as count, (select coalesce(json_agg(json_build_object('subjectId', w.subject_id, 'city', w.city,
        'since', w.since, 'reasons', (select coalesce(json_agg(reason), '[]') from (select distinct on (l.criterion) l.colour, l.reasons from light l
            where l.subject_id = w.subject_id and l.city_code = w.city and l.criterion <> 'OVERALL' and ${held}
            order by l.criterion, l.valid_from desc, l.id desc) own cross join lateral jsonb_array_elements(own.reasons) reason
          where own.colour = 'RED')) order by w.since, w.subject_id, w.city), '[]') from worst w) as rows
  `.execute(db)
  return rows[0]!
}

/** The subjects of which a city has entries that wait for their release. */
export const selectPendingSubjects = async (
  db: Db,
  { clusterId, city }: { readonly clusterId: number; readonly city: string },
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select distinct e.subject_id as id from progress_entry e join plan_subject s on s.id = e.subject_id
    where s.cluster_id = ${clusterId} and e.city_code = ${city}
      and not exists (select from progress_step t where t.entry_id = e.id) order by 1
  `.execute(db)
  return rows.map(({ id }) => id)
}
