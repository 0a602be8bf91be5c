import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import type { Db } from '../db/database.ts'
import type { AttachedDocument } from './attached-document.ts'
import { documentsBeside } from './document.sql.ts'
import type { PlanList } from './plan-row.ts'
import type { ProgressFigures, ProgressKind } from './progress-entry.ts'

/** What a city said of a row on a day. */
export interface GridEntry extends ProgressFigures {
  readonly onDay: CivilDate
  readonly revision: number
  readonly kind: ProgressKind
  readonly reason: string | null
  /** Null: it waits for the coordinator. */
  readonly step: 'RELEASED' | 'RETURNED' | null
  readonly returnReason: string | null
  readonly documents: readonly AttachedDocument[]
}

/** A row of a city with what it says about a period, and what counted before. */
export interface GridFacts {
  readonly list: PlanList
  readonly number: number
  /** What the city is to complete this year. */
  readonly planned: Fen | null
  readonly said: GridEntry | null
  readonly before: (ProgressFigures & { readonly onDay: CivilDate }) | null
}

export interface GridQuestion {
  readonly clusterId: number
  readonly year: number
  readonly city: string
  /** The period's first day: what counted earlier is the last period's. */
  readonly from: CivilDate
  readonly since: CivilDate
  readonly to: CivilDate
  readonly asOf: CivilDate
}

const figures = sql`'onDay', e.on_day, 'completedThisYearFen', e.completed_this_year_fen, 'completedSinceStartFen', e.completed_since_start_fen,
  'physicalPermille', e.physical_permille, 'stage', e.stage, 'isDone', e.is_done, 'text', e.text`

/** The listed rows of a city, by one statement. */
export const selectProgressGrid = async (db: Db, asked: GridQuestion): Promise<GridFacts[]> => {
  const { clusterId, year, city, from, since, to, asOf } = asked
  const documents = documentsBeside(sql`e.subject_id`, sql`e.city_code`, sql`e.on_day`)
  const { rows } = await sql<GridFacts>`
    with listed as materialized (
      select distinct on (list, number) * from plan_row
      where cluster_id = ${clusterId} and list in ('TASK', 'PROJECT', 'PLATFORM') and year = ${year}
        and valid_from <= least(${asOf}::date, ${to}::date)
      order by list, number, valid_from desc, version desc
    )
    select r.list, r.number, r.city_parts[array_position(r.cities, ${city})] as planned,
      (select json_build_object(${figures}, 'revision', e.revision, 'kind', e.kind, 'reason', e.reason, 'step', s.step, 'returnReason', s.reason, 'documents', ${documents})
        from progress_entry e left join progress_step s on s.entry_id = e.id
        where e.subject_id = r.subject_id and e.city_code = ${city} and e.on_day between ${since} and ${to}
        order by e.on_day desc, e.revision desc limit 1) as said,
      (select json_build_object(${figures}) from progress_released p join progress_entry e on e.id = p.entry_id
        where p.subject_id = r.subject_id and p.city_code = ${city} and p.on_day < ${from}
        order by p.on_day desc, p.entry_id desc limit 1) as before
    from listed r where r.state = 'LISTED' and r.cities @> array[${city}::text]
  `.execute(db)
  return rows
}
