import type { Caller } from '../base/caller.ts'
import { done, isDone, type Outcome, type Refusal } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectCalendarYears } from './calendar.sql.ts'
import { loadCalendar } from './load-calendar.ts'
import { publishedYears } from './published-years.ts'

/** Loads the published years that the hub knows nothing of; a year that the secretariat entered itself stays. Answers those loaded. */
export const seedCalendar = async (hub: Hub, caller: Caller): Promise<Outcome<readonly number[]>> => {
  const years = publishedYears.map(({ year }) => year)
  const known = await selectCalendarYears(hub.db, Math.min(...years), Math.max(...years))
  const missing = publishedYears.filter(({ year }) => !known.some((entry) => entry.year === year))
  for (const notice of missing) {
    const outcome = await loadCalendar(hub, caller, notice)
    if (!isDone(outcome)) return outcome as Refusal
  }
  return done(missing.map(({ year }) => year))
}
