import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { releasedThen } from './board-part.sql.ts'
import type { LightFacts } from './light-facts.ts'

/** A row of an edition with all that its lights are judged by. */
export interface JudgedRow extends LightFacts {
  readonly subjectId: number
  readonly number: number
  readonly title: string
}

interface Moment {
  readonly day: CivilDate
  readonly knownAt: string | null
  /** As if the waiting entries of this city had been released. */
  readonly pendingOf?: string | null
}

/** Of a subject the edition that is judged on a day: this year's, else last year's. */
export const selectJudgedRows = (
  db: Db,
  subjectIds: readonly number[],
  year: number,
  moment: Moment,
): Promise<JudgedRow[]> =>
  selectFacts(db, sql`r.subject_id = any(${subjectIds}::bigint[]) and r.year in (${year}, ${year} - 1)`, moment, null)

/** The rows of one edition, so many at most. */
export const selectEditionFacts = (
  db: Db,
  edition: { readonly clusterId: number; readonly list: string; readonly year: number },
  moment: Moment,
  limit: number,
): Promise<JudgedRow[]> => {
  const { clusterId, list, year } = edition
  return selectFacts(db, sql`r.cluster_id = ${clusterId} and r.list = ${list} and r.year = ${year}`, moment, limit)
}

const selectFacts = async (
  db: Db,
  condition: RawBuilder<unknown>,
  { day, knownAt, pendingOf }: Moment,
  limit: number | null,
): Promise<JudgedRow[]> => {
  const { rows } = await sql<JudgedRow>`
    with standing as (
      select distinct on (r.subject_id, r.year) r.* from plan_row r
      where ${condition} and r.valid_from <= ${day} and ${knownBy('r.recorded_in', knownAt)}
      order by r.subject_id, r.year, r.valid_from desc, r.version desc),
    judged as (select distinct on (subject_id) * from standing where state = 'LISTED' order by subject_id, year desc)
    select r.subject_id as "subjectId", r.list, r.year, r.number, r.title, r.lead_city as "leadCity", r.deadline,
      r.content ->> 'plannedStartOn' as "plannedStartOn", r.actual_start_on as "actualStartOn",
      r.content ->> 'plannedCompletionOn' as "plannedCompletionOn", r.content ->> 'actualCompletionOn' as "actualCompletionOn", r.content ->> 'enteredInStatisticsOn' as "enteredInStatisticsOn",
      r.planned_this_year_fen as "plannedThisYearFen", nullif(r.content -> 'plannedCurve', 'null') as "plannedCurve",
      case when r.winter_from is not null then json_build_object('from', r.winter_from, 'to', r.winter_to) end as "winterStop",
      (select json_build_object('state', f ->> 'state', 'since', f ->> 'since')
        from jsonb_array_elements(coalesce(nullif(r.content -> 'factors', 'null'), '[]')) f where f ->> 'factor' = 'FUNDS' limit 1) as funds,
      (select json_agg(json_build_object('city', c.city, 'plannedThisYearFen', plan_city_part(r.content, c.city), 'entry', e.entry) order by c.i)
        from unnest(r.cities) with ordinality as c(city, i)
        left join lateral (
          select json_build_object('onDay', p.on_day, 'year', p.year, 'completedThisYearFen', p.completed_this_year_fen, 'isDone', p.is_done) as entry
          from ${releasedThen({ pendingOf, asOf: day })} p where p.subject_id = r.subject_id and p.city_code = c.city
            and p.on_day <= least(${day}::date, make_date(r.year, 12, 31)) and p.released_on <= ${day} and ${knownBy('p.recorded_in', knownAt)}
          order by p.on_day desc, p.entry_id desc limit 1) e on true) as cities,
      (select coalesce(json_agg(json_build_object('criterion', x.criterion, 'approver', x.approver, 'reason', x.reason,
          'grantedOn', x.granted_on, 'expiresOn', x.expires_on) order by x.id), '[]')
        from light_exemption x where x.subject_id = r.subject_id and x.expires_on >= ${day} and ${knownBy('x.recorded_in', knownAt)}) as exemptions
    from judged r order by r.number, r.subject_id limit ${limit}
  `.execute(db)
  return rows
}
