import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { LightColour } from './light.ts'
import type { PlanList } from './plan-row.ts'

/** A filter that is null says nothing. */
export interface PlanFilter {
  /** Leads or takes part. */
  readonly city: string | null
  readonly field: string | null
  /** Its light is one of these: the city's where a city is named, else the whole row's. What was never judged is grey. */
  readonly light: readonly LightColour[] | null
  /** The deadline has passed on the day asked about, and it is not done. */
  readonly overdue: boolean | null
  /** A piece of the title. */
  readonly text: string | null
}

export interface PlanQuestion<L extends PlanList = PlanList> {
  /** The cluster's code. */
  readonly cluster: string
  readonly list: L
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
  readonly filter: PlanFilter
}

export const noFilter: PlanFilter = { city: null, field: null, light: null, overdue: null, text: null }

// As the board counts: done in all its cities, or a project whose actual completion has come.
const isDone = ({ asOf, knownAt }: PlanQuestion): RawBuilder<boolean> => sql`
  (coalesce(r.content ->> 'actualCompletionOn' <= ${asOf}, false)
    or not exists (select from unnest(r.cities) c(city) where not coalesce((
      select p.is_done from progress_released p where p.subject_id = r.subject_id and p.city_code = c.city
        and p.on_day <= ${asOf} and p.released_on <= ${asOf} and ${knownBy('p.recorded_in', knownAt)}
      order by p.on_day desc, p.entry_id desc limit 1), false)))`

const colour = ({ year, asOf, knownAt, filter: { city } }: PlanQuestion): RawBuilder<string> => sql`
  coalesce((select l.colour from light l where l.subject_id = r.subject_id and l.year = ${year} and l.criterion = 'OVERALL'
    and ${city === null ? sql`l.city_code is null` : sql`l.city_code = ${city}`} and l.valid_from <= ${asOf}
    and ${knownBy('l.recorded_in', knownAt)} order by l.valid_from desc, l.id desc limit 1), 'GREY')`

/** What a row `r` must be to be listed; only what is asked for is looked at. */
export const matches = (asked: PlanQuestion): RawBuilder<boolean> => {
  const { city, field, light, overdue, text } = asked.filter
  return sql<boolean>`
    r.state = 'LISTED' and (${city}::text is null or r.cities @> array[${city}::text])
    and (${field}::text is null or r.field_code = ${field})
    and (${text}::text is null or position(lower(${text}) in lower(r.title)) > 0)
    and ${overdue === null ? sql`true` : sql`${overdue} = (coalesce(r.deadline < ${asked.asOf}::date, false) and not ${isDone(asked)})`}
    and ${light === null ? sql`true` : sql`${colour(asked)} = any(${light}::text[])`}`
}

/** The versions of an edition that are in force on a day, by number; `columns` of `plan_row`, wide ones only where they are needed. */
export const inForce = (
  { cluster, list, year, asOf, knownAt }: PlanQuestion,
  after: number,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select distinct on (number) ${columns} from plan_row
  where cluster_id = (select id from city_cluster where code = ${cluster}) and list = ${list} and year = ${year} and number > ${after}
    and valid_from <= ${asOf} and ${knownBy('plan_row.recorded_in', knownAt)}
  order by number, valid_from desc, version desc`
