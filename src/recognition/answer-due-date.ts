import type { CivilDate } from '../base/civil-date.ts'
import { selectCalendarYears } from '../calendar/calendar.sql.ts'
import { type DueDate, dueDate, type TimeLimit, yearsToCountThrough } from '../calendar/due-date.ts'
import { makeCalendar } from '../calendar/working-calendar.ts'
import { readClusterSettings } from '../catalogue/read-settings.ts'
import type { Hub } from '../hub.ts'

/** When what is accepted on a day is due: by the calendar, and hours by the cluster's rule, as known at an instant. */
export const answerDueDate = async (
  { db }: Hub,
  cluster: string,
  limit: TimeLimit,
  acceptedOn: CivilDate,
  knownAt: string | null,
): Promise<DueDate> => {
  const { from, to } = yearsToCountThrough(acceptedOn, limit)
  const calendar = makeCalendar(await selectCalendarYears(db, from, to, knownAt))
  if (limit.unit !== 'HOUR') return dueDate(acceptedOn, limit, calendar)
  const { conversion } = await readClusterSettings(db, cluster, { asOf: acceptedOn, knownAt })
  return dueDate(acceptedOn, limit, calendar, conversion.hoursPerWorkingDay)
}
