import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { isError } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { insertCalendarYear, lockCalendar, selectCalendarYears } from './calendar.sql.ts'
import { checkNotice, daysToRecord } from './calendar-notice.ts'
import type { CalendarDay, CalendarYear } from './working-calendar.ts'

export interface LoadCalendarInput {
  readonly idempotencyKey?: string | null
  readonly year: number
  /** The notice, such as 国办发明电〔2025〕7号. */
  readonly source: string
  readonly days: readonly CalendarDay[]
}

/**
 * Enters the holidays and make-up working days of a published year; a later notice replaces the whole year. The same
 * again changes nothing. Refuses a day outside the year, and one that is named twice.
 */
export const loadCalendar = async (
  hub: Hub,
  caller: Caller,
  input: LoadCalendarInput,
): Promise<Outcome<CalendarYear>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], {})
  if (forbidden) return forbidden
  const { idempotencyKey, ...content } = input
  const problems = checkNotice(input)
  if (problems.some(isError)) return refused(...problems)
  const source = input.source.trim()

  return writeOnce(hub, caller, 'loadCalendar', { idempotencyKey, content }, async (db, log) => {
    await lockCalendar(db)
    const [known] = await selectCalendarYears(db, input.year, input.year)
    const days = daysToRecord(input, known)
    if (known?.source === source && days.length === 0) return done(known, problems)
    await insertCalendarYear(db, { year: input.year, source, days }, log.tx)
    const [loaded] = await selectCalendarYears(db, input.year, input.year)
    await log.record({
      kind: known ? 'calendar.corrected' : 'calendar.loaded',
      subject: String(input.year),
      isPublic: true,
      state: { ...loaded },
    })
    return done(loaded!, problems)
  })
}
