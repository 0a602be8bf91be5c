import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
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
  /** Only the parts of this city, of the rows that are its own. */
  readonly ofCity?: string | null
  /** As if the entries of this city had been released that it has not released yet: for a rehearsal. */
  readonly pendingOf?: string | null
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
export const standingRows = (
  { clusterId, year, asOf, knownAt, ofCity = null }: BoardQuestion,
  list: PlanList,
): RawBuilder<unknown> => sql`
  select r.* from plan_row r where r.cluster_id = ${clusterId} and r.list = ${list} and r.year = ${year} and r.valid_from <= ${asOf}
    ${ofCity === null ? sql`` : sql`and ${ofCity} = any(r.cities)`}
    and ${knownThen('r.recorded_in', knownAt)} and r.state = 'LISTED'
    and not exists (select from plan_row v where v.year = ${year} and v.subject_id = r.subject_id and v.version > 1 and v.version > r.version
      and v.valid_from <= ${asOf} and ${knownThen('v.recorded_in', knownAt)})`

const standingOfAll = (question: BoardQuestion): RawBuilder<unknown> =>
  sql.join(
    question.lists.map((list) => standingRows(question, list)),
    sql` union all `,
  )

const beforeStart = sql`case list when 'TASK' then stage = 'NOT_STARTED' when 'PROJECT' then stage in ('PRELIMINARY', 'READY') else stage = 'PLANNED' end`

/** Released entries; in a rehearsal also those of a city that wait, each the last word of its day. */
export const releasedThen = ({ pendingOf, asOf }: Pick<BoardQuestion, 'pendingOf' | 'asOf'>): RawBuilder<unknown> =>
  pendingOf === null || pendingOf === undefined
    ? sql`progress_released`
    : sql`(select r.entry_id, r.subject_id, r.city_code, r.year, r.on_day, r.is_done, r.is_repeated, r.stage, r.physical_permille,
        r.completed_this_year_fen, r.released_on, r.recorded_in from progress_released r
      union all select e.id, e.subject_id, e.city_code, e.year, e.on_day, e.is_done, false, e.stage, e.physical_permille,
        e.completed_this_year_fen, ${asOf}::date, e.recorded_in from progress_entry e
        where e.city_code = ${pendingOf} and not exists (select from progress_step s where s.entry_id = e.id)
          and not exists (select from progress_entry l where l.subject_id = e.subject_id and l.city_code = e.city_code
            and l.on_day = e.on_day and l.revision > e.revision))`

/**
 * The last released entry of a row and city: of the year, else of the one before, else of any. The index begins with the year, so that a
 * board reads the pages of its own year and not those of all.
 */
const lastEntry = (question: BoardQuestion): RawBuilder<unknown> => {
  const { year, asOf, knownAt } = question
  const entry = (years: RawBuilder<unknown>, needed: RawBuilder<unknown>) => sql`left join lateral (
    select p.on_day, p.is_done, p.is_repeated, p.stage, p.physical_permille, p.completed_this_year_fen from ${releasedThen(question)} p
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
export const partsThen = (question: BoardQuestion): RawBuilder<unknown> => {
  const { year, asOf, knownAt, fresh, targetMonth, ofCity = null } = question
  return sql`
    ${firstUnknown(question)},
    fact as (
      select s.list, s.number, s.subject_id, s.id, s.field_code, s.actual_start_on, s.winter_from, s.winter_to, cardinality(s.cities) > 1 as is_shared, c.city,
        coalesce(c.planned, 0) as planned, coalesce(trunc(c.planned::numeric * ${targetMonth > 0 ? sql`s.targets[${sql.lit(targetMonth + 1)}]` : sql`0`} / s.targets[1]), 0) as due,
        ${told('on_day')} as on_day, coalesce(${told('is_done')}, false) or coalesce(s.actual_completion_on <= ${asOf}, false) as is_done, coalesce(${told('is_repeated')}, false) as is_repeated,
        ${toldOf('stage')} as stage, ${toldOf('physical_permille')} as physical_permille, coalesce(now.completed_this_year_fen, 0) as completed,
        coalesce(l.colour, 'GREY') as colour
      from (${standingOfAll(question)}) s cross join lateral unnest(s.cities, s.city_parts) as c(city, planned)
      ${lastEntry(question)}
      left join lateral (
        select l.colour from light l where l.subject_id = s.subject_id and l.year = ${year} and l.criterion = 'OVERALL' and l.city_code = c.city
          and l.valid_from <= ${asOf} and ${knownThen('l.recorded_in', knownAt)}
        order by l.valid_from desc, l.id desc limit 1) l on true
      ${ofCity === null ? sql`` : sql`where c.city = ${ofCity}`}),
    part as materialized (
      select list, number, subject_id, id, field_code, city, is_shared, planned, due, completed, on_day, colour, is_done,
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
