import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { CalendarDay, CalendarYear } from './working-calendar.ts'

interface Row {
  year: number
  source: string
  day: CivilDate | null
  isWorking: boolean | null
  name: string | null
}

/** The published years from one to another, both included, each with the latest record of its days, as known at an instant (null: now). */
export const selectCalendarYears = async (
  db: Db,
  from: number,
  to: number,
  knownAt: string | null = null,
): Promise<CalendarYear[]> => {
  const isKnown = knownBy('recorded_in', knownAt)
  const { rows } = await sql<Row>`${keptPlan}
    select y.year, y.source, d.day, d.is_working as "isWorking", d.name
    from (
      select distinct on (year) year, source from calendar_year
      where year between ${from} and ${to} and ${isKnown} order by year, recorded_in desc
    ) y left join (
      select distinct on (day) day, is_working, name from calendar_day
      where day between make_date(${from}, 1, 1) and make_date(${to}, 12, 31) and ${isKnown} order by day, recorded_in desc
    ) d on d.day between make_date(y.year, 1, 1) and make_date(y.year, 12, 31)
    order by y.year, d.day
  `.execute(db)
  return yearsOf(rows)
}

const yearsOf = (rows: readonly Row[]): CalendarYear[] => {
  const years = new Map<number, CalendarYear & { days: CalendarDay[] }>()
  for (const { year, source, day, isWorking, name } of rows) {
    const found = years.get(year) ?? { year, source, days: [] }
    years.set(year, found)
    if (day !== null) found.days.push({ day, isWorking: isWorking!, name: name! })
  }
  return [...years.values()]
}

/** Records a year and days of it; what was recorded of them before stays, and no longer counts. */
export const insertCalendarYear = async (db: Db, year: CalendarYear, tx: number): Promise<void> => {
  await sql`
    with published as (
      insert into calendar_year (year, source, recorded_in) values (${year.year}, ${year.source}, ${tx})
    )
    insert into calendar_day (day, is_working, name, recorded_in)
    select day, "isWorking", name, ${tx}
    from json_to_recordset(${JSON.stringify(year.days)}::json) as r(day date, "isWorking" boolean, name text)
  `.execute(db)
}

/** Two notices for the same year wait for each other. */
export const lockCalendar = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hutong.calendar'))`.execute(db)
}
