import { type TimeLimit, usualHoursPerWorkingDay } from '../calendar/due-date.ts'

/** How units of time limits are compared: so many working days are so many calendar days, so many hours a working day. */
export interface LimitConversion {
  readonly workingDays: number
  readonly calendarDays: number
  readonly hoursPerWorkingDay: number
}

/**
 * A week of five working days has seven days and a working day eight hours. The field states no conversion that is known
 * to us (‡, from memory): so a cluster may set its own.
 */
export const usualConversion: LimitConversion = {
  workingDays: 5,
  calendarDays: 7,
  hoursPerWorkingDay: usualHoursPerWorkingDay,
}

/** How long a limit is, in a whole unit that all of them divide into: two limits are the same exactly if it is. */
export const lengthOfLimit = ({ value, unit }: TimeLimit, conversion: LimitConversion = usualConversion): number => {
  const { workingDays, calendarDays, hoursPerWorkingDay } = conversion
  switch (unit) {
    case 'ON_THE_SPOT':
      return 0
    case 'HOUR':
      return value * calendarDays
    case 'CALENDAR_DAY':
      return value * workingDays * hoursPerWorkingDay
    case 'WORKING_DAY':
      return value * calendarDays * hoursPerWorkingDay
  }
}

/** Below 0 if the first is shorter, 0 if they are the same, above 0 if it is longer. */
export const compareLimits = (a: TimeLimit, b: TimeLimit, conversion: LimitConversion = usualConversion): number =>
  Math.sign(lengthOfLimit(a, conversion) - lengthOfLimit(b, conversion))
