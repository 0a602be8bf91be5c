import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { lastKnown } from '../recognition/published.sql.ts'
import type { LightColour, RecordedLight } from './light.ts'
import type { OwnLight } from './own-light.sql.ts'
import type { PlanList } from './plan-row.ts'

/** A row of an edition with its light on a day: the whole row's, or a city's. */
export interface LitRow {
  readonly subjectId: number
  readonly number: number
  readonly title: string
  readonly leadCity: string
  readonly cities: readonly string[]
}

export interface LitQuestion {
  readonly clusterId: number
  readonly list: PlanList
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
  /** The rows on which a city stands, by its own light; null: all, by that of the whole row. */
  readonly city: string | null
}

const litRows = ({ clusterId, list, year, asOf, knownAt, city }: LitQuestion): RawBuilder<unknown> => sql`
  standing as (
    select distinct on (number) number, subject_id, title, lead_city, cities, state from plan_row r
    where r.cluster_id = ${clusterId} and r.list = ${list} and r.year = ${year} and r.valid_from <= ${asOf} and ${knownBy('r.recorded_in', knownAt)}
    order by number, valid_from desc, version desc),
  lit as (
    select s.subject_id as "subjectId", s.number, s.title, s.lead_city as "leadCity", s.cities, coalesce(l.colour, 'GREY') as colour
    from standing s left join lateral (
      select l.colour from light l where l.subject_id = s.subject_id and l.year = ${year} and l.criterion = 'OVERALL'
        and ${city === null ? sql`l.city_code is null` : sql`l.city_code = ${city}`} and l.valid_from <= ${asOf} and ${knownBy('l.recorded_in', knownAt)}
      order by l.valid_from desc, l.id desc limit 1) l on true
    where s.state = 'LISTED' and ${city === null ? sql`true` : sql`s.cities @> array[${city}]::text[]`})`

const ownLights = ({ year, asOf, knownAt }: LitQuestion): RawBuilder<unknown> => sql`
  select distinct on (o.subject_id, o.city_code) o.subject_id as "subjectId", o.city_code as city, o.colour, o.text, o.on_day as "onDay"
  from light_own o where o.year = ${year} and o.on_day <= ${asOf} and ${knownBy('o.recorded_in', knownAt)}
    and o.subject_id in (select "subjectId" from page)
  order by o.subject_id, o.city_code, o.on_day desc, o.id desc`

/** A page of rows, with the lights that stand on the day and how their cities see themselves. */
export interface LitPage {
  readonly counts: Partial<Record<LightColour, number>>
  /** As of when the hub knows it. */
  readonly knownAt: string
  readonly rows: readonly (LitRow & { readonly lights: readonly RecordedLight[] })[]
  readonly owns: readonly OwnLight[]
}

/** The rows of an edition of some colours (null: all), in the order of their numbers; how many have which is of all. */
export const selectLitPage = async (
  db: Db,
  question: LitQuestion,
  colours: readonly LightColour[] | null,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<LitPage> => {
  const { year, asOf, knownAt } = question
  const { rows } = await sql<LitPage>`
    with ${litRows(question)},
    page as (select "subjectId", number, title, "leadCity", cities from lit
      where number > ${after} and (${colours}::text[] is null or colour = any(${colours}::text[])) order by number limit ${limit}),
    standing_light as (select distinct on (l.subject_id, l.city_code, l.criterion) l.* from light l
      where l.subject_id in (select "subjectId" from page) and l.year = ${year} and l.valid_from <= ${asOf} and ${knownBy('l.recorded_in', knownAt)}
      order by l.subject_id, l.city_code, l.criterion, l.valid_from desc, l.id desc)
    select (select coalesce(json_object_agg(colour, rows), '{}') from (select colour, count(*) as rows from lit group by colour) counted) as counts,
      ${lastKnown(knownAt)} as "knownAt",
      (select coalesce(json_agg(json_build_object('subjectId', p."subjectId", 'number', p.number, 'title', p.title, 'leadCity', p."leadCity", 'cities', p.cities,
        'lights', (select coalesce(json_agg(json_build_object('city', l.city_code, 'criterion', l.criterion, 'colour', l.colour, 'cause', l.cause,
          'reasons', l.reasons, 'ruleVersion', l.rule_version, 'validFrom', l.valid_from)), '[]') from standing_light l where l.subject_id = p."subjectId"))
        order by p.number), '[]') from page p) as rows,
      (select coalesce(json_agg(o), '[]') from (${ownLights(question)}) o) as owns
  `.execute(db)
  return rows[0]!
}

/** The colour of every row of an edition by its number, and how its cities see themselves. */
export const selectLitColours = async (
  db: Db,
  question: LitQuestion,
): Promise<Pick<LitPage, 'knownAt' | 'owns'> & { readonly colours: Readonly<Record<number, LightColour>> }> => {
  const { rows } = await sql<Pick<LitPage, 'knownAt' | 'owns'> & { colours: Readonly<Record<number, LightColour>> }>`
    with ${litRows(question)}, page as (select "subjectId" from lit)
    select (select coalesce(json_object_agg(number, colour), '{}') from lit) as colours, ${lastKnown(question.knownAt)} as "knownAt",
      (select coalesce(json_agg(o), '[]') from (${ownLights(question)}) o) as owns
  `.execute(db)
  return rows[0]!
}
