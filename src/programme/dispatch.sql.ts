import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { DispatchDays, DispatchRow } from './dispatch-row.ts'

export interface DispatchQuestion extends DispatchDays {
  readonly clusterId: number
  readonly year: number
  /** Entries released by then count, and the lights are those of that day: both judge the period by what was reported of it. */
  readonly asOf: CivilDate
  readonly knownAt: string | null
}

/** Why a light that is not green is so: the reasons of each city and criterion that have its colour. */
const causes = ({ year, asOf, knownAt }: DispatchQuestion): RawBuilder<unknown> => sql`
  case when l.colour in ('YELLOW', 'RED') then (
    select coalesce(json_agg(json_build_object('city', worst.city_code, 'reasons', worst.reasons) order by worst.city_code <> r.lead_city, worst.city_code,
        worst.criterion), '[]')
    from (select distinct on (own.city_code, own.criterion) own.* from light own
      where own.subject_id = r.subject_id and own.year = ${year} and own.city_code is not null and own.criterion <> 'OVERALL'
        and own.valid_from <= ${asOf} and ${knownBy('own.recorded_in', knownAt)}
      order by own.city_code, own.criterion, own.valid_from desc, own.id desc) worst where worst.colour = l.colour) else '[]' end`

/** Every listed row of a year as it stands at the end of a period, with what its cities had released, by one statement. */
export const selectDispatchRows = async (db: Db, asked: DispatchQuestion): Promise<DispatchRow[]> => {
  const { clusterId, year, from, to, asOf, knownAt } = asked
  const entry = sql`(select json_build_object('onDay', e.on_day, 'year', e.year, 'completedThisYearFen', e.completed_this_year_fen,
      'completedSinceStartFen', e.completed_since_start_fen, 'physicalPermille', e.physical_permille, 'stage', e.stage,
      'isDone', e.is_done, 'text', e.text)
    from progress_released p join progress_entry e on e.id = p.entry_id
    where p.subject_id = r.subject_id and p.city_code = c.city and p.released_on <= ${asOf} and ${knownBy('p.recorded_in', knownAt)}`
  const latest = sql`order by p.on_day desc, p.entry_id desc limit 1)`
  const { rows } = await sql<DispatchRow>`
    with standing as (select distinct on (r.list, r.number) r.* from plan_row r
      where r.cluster_id = ${clusterId} and r.list in ('TASK', 'PROJECT', 'PLATFORM') and r.year = ${year}
        and r.valid_from <= ${to} and ${knownBy('r.recorded_in', knownAt)}
      order by r.list, r.number, r.valid_from desc, r.version desc)
    select r.list, r.number, r.title, r.field_code as field, r.lead_city as "leadCity", r.content ->> 'leadUnit' as "leadUnit",
      r.deadline, r.content ->> 'actualStartOn' as "actualStartOn", r.content ->> 'actualCompletionOn' as "actualCompletionOn", r.planned_this_year_fen as "plannedThisYearFen",
      coalesce(l.colour, 'GREY') as colour, ${causes(asked)} as causes,
      (select json_agg(json_build_object('city', c.city, 'entry', ${entry} and p.on_day <= ${to} ${latest},
          'before', ${entry} and p.on_day < ${from} ${latest}) order by c.city <> r.lead_city, c.city)
        from unnest(r.cities) as c(city)) as parts
    from standing r left join lateral (select l.colour from light l
      where l.subject_id = r.subject_id and l.year = ${year} and l.city_code is null and l.criterion = 'OVERALL'
        and l.valid_from <= ${asOf} and ${knownBy('l.recorded_in', knownAt)} order by l.valid_from desc, l.id desc limit 1) l on true
    where r.state = 'LISTED'
    order by array_position(array['TASK', 'PROJECT', 'PLATFORM'], r.list), r.number
  `.execute(db)
  return rows
}
