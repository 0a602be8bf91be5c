import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { documentsBeside } from './document.sql.ts'
import type { GivenName } from './given-name.ts'
import type { EnteredStanding, SteppedStanding } from './progress-standing.ts'

/** Who writes of a city's progress in a cluster waits for another who does. */
export const lockProgress = async (db: Db, clusterId: number, city: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`hutong.progress ${clusterId} ${city}`}))`.execute(db)
}

/** Whose rows, and as they stand on which day. */
interface Asked {
  readonly clusterId: number
  readonly city: string
  readonly asOf: CivilDate
}

type Names = readonly (GivenName & { readonly index: number })[]

const figures = sql`'onDay', e.on_day, 'completedThisYearFen', e.completed_this_year_fen, 'completedSinceStartFen', e.completed_since_start_fen,
  'physicalPermille', e.physical_permille, 'stage', e.stage, 'isDone', e.is_done`

const kept = sql`json_build_object('id', e.id, 'revision', e.revision, 'kind', e.kind, ${figures}, 'text', e.text, 'textKey', e.text_key,
  'reason', e.reason, 'step', s.step)`

const released = (city: string, which: RawBuilder<unknown>, as: RawBuilder<unknown>) => sql`(
  select ${as} from progress_released p join progress_entry e on e.id = p.entry_id join progress_step s on s.entry_id = e.id
  where p.subject_id = r.subject_id and p.city_code = ${city} and ${which} order by p.on_day desc, p.entry_id desc limit 1)`

/** What of a day nobody has spoken of is looked for no further: neither does anything count of it, nor is anything attached. */
const columns = (city: string) => sql`n.index, r.subject_id as "subjectId", r.state as "rowState", r.title,
  r.cities @> array[${city}::text] as "isOfCity", latest.said as latest,
  case when latest.said is not null then ${released(city, sql`p.on_day = n.on_day`, kept)} end as counting,
  case when latest.said is null then '[]' else ${documentsBeside(sql`r.subject_id`, sql`${city}`, sql`n.on_day`)} end as documents`

const rows = ({ clusterId, city, asOf }: Asked, names: Names) => sql`
  unnest(${names.map(({ index }) => index)}::integer[], ${names.map(({ list }) => list)}::text[], ${names.map(({ year }) => year)}::integer[],
    ${names.map(({ number }) => number)}::integer[], ${names.map(({ onDay }) => onDay)}::date[]) as n(index, list, year, number, on_day)
  cross join lateral (select * from plan_row where cluster_id = ${clusterId} and list = n.list and year = n.year and number = n.number
    and valid_from <= ${asOf} order by valid_from desc, version desc limit 1) r
  left join lateral (select ${kept} as said from progress_entry e left join progress_step s on s.entry_id = e.id
    where e.subject_id = r.subject_id and e.city_code = ${city} and e.on_day = n.on_day order by e.revision desc limit 1) latest on true`

const nearest = (city: string, which: RawBuilder<unknown>, direction: RawBuilder<unknown>) => sql`(
  select json_build_object(${figures}) from progress_entry e left join progress_step s on s.entry_id = e.id
  where e.subject_id = r.subject_id and e.city_code = ${city} and ${which} and s.step is distinct from 'RETURNED'
  order by e.on_day ${direction}, e.revision desc limit 1)`

/** A city's share of a row's investment, else the whole. Only rows that have shares are opened. */
const total = (
  city: string,
) => sql`case when r.content -> 'investmentShares' -> 0 is null then r.total_investment_fen else coalesce(
  (select (one ->> 'fen')::bigint from jsonb_array_elements(r.content -> 'investmentShares') one where one ->> 'city' = ${city} limit 1),
  r.total_investment_fen) end`

/** How the rows of the plan stand on a day, and what entries of a city about the days named have to agree with; those whose row there is. */
export const selectEnteredStandings = async (db: Db, asked: Asked, names: Names): Promise<EnteredStanding[]> => {
  if (names.length === 0) return []
  const { city } = asked
  const found = await sql<EnteredStanding>`
    select ${columns(city)}, ${total(city)} as total, r.city_parts[array_position(r.cities, ${city})] as "thisYear",
      ${nearest(city, sql`e.on_day < n.on_day`, sql`desc`)} as before, ${nearest(city, sql`e.on_day > n.on_day`, sql`asc`)} as after
    from ${rows(asked, names)}
  `.execute(db)
  return found.rows
}

/** The same with what counted before the days named. */
export const selectSteppedStandings = async (db: Db, asked: Asked, names: Names): Promise<SteppedStanding[]> => {
  if (names.length === 0) return []
  const { city } = asked
  const found = await sql<SteppedStanding>`
    select ${columns(city)}, nullif(r.content -> 'winterStop', 'null'::jsonb) as "winterStop",
      ${released(city, sql`p.on_day < n.on_day`, sql`json_build_object(${figures}, 'textKey', e.text_key)`)} as "countingBefore"
    from ${rows(asked, names)}
  `.execute(db)
  return found.rows
}
