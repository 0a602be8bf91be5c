import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { lastKnown } from '../recognition/published.sql.ts'
import { type BoardQuestion, partsThen, standingRows } from './board-part.sql.ts'
import type { PlanList } from './plan-row.ts'

const marks = sql`is_not_started, is_done, is_behind, is_red, coalesce(staleness = 'MISSING', false) as is_missing,
  coalesce(staleness = 'REPEATED', false) as is_repeated, planned, completed, due`

/** What a shared row is as a whole: done when it is done in all its cities, not started when it is in none, behind or stale when it is so in one. */
const wholeMarks = sql`bool_and(is_not_started) as is_not_started, bool_and(is_done) as is_done, bool_or(is_behind) as is_behind, bool_or(is_red) as is_red,
  coalesce(bool_or(staleness = 'MISSING'), false) as is_missing, coalesce(bool_or(staleness = 'REPEATED'), false) as is_repeated,
  sum(planned) as planned, sum(completed) as completed, sum(due) as due`

const counted = sql`count(*) as rows, count(*) filter (where is_not_started) as not_started, count(*) filter (where is_done) as done,
  count(*) filter (where is_behind) as behind, count(*) filter (where is_red) as red, count(*) filter (where is_missing or is_repeated) as stale,
  count(*) filter (where is_missing) as missing, count(*) filter (where is_repeated) as repeated, sum(planned) as planned, sum(completed) as completed,
  sum(due) as due`
const figureColumns = sql`rows, not_started, done, behind, red, stale, missing, repeated, planned, completed, due`
const added = sql`sum(rows)::integer as rows, sum(not_started)::integer as "notStarted", sum(rows - not_started - done)::integer as "underWay",
  sum(done)::integer as done, sum(behind)::integer as behind, sum(red)::integer as red, sum(stale)::integer as stale, sum(missing)::integer as missing,
  sum(repeated)::integer as repeated, sum(planned)::text as planned, sum(completed)::text as completed, sum(due)::text as due`

/** The figures of a list: of a city, or (null) of all, where a row counts once. */
export interface BoardRow {
  readonly list: PlanList
  readonly city: string | null
  readonly rows: number
  readonly notStarted: number
  readonly underWay: number
  readonly done: number
  readonly behind: number
  readonly red: number
  readonly stale: number
  readonly missing: number
  readonly repeated: number
  readonly planned: string
  readonly completed: string
  readonly due: string
}

/** Platforms to which a city (null: any) is connected. */
export interface ConnectedRow {
  readonly city: string | null
  readonly platforms: number
}

/** The whole board by one statement. */
export const selectBoard = async (
  db: Db,
  question: BoardQuestion,
): Promise<{
  readonly figures: readonly BoardRow[]
  readonly connected: readonly ConnectedRow[]
  readonly knownAt: string
}> => {
  const { rows } = await sql<{ figures: BoardRow[]; connected: ConnectedRow[]; knownAt: string }>`
    with ${partsThen(question)},
    of_city as materialized (select list, city, is_shared, ${counted} from (select list, city, is_shared, ${marks} from part) marked
      group by list, city, is_shared),
    of_shared as (select list, ${counted} from (select list, ${wholeMarks} from part where is_shared group by list, number) marked group by list),
    figure as (select list, city, ${added} from of_city group by list, city
      union all select list, null, ${added} from (select list, ${figureColumns} from of_city where not is_shared
        union all select list, ${figureColumns} from of_shared) once group by list),
    connection as (select s.number, link ->> 'city' as city from (${standingRows(question, 'PLATFORM')}) s
      cross join lateral jsonb_array_elements(coalesce(nullif(s.content -> 'connections', 'null'), '[]')) link
      where link ->> 'since' <= ${question.asOf}),
    connected as (select city, count(distinct number)::integer as platforms from connection group by grouping sets ((city), ()))
    select (select coalesce(json_agg(f order by f.list, f.city), '[]') from figure f) as figures,
      (select coalesce(json_agg(c order by c.city), '[]') from connected c) as connected, ${lastKnown(question.knownAt)} as "knownAt"
  `.execute(db)
  return rows[0]!
}

/** The figures that can be opened. */
export const boardFigures = [
  'ROWS',
  'NOT_STARTED',
  'UNDER_WAY',
  'DONE',
  'BEHIND',
  'RED',
  'STALE',
  'MISSING',
  'REPEATED',
  'CONNECTED',
] as const
export type BoardFigure = (typeof boardFigures)[number]

const conditions: Readonly<Record<BoardFigure, RawBuilder<unknown>>> = {
  ROWS: sql`true`,
  NOT_STARTED: sql`is_not_started`,
  UNDER_WAY: sql`not is_not_started and not is_done`,
  DONE: sql`is_done`,
  BEHIND: sql`is_behind`,
  RED: sql`is_red`,
  STALE: sql`is_missing or is_repeated`,
  MISSING: sql`is_missing`,
  REPEATED: sql`is_repeated`,
  CONNECTED: sql`is_connected`,
}

/** A row behind a figure. */
export interface RowBehind {
  readonly list: PlanList
  readonly number: number
  readonly title: string
  readonly leadCity: string
  readonly standing: 'NOT_STARTED' | 'UNDER_WAY' | 'DONE'
  readonly colour: string
  readonly staleness: 'MISSING' | 'REPEATED' | null
  readonly reportedOn: CivilDate | null
  readonly planned: string
  readonly completed: string
  readonly due: string
}

/** The rows behind a figure of a list, of a city or (null) of all, in the order of their numbers. */
export const selectRowsBehind = async (
  db: Db,
  question: BoardQuestion,
  { figure, city }: { readonly figure: BoardFigure; readonly city: string | null },
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<RowBehind[]> => {
  // A platform's connections may be those of cities that are not on its row.
  const ofCity = figure === 'CONNECTED' ? null : city
  const isConnected = sql`exists (select from jsonb_array_elements(coalesce(nullif(r.content -> 'connections', 'null'), '[]')) link
    where link ->> 'since' <= ${question.asOf} and ${city === null ? sql`true` : sql`link ->> 'city' = ${city}`})`
  const { rows } = await sql<RowBehind>`${keptPlan}
    with ${partsThen({ ...question, ofCity })},
    whole as (select list, number, id, ${wholeMarks}, max(on_day) as on_day,
      (array_agg(colour order by array_position(array['RED', 'YELLOW', 'GREEN', 'GREY'], colour)))[1] as colour
      from part group by list, number, id),
    told as (select w.*, r.title, r.lead_city, ${figure === 'CONNECTED' ? isConnected : sql`false`} as is_connected
      from whole w join plan_row r on r.id = w.id)
    select list, number, title, lead_city as "leadCity", case when is_done then 'DONE' when is_not_started then 'NOT_STARTED' else 'UNDER_WAY' end as standing,
      colour, case when is_missing then 'MISSING' when is_repeated then 'REPEATED' end as staleness, on_day as "reportedOn",
      planned::text as planned, completed::text as completed, due::text as due
    from told where (${conditions[figure]}) and number > ${after} order by number limit ${limit}
  `.execute(db)
  return rows
}
