import { selectCalendarYears } from '../calendar/calendar.sql.ts'
import { type LoadCalendarInput, loadCalendar } from '../calendar/load-calendar.ts'
import { answer } from './answer.ts'
import type { Context } from './context.ts'

export const calendarResolvers = {
  Query: {
    calendarYear: async (_: unknown, { year }: { year: number }, { hub }: Context) => {
      // No other year can be loaded, and the database has no days of most.
      if (year < 1 || year > 9999) return null
      const [found] = await selectCalendarYears(hub.db, year, year)
      return found ?? null
    },
  },
  Mutation: {
    loadCalendar: async (_: unknown, { input }: { input: LoadCalendarInput }, context: Context) => {
      const { ok: calendarYear, problems } = answer(await loadCalendar(context.hub, context.caller, input), context)
      return { calendarYear, problems }
    },
  },
}
