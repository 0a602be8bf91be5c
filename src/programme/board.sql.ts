import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { lastKnown } from '../recognition/published.sql.ts'
import type { FreshMonth } from './board.ts'
import type { PlanList } from './plan-row.ts'

/** What a board is asked about; the days and months are worked out before. */
export interface BoardQuestion {
  readonly clusterId: number
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
  readonly lists: readonly PlanList[]
  readonly fresh: FreshMonth | null
  /** The month (1–12) whose target counts; 0: none yet. */
  readonly targetMonth: number
}

/** Whether a fact was known: mostly its transaction is older than any that was not, and nothing has to be looked up. */
const knownThen = (recordedIn: string, knownAt: string | null): RawBuilder<boolean> =>
  knownAt === null
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(recordedIn)} < (select tx from first_unknown) or ${knownBy(recordedIn, knownAt)})`

/** The oldest transaction that was not known yet. Begins the common tables. */
const firstUnknown = ({ knownAt }: BoardQuestion): RawBuilder<unknown> => sql`first_unknown as materialized (
  select coalesce(min(k.tx), ${Number.MAX_SAFE_INTEGER}::bigint) as tx from change_commit k where k.recorded_at > ${knownAt}::timestamptz)`

/**
 * The rows of a list as they stand on the day: those of which no later version holds. Not by sorting, so that the server may share the
 * work out; a later version always has a higher number.
 */
const standingRows = ({ clusterId, year, asOf, knownAt }: BoardQuestion, list: PlanList): RawBuilder<unknown> => sql`
  select r.* from plan_row r where r.cluster_id = ${clusterId} and r.list = ${list} and r.year = ${year} and r.valid_from <= ${asOf}
    and ${knownThen('r.recorded_in', knownAt)} and r.state = 'LISTED'
    and not exists (select from plan_row v where v.year = ${year} and v.subject_id = r.subject_id and v.version > 1 and v.version > r.version
      and v.valid_from <= ${asOf} and ${knownThen('v.recorded_in', knownAt)})`

const standingOfAll = (question: BoardQuestion): RawBuilder<unknown> =>
  sql.join(
    question.lists.map((list) => standingRows(question, list)),
    sql` union all `,
  )

const beforeStart = sql`case list when 'TASK' then stage = 'NOT_STARTED' when 'PROJECT' then stage in ('PRELIMINARY', 'READY') else stage = 'PLANNED' end`

/**
 * The last released entry of a row and city: of the year, else of the one before, else of any. The index begins with the year, so that a
 * board reads the pages of its own year and not those of all.
 */
const lastEntry = ({ year, asOf, knownAt }: BoardQuestion): RawBuilder<unknown> => {
  const entry = (years: RawBuilder<unknown>, needed: RawBuilder<unknown>) => sql`left join lateral (
    select p.on_day, p.is_done, p.is_repeated, p.stage, p.physical_permille, p.completed_this_year_fen from progress_released p
    where ${needed} and p.subject_id = s.subject_id and p.city_code = c.city and ${years} and p.on_day <= ${asOf} and p.released_on <= ${asOf}
      and ${knownThen('p.recorded_in', knownAt)}
    order by p.on_day desc, p.entry_id desc limit 1)`
  return sql`${entry(sql`p.year = ${year}`, sql`true`)} now on true
    ${entry(sql`p.year = ${year - 1}`, sql`now.on_day is null`)} last on true
    ${entry(sql`p.year < ${year - 1}`, sql`now.on_day is null and last.on_day is null`)} earlier on true`
}

const told = (column: string): RawBuilder<unknown> =>
  sql`coalesce(${sql.ref(`now.${column}`)}, ${sql.ref(`last.${column}`)}, ${sql.ref(`earlier.${column}`)})`
/** For what may be null in an entry: of the one that there is. */
const toldOf = (column: string): RawBuilder<unknown> =>
  sql`case when now.on_day is not null then ${sql.ref(`now.${column}`)} when last.on_day is not null then ${sql.ref(`last.${column}`)} else ${sql.ref(`earlier.${column}`)} end`

/**
 * Each listed row in each of its cities with what the board counts (src/programme/board.ts says the same of one; a test holds both
 * together): one look into the index of released entries, one into that of lights. Begins a list of common tables.
 */
const parts = (question: BoardQuestion): RawBuilder<unknown> => {
  const { year, asOf, knownAt, fresh, targetMonth } = question
  return sql`
    ${firstUnknown(question)},
    fact as (
      select s.list, s.number, s.subject_id, s.id, s.actual_start_on, s.winter_from, s.winter_to, cardinality(s.cities) > 1 as is_shared, c.city,
        coalesce(c.planned, 0) as planned, coalesce(trunc(c.planned::numeric * ${targetMonth > 0 ? sql`s.targets[${sql.lit(targetMonth + 1)}]` : sql`0`} / s.targets[1]), 0) as due,
        ${told('on_day')} as on_day, coalesce(${told('is_done')}, false) or coalesce(s.actual_completion_on <= ${asOf}, false) as is_done, coalesce(${told('is_repeated')}, false) as is_repeated,
        ${toldOf('stage')} as stage, ${toldOf('physical_permille')} as physical_permille, coalesce(now.completed_this_year_fen, 0) as completed,
        coalesce(l.colour, 'GREY') as colour
      from (${standingOfAll(question)}) s cross join lateral unnest(s.cities, s.city_parts) as c(city, planned)
      ${lastEntry(question)}
      left join lateral (
        select l.colour from light l where l.subject_id = s.subject_id and l.year = ${year} and l.criterion = 'OVERALL' and l.city_code = c.city
          and l.valid_from <= ${asOf} and ${knownThen('l.recorded_in', knownAt)}
        order by l.valid_from desc, l.id desc limit 1) l on true),
    part as materialized (
      select list, number, id, city, is_shared, planned, due, completed, on_day, colour, is_done,
        not is_done and not (coalesce(actual_start_on <= ${asOf}, false) or on_day is not null and
          case when stage is not null then not ${beforeStart} when list = 'PROJECT' then coalesce(physical_permille, 0) > 0 else true end) as is_not_started,
        colour in ('YELLOW', 'RED') as is_behind, colour = 'RED' as is_red, ${fresh === null ? sql`null` : staleness(question, fresh)} as staleness
      from fact)`
}

/** MISSING, REPEATED or null. Whether the row was on the plan by then is only asked of what would be stale. */
const staleness = ({ year }: BoardQuestion, { month, since, to }: FreshMonth): RawBuilder<unknown> => sql`
  case when is_done or winter_from is not null and case when winter_from <= winter_to then ${month}::integer between winter_from and winter_to
      else ${month}::integer >= winter_from or ${month}::integer <= winter_to end then null
    when on_day >= ${since}::date and not is_repeated then null
    when (select v.valid_from > ${to}::date from plan_row v where v.subject_id = fact.subject_id and v.year = ${year} and v.version = 1 limit 1) then null
    when on_day >= ${since}::date then 'REPEATED' else 'MISSING' end`

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
    with ${parts(question)},
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
  const isOpen = figure === 'CONNECTED' ? sql`true` : city === null ? sql`true` : sql`city = ${city}`
  const isConnected = sql`exists (select from jsonb_array_elements(coalesce(nullif(r.content -> 'connections', 'null'), '[]')) link
    where link ->> 'since' <= ${question.asOf} and ${city === null ? sql`true` : sql`link ->> 'city' = ${city}`})`
  const { rows } = await sql<RowBehind>`
    with ${parts(question)},
    whole as (select list, number, id, ${wholeMarks}, max(on_day) as on_day,
      (array_agg(colour order by array_position(array['RED', 'YELLOW', 'GREEN', 'GREY'], colour)))[1] as colour
      from part where ${isOpen} group by list, number, id),
    told as (select w.*, r.title, r.lead_city, ${figure === 'CONNECTED' ? isConnected : sql`false`} as is_connected
      from whole w join plan_row r on r.id = w.id)
    select list, number, title, lead_city as "leadCity", case when is_done then 'DONE' when is_not_started then 'NOT_STARTED' else 'UNDER_WAY' end as standing,
      colour, case when is_missing then 'MISSING' when is_repeated then 'REPEATED' end as staleness, on_day as "reportedOn",
      planned::text as planned, completed::text as completed, due::text as due
    from told where (${conditions[figure]}) and number > ${after} order by number limit ${limit}
  `.execute(db)
  return rows
}
