import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { AttachedDocument } from './attached-document.ts'
import { documentsBeside } from './document.sql.ts'
import type { PlanList } from './plan-row.ts'
import type { ProgressFigures, ProgressKind, ProgressName, ProgressState } from './progress-entry.ts'

/** A filter that is null or left out says nothing. */
export interface ProgressFilter {
  readonly city?: string | null
  readonly list?: PlanList | null
  readonly year?: number | null
  readonly number?: number | null
  readonly state?: ProgressState | null
}

/** An entry with all that became of it. */
export interface ListedProgress extends ProgressName, ProgressFigures {
  readonly id: number
  readonly revision: number
  readonly kind: ProgressKind
  readonly state: ProgressState
  readonly reason: string | null
  readonly enteredOn: CivilDate
  readonly enteredBy: string
  readonly steppedOn: CivilDate | null
  readonly steppedBy: string | null
  readonly returnReason: string | null
  readonly isRepeated: boolean | null
  /** What is attached to the day. */
  readonly documents: readonly AttachedDocument[]
}

/** Entries of a cluster, the latest entered first. */
export const selectProgress = async (
  db: Db,
  asked: {
    readonly clusterId: number
    readonly filter: ProgressFilter
    readonly before: number | null
    readonly limit: number
  },
): Promise<ListedProgress[]> => {
  const { city = null, list = null, year = null, number = null, state = null } = asked.filter
  const { rows } = await sql<ListedProgress>`
    select * from (
      select e.id, u.list, e.year, r.number, e.city_code as city, e.on_day as "onDay", e.revision, e.kind,
        case when s.step is not null then s.step when exists (select from progress_entry later where later.subject_id = e.subject_id
          and later.city_code = e.city_code and later.on_day = e.on_day and later.revision > e.revision) then 'SUPERSEDED' else 'ENTERED' end as state,
        e.completed_this_year_fen as "completedThisYearFen", e.completed_since_start_fen as "completedSinceStartFen",
        e.physical_permille as "physicalPermille", e.stage, e.is_done as "isDone", e.text, e.reason, e.entered_on as "enteredOn",
        e.entered_by as "enteredBy", s.stepped_on as "steppedOn", s.stepped_by as "steppedBy", s.reason as "returnReason",
        ${documentsBeside(sql`e.subject_id`, sql`e.city_code`, sql`e.on_day`)} as documents,
        (select p.is_repeated from progress_released p where p.entry_id = e.id) as "isRepeated"
      from progress_entry e join plan_subject u on u.id = e.subject_id
        join plan_row r on r.subject_id = e.subject_id and r.year = e.year and r.version = 1
        left join progress_step s on s.entry_id = e.id
      where u.cluster_id = ${asked.clusterId} and (${asked.before}::bigint is null or e.id < ${asked.before})
        and (${city}::text is null or e.city_code = ${city}) and (${list}::text is null or u.list = ${list})
        and (${year}::integer is null or e.year = ${year}) and (${number}::integer is null or r.number = ${number})
    ) found where ${state}::text is null or state = ${state} order by id desc limit ${asked.limit}
  `.execute(db)
  return rows
}
