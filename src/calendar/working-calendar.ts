import { addDays, type CivilDate } from '../base/civil-date.ts'

/** A day that differs from its weekday: a holiday on a weekday, or a make-up working day at a weekend. */
export interface CalendarDay {
  readonly day: CivilDate
  readonly isWorking: boolean
  readonly name: string
}

/** A year whose holidays were published, and by which notice. */
export interface CalendarYear {
  readonly year: number
  readonly source: string
  readonly days: readonly CalendarDay[]
}

/** The working-day calendar (工作日历) of some published years. */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>
  readonly days: ReadonlyMap<CivilDate, boolean>
}

export const makeCalendar = (years: readonly CalendarYear[]): WorkingCalendar => ({
  years: new Set(years.map(({ year }) => year)),
  days: new Map(years.flatMap(({ days }) => days.map(({ day, isWorking }) => [day, isWorking] as const))),
})

export const yearOf = (day: CivilDate): number => Number(day.slice(0, 4))

/** Saturday or Sunday. */
export const isWeekend = (day: CivilDate): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0

/** Whether people work on a day. Provisional: its year is not published yet, and only the weekday speaks. */
export interface WorkingDay {
  readonly isWorking: boolean
  readonly isProvisional: boolean
}

export const workingDay = (calendar: WorkingCalendar, day: CivilDate): WorkingDay => ({
  isWorking: calendar.days.get(day) ?? !isWeekend(day),
  isProvisional: !calendar.years.has(yearOf(day)),
})

/** How many working days lie in a range, both ends included. */
export const countWorkingDays = (
  calendar: WorkingCalendar,
  from: CivilDate,
  to: CivilDate,
): { readonly days: number; readonly isProvisional: boolean } => {
  let days = 0
  let isProvisional = false
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const found = workingDay(calendar, day)
    if (found.isWorking) days += 1
    isProvisional ||= found.isProvisional
  }
  return { days, isProvisional }
}
