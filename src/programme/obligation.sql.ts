import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { ObligationFacts } from './obligation.ts'

/** Of whose rows, about which days, and which facts count. */
export interface ObligationQuestion {
  readonly clusterId: number
  readonly year: number
  readonly city: string | null
  readonly from: CivilDate
  readonly to: CivilDate
  /** Entries of these days, to the end, are its report. */
  readonly since: CivilDate
  readonly asOf: CivilDate
  readonly knownAt: string | null
}

/** What is known of each row and city about some days, by one statement. */
export const selectObligationFacts = async (db: Db, asked: ObligationQuestion): Promise<ObligationFacts[]> => {
  const { clusterId, year, city, from, to, since, asOf, knownAt } = asked
  const counts = sql`p.subject_id = r.subject_id and p.city_code = c.city and p.released_on <= ${asOf} and ${knownBy('p.recorded_in', knownAt)}`
  const compared = sql`select json_build_object('onDay', e.on_day, 'completedThisYearFen', e.completed_this_year_fen,
    'completedSinceStartFen', e.completed_since_start_fen, 'physicalPermille', e.physical_permille, 'stage', e.stage, 'isDone', e.is_done,
    'textKey', e.text_key) from progress_released p join progress_entry e on e.id = p.entry_id`
  const { rows } = await sql<ObligationFacts>`
    with listed as materialized (
      select distinct on (list, number) * from plan_row
      where cluster_id = ${clusterId} and list in ('TASK', 'PROJECT', 'PLATFORM') and year = ${year}
        and valid_from <= least(${asOf}::date, ${to}::date) and ${knownBy('plan_row.recorded_in', knownAt)}
      order by list, number, valid_from desc, version desc
    )
    select r.list, r.year, r.number, r.title, c.city, nullif(r.content -> 'winterStop', 'null'::jsonb) as "winterStop",
      (select min(p.released_on) from progress_released p where ${counts} and p.on_day between ${since} and ${to}) as "releasedOn",
      (select coalesce(s.step, 'ENTERED') from progress_entry e
          left join progress_step s on s.entry_id = e.id and s.stepped_on <= ${asOf} and ${knownBy('s.recorded_in', knownAt)}
        where e.subject_id = r.subject_id and e.city_code = c.city and e.on_day between ${since} and ${to} and e.entered_on <= ${asOf}
          and ${knownBy('e.recorded_in', knownAt)}
        order by e.on_day desc, e.revision desc limit 1) as pending,
      (${compared} where ${counts} and p.on_day <= ${to} order by p.on_day desc, p.entry_id desc limit 1) as counting,
      (${compared} where ${counts} and p.on_day < ${from} order by p.on_day desc, p.entry_id desc limit 1) as before
    from listed r cross join lateral unnest(r.cities) c(city)
    where r.state = 'LISTED' and (${city}::text is null or c.city = ${city})
    order by array_position(array['TASK', 'PROJECT', 'PLATFORM'], r.list), r.number, c.city
  `.execute(db)
  return rows
}
