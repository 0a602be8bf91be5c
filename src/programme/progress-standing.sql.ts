import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import { documentsBeside } from './document.sql.ts'
import type { GivenName } from './given-name.ts'
import type { ProgressStanding } from './progress-standing.ts'

/** Who writes of a city's progress in a cluster waits for another who does. */
export const lockProgress = async (db: Db, clusterId: number, city: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`hutong.progress ${clusterId} ${city}`}))`.execute(db)
}

const kept = sql`json_build_object('id', e.id, 'onDay', e.on_day, 'revision', e.revision, 'kind', e.kind,
  'completedThisYearFen', e.completed_this_year_fen, 'completedSinceStartFen', e.completed_since_start_fen,
  'physicalPermille', e.physical_permille, 'stage', e.stage, 'isDone', e.is_done, 'text', e.text, 'textKey', e.text_key,
  'reason', e.reason, 'step', s.step)`

const entry = (city: string, which: RawBuilder<unknown>, direction: RawBuilder<unknown>) => sql`(
  select ${kept} from progress_entry e left join progress_step s on s.entry_id = e.id
  where e.subject_id = r.subject_id and e.city_code = ${city} and ${which} order by e.on_day ${direction}, e.revision desc limit 1)`

const released = (city: string, which: RawBuilder<unknown>) => sql`(
  select ${kept} from progress_released p join progress_entry e on e.id = p.entry_id join progress_step s on s.entry_id = e.id
  where p.subject_id = r.subject_id and p.city_code = ${city} and ${which} order by p.on_day desc, p.entry_id desc limit 1)`

const stands = sql`s.step is distinct from 'RETURNED'`

/**
 * How the rows of the plan stand on a day, and a city's entries about the days that are named; those whose row there is. With
 * `neighbours` what stands before and after, without them what counts before.
 */
export const selectProgressStandings = async (
  db: Db,
  of: { readonly clusterId: number; readonly city: string; readonly asOf: CivilDate; readonly neighbours: boolean },
  names: readonly (GivenName & { readonly index: number })[],
): Promise<ProgressStanding[]> => {
  if (names.length === 0) return []
  const { clusterId, city, asOf, neighbours } = of
  const near = (which: RawBuilder<unknown>, direction: RawBuilder<unknown>) =>
    neighbours ? entry(city, sql`${which} and ${stands}`, direction) : sql`null::json`
  const { rows } = await sql<ProgressStanding>`
    select n.index, r.subject_id as "subjectId", r.state as "rowState", r.title, r.cities @> array[${city}::text] as "isOfCity",
      coalesce(share.fen, r.total_investment_fen) as total, plan_city_part(r.content, ${city}) as "thisYear",
      nullif(r.content -> 'winterStop', 'null'::jsonb) as "winterStop",
      ${documentsBeside(sql`r.subject_id`, sql`${city}`, sql`n."onDay"`)} as documents,
      ${entry(city, sql`e.on_day = n."onDay"`, sql`desc`)} as latest,
      ${released(city, sql`p.on_day = n."onDay"`)} as counting,
      ${near(sql`e.on_day < n."onDay"`, sql`desc`)} as before, ${near(sql`e.on_day > n."onDay"`, sql`asc`)} as after,
      ${neighbours ? sql`null::json` : released(city, sql`p.on_day < n."onDay"`)} as "countingBefore"
    from json_to_recordset(${jsonRows(names)}::json) as n(index integer, list text, year integer, number integer, "onDay" date)
    cross join lateral (select * from plan_row where cluster_id = ${clusterId} and list = n.list and year = n.year and number = n.number
      and valid_from <= ${asOf} order by valid_from desc, version desc limit 1) r
    left join lateral (select (one ->> 'fen')::bigint as fen from jsonb_array_elements(r.content -> 'investmentShares') one
      where one ->> 'city' = ${city} limit 1) share on true
  `.execute(db)
  return rows
}
