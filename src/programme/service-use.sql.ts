import { type RawBuilder, sql } from 'kysely'
import type { City } from '../access/city-cluster.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { isInSight, itemColumns, type Sight } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { pairsOf } from '../recognition/item-coverage.sql.ts'
import { publishedThen } from '../recognition/published.sql.ts'
import type { UseFigures, UseMeasure } from './service-use.ts'

/** One who records for a city waits for another: the last record counts. */
export const lockServiceUse = async (db: Db, city: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hutong.service_use'), ${Number(city)})`.execute(db)
}

/** What a figure is of. */
export interface UseKey {
  readonly measure: UseMeasure
  /** The first day of the month. */
  readonly month: CivilDate
  readonly itemId: number | null
  readonly competentCity: string | null
}

const keyColumns = sql`measure text, month date, "itemId" bigint, "competentCity" text`

/** What is known of keys, in their order; null of those that nothing was said of. */
export const selectKnownUse = async (
  db: Db,
  { clusterId, city, keys }: { readonly clusterId: number; readonly city: string; readonly keys: readonly UseKey[] },
): Promise<(UseFigures | null)[]> => {
  const { rows } = await sql<{ known: UseFigures | null }>`
    select (select json_build_object('cases', u.cases, 'numerator', u.numerator, 'denominator', u.denominator, 'grades', u.grades)
      from service_use u where u.cluster_id = ${clusterId} and u.city_code = ${city} and u.measure = k.measure and u.month = k.month
        and u.item_id is not distinct from k."itemId" and u.competent_city is not distinct from k."competentCity"
      order by u.id desc limit 1) as known
    from rows from (json_to_recordset(${JSON.stringify(keys)}::json) as (${keyColumns})) with ordinality
      as k(measure, month, "itemId", "competentCity", position)
    order by k.position
  `.execute(db)
  return rows.map(({ known }) => known)
}

export const insertUse = async (
  db: Db,
  {
    clusterId,
    city,
    rows,
  }: { readonly clusterId: number; readonly city: string; readonly rows: readonly (UseKey & UseFigures)[] },
  tx: number,
): Promise<void> => {
  await sql`
    insert into service_use (cluster_id, city_code, measure, month, item_id, competent_city, cases, numerator, denominator, grades, recorded_in)
    select ${clusterId}, ${city}, measure, month, "itemId", "competentCity", cases, numerator, denominator, grades, ${tx}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(${keyColumns}, cases bigint, numerator bigint, denominator bigint, grades bigint[])
  `.execute(db)
}

/** Whose figures, of which months, as known at an instant. */
export interface UseQuestion {
  readonly clusterId: number
  /** First days of months, both included. */
  readonly from: CivilDate
  readonly to: CivilDate
  /** The accepting city, or the one whose hotline and ratings they are; null for all. */
  readonly city: string | null
  readonly itemId: number | null
  readonly knownAt: string | null
}

/** `used`: the figures that count, the last record of each key. */
export const usedThen = ({ clusterId, from, to, city, itemId, knownAt }: UseQuestion): RawBuilder<unknown> => sql`
  used as materialized (select distinct on (u.city_code, u.measure, u.month, u.item_id, u.competent_city) u.*
    from service_use u where u.cluster_id = ${clusterId} and u.month between ${from}::date and ${to}::date
      and (${city}::text is null or u.city_code = ${city})
      and (${itemId}::bigint is null or u.item_id = ${itemId}) and ${knownBy('u.recorded_in', knownAt)}
    order by u.city_code, u.measure, u.month, u.item_id, u.competent_city, u.id desc)`

/** Figures of a city's own hotline and ratings, added up over the months. */
export interface CityUse {
  readonly city: string
  readonly cases: number
  /** Months of which it told its cases. */
  readonly monthsTold: number
  readonly closure: readonly [numerator: number, denominator: number]
  readonly resolution: readonly [numerator: number, denominator: number]
  readonly satisfaction: readonly [numerator: number, denominator: number]
  readonly grades: readonly number[]
}

export interface UseTotals {
  readonly cases: number
  readonly byMonth: readonly { readonly month: string; readonly cases: number }[]
  readonly byPair: readonly { readonly acceptingCity: string; readonly competentCity: string; readonly cases: number }[]
  readonly byCity: readonly CityUse[]
  /** The names of all cities of these. */
  readonly names: readonly City[]
}

const rateSums = (
  measure: string,
) => sql`json_build_array(coalesce(sum(numerator) filter (where measure = ${measure}), 0),
  coalesce(sum(denominator) filter (where measure = ${measure}), 0))`

/** The totals over all items: all together, by month, pair and city, each of the same figures, by one statement. */
export const selectUseTotals = async (db: Db, question: UseQuestion): Promise<UseTotals> => {
  const { rows } = await sql<UseTotals>`
    with ${usedThen(question)}
    select (select coalesce(sum(cases), 0)::bigint from used) as cases,
      (select coalesce(json_agg(json_build_object('month', month, 'cases', cases) order by month), '[]')
        from (select to_char(month, 'YYYY-MM') as month, sum(cases) as cases from used where measure = 'CASES' group by 1) m) as "byMonth",
      (select coalesce(json_agg(json_build_object('acceptingCity', city_code, 'competentCity', competent_city, 'cases', cases)
          order by city_code, competent_city), '[]')
        from (select city_code, competent_city, sum(cases) as cases from used where measure = 'CASES' group by 1, 2) p) as "byPair",
      (select coalesce(json_agg(c order by c.city), '[]') from (
        select city_code as city, coalesce(sum(cases), 0) as cases,
          count(distinct month) filter (where measure = 'CASES') as "monthsTold", ${rateSums('HOTLINE_CLOSURE')} as closure,
          ${rateSums('HOTLINE_RESOLUTION')} as resolution, ${rateSums('HOTLINE_SATISFACTION')} as satisfaction,
          json_build_array(coalesce(sum(grades[1]), 0), coalesce(sum(grades[2]), 0), coalesce(sum(grades[3]), 0),
            coalesce(sum(grades[4]), 0), coalesce(sum(grades[5]), 0)) as grades
        from used group by city_code) c) as "byCity",
      (select coalesce(json_agg(json_build_object('code', c.code, 'name', c.name)), '[]') from city c
        where c.code in (select city_code from used union select competent_city from used)) as names
  `.execute(db)
  return rows[0]!
}

/** An item and how often it was used. */
export interface ItemUse {
  readonly item: ServiceItem
  readonly cases: number
}

const itemJson = sql`(select row_to_json(found) from (select ${itemColumns} from service_item i where i.id = one.item_id) found) as item`

/** The items that were used, the most used first; a page after the last one seen. */
export const selectUseByItem = async (
  db: Db,
  question: UseQuestion & { readonly sight: Sight },
  after: { readonly cases: number; readonly id: number } | null,
  limit: number,
): Promise<ItemUse[]> => {
  const follows = after === null ? sql`true` : sql`(one.cases, -one.item_id) < (${after.cases}, ${-after.id}::bigint)`
  const { rows } = await sql<ItemUse>`
    with ${usedThen(question)}, one as (select item_id, sum(cases)::bigint as cases from used where measure = 'CASES' group by item_id)
    select ${itemJson}, one.cases from one where ${follows} and ${isInSight(question.sight, sql`one.item_id`)}
    order by one.cases desc, one.item_id limit ${limit}
  `.execute(db)
  return rows
}

/** An item that could have been used and was not. */
export interface ZombieItem {
  readonly item: ServiceItem
  /** Ordered pairs of cities that handle it for each other on the last day. */
  readonly pairs: number
  /** The last month of which a case was told; null: none ever. */
  readonly lastUsed: string | null
}

/** Days of the months: the first and the last. */
export interface ZombieQuestion extends Omit<UseQuestion, 'city' | 'itemId'> {
  readonly lastDay: CivilDate
  readonly sight: Sight
}

/**
 * Items that were published and handled by some pair (互办) on the first day and on the last, and of which no case was told in the
 * months ("zombies"); by id, with how many there are in all.
 */
export const selectZombies = async (
  db: Db,
  question: ZombieQuestion,
  after: number,
  limit: number,
): Promise<{ readonly count: number; readonly items: readonly ZombieItem[] }> => {
  const { clusterId, from, lastDay, knownAt, sight } = question
  const asked = { ...question, city: null, itemId: null }
  const onLastDay = { clusterId, asOf: lastDay, knownAt }
  const onFirstDay = { clusterId, asOf: from, knownAt }
  const { rows } = await sql<{ count: number; items: ZombieItem[] }>`
    with recursive ${publishedThen(onLastDay)}, ${usedThen(asked)},
    zombie as materialized (select p.id as item_id, ${pairsOf(sql`p.id`, onLastDay)} as pairs from published p
      where p.id not in (select item_id from used where cases > 0) and coalesce(${pairsOf(sql`p.id`, onLastDay)}, 0) > 0
        and coalesce(${pairsOf(sql`p.id`, onFirstDay)}, 0) > 0 and ${isInSight(sight, sql`p.id`)})
    select (select count(*) from zombie) as count, (select coalesce(json_agg(page), '[]') from (
      select ${itemJson}, one.pairs, (select to_char(max(u.month), 'YYYY-MM') from service_use u where u.cluster_id = ${clusterId}
          and u.item_id = one.item_id and u.cases > 0 and u.month < ${from}::date and ${knownBy('u.recorded_in', knownAt)}) as "lastUsed"
      from zombie one where one.item_id > ${after}::bigint order by one.item_id limit ${limit}) page) as items
  `.execute(db)
  return rows[0]!
}
