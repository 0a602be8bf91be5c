import { addDays, type CivilDate } from '../base/civil-date.ts'
import { type WorkingCalendar, workingDay, yearOf } from './working-calendar.ts'

/** Units of a time limit: 工作日, 自然日, 小时, 当场. */
export const timeLimitUnits = ['WORKING_DAY', 'CALENDAR_DAY', 'HOUR', 'ON_THE_SPOT'] as const
export type TimeLimitUnit = (typeof timeLimitUnits)[number]

/** A time limit (办结时限). Unknown is null, never 0; on the spot is 0. */
export interface TimeLimit {
  readonly value: number
  readonly unit: TimeLimitUnit
}

/** The last day on which something is on time; provisional if a year it counts through is not published yet. */
export interface DueDate {
  readonly day: CivilDate
  readonly isProvisional: boolean
}

/** From memory, unverified (‡): so it is a parameter wherever it counts. */
export const usualHoursPerWorkingDay = 8

/**
 * The due day of what was accepted on `start`. Counting starts the day after, and the due day itself is still on time;
 * cities count to midnight in Beijing. Hours are hours of work: begun working days, because a day is all that is known
 * of the acceptance. Calendar days run through holidays and may end on one.
 */
export const dueDate = (
  start: CivilDate,
  limit: TimeLimit,
  calendar: WorkingCalendar,
  hoursPerWorkingDay = usualHoursPerWorkingDay,
): DueDate => {
  switch (limit.unit) {
    case 'ON_THE_SPOT':
      return { day: start, isProvisional: false }
    case 'CALENDAR_DAY':
      return { day: addDays(start, limit.value), isProvisional: false }
    case 'HOUR':
      return afterWorkingDays(start, Math.ceil(limit.value / hoursPerWorkingDay), calendar)
    case 'WORKING_DAY':
      return afterWorkingDays(start, limit.value, calendar)
  }
}

const afterWorkingDays = (start: CivilDate, count: number, calendar: WorkingCalendar): DueDate => {
  let day = start
  let isProvisional = false
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    const found = workingDay(calendar, day)
    if (found.isWorking) left -= 1
    isProvisional ||= found.isProvisional
  }
  return { day, isProvisional }
}

// Two thirds of all days are working days and the longest holiday has nine: twice as long and two months is beyond any due day.
const roomInDays = 60

/** The years of the calendar that a due date may count through: what has to be read before `dueDate`. */
export const yearsToCountThrough = (start: CivilDate, limit: TimeLimit): { from: number; to: number } => ({
  from: yearOf(start),
  to: yearOf(addDays(start, 2 * limit.value + roomInDays)),
})
