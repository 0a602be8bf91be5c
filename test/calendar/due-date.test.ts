import { describe, expect, it } from 'vitest'
import { dueDate, type TimeLimit, yearsToCountThrough } from '../../src/calendar/due-date.ts'
import { publishedYears } from '../../src/calendar/published-years.ts'
import { countWorkingDays, makeCalendar, workingDay } from '../../src/calendar/working-calendar.ts'

const calendar = makeCalendar(publishedYears)

const working = (value: number): TimeLimit => ({ value, unit: 'WORKING_DAY' })
const calendarDays = (value: number): TimeLimit => ({ value, unit: 'CALENDAR_DAY' })
const hours = (value: number): TimeLimit => ({ value, unit: 'HOUR' })

describe('asking whether people work on a day', () => {
  it.each([
    ['a Wednesday', '2026-03-04', true, false],
    ['a Saturday', '2026-03-07', false, false],
    ['a Sunday', '2026-03-08', false, false],
    ['a holiday on a Monday', '2026-02-16', false, false],
    ['a make-up Saturday', '2026-02-14', true, false],
    ['a make-up Sunday', '2026-09-20', true, false],
    ['a Saturday within a holiday', '2026-02-21', false, false],
    ['29 February of a leap year, a Thursday', '2024-02-29', true, false],
    ['a Friday of a year without a notice', '2027-01-01', true, true],
    ['a Saturday of a year without a notice', '2027-01-02', false, true],
  ])('%s', (_, day, isWorking, isProvisional) => {
    expect(workingDay(calendar, day)).toEqual({ isWorking, isProvisional })
  })
})

describe('counting working days', () => {
  it.each([
    ['a plain week', '2026-03-02', '2026-03-08', 5, false],
    ['one day', '2026-03-02', '2026-03-02', 1, false],
    ['nothing, if the end comes first', '2026-03-03', '2026-03-02', 0, false],
    ['the Spring Festival with both make-up Saturdays', '2026-02-14', '2026-02-28', 6, false],
    ['a published year', '2025-01-01', '2025-12-31', 248, false],
    ['a range into a year without a notice', '2026-12-31', '2027-01-04', 3, true],
  ])('counts %s', (_, from, to, days, isProvisional) => {
    expect(countWorkingDays(calendar, from, to)).toEqual({ days, isProvisional })
  })
})

describe('finding a due day', () => {
  it.each([
    ['counts from the day after acceptance', '2026-03-02', working(1), '2026-03-03', false],
    ['steps over a weekend', '2026-03-06', working(1), '2026-03-09', false],
    ['counts from the next working day, if accepted on a Saturday', '2026-03-07', working(1), '2026-03-09', false],
    ['makes five working days a week', '2026-03-02', working(5), '2026-03-09', false],
    ['steps over a holiday and counts a make-up Saturday', '2026-02-13', working(2), '2026-02-24', false],
    ['ends on a make-up Saturday', '2026-02-27', working(1), '2026-02-28', false],
    ['counts 29 February', '2024-02-28', working(1), '2024-02-29', false],
    ['goes from February to March of a leap year', '2024-02-28', working(2), '2024-03-01', false],
    ['crosses the end of a year', '2024-12-31', working(1), '2025-01-02', false],
    ['is provisional when it counts into a year without a notice', '2026-12-31', working(1), '2027-01-01', true],
    ['is certain on the last published day', '2026-12-30', working(1), '2026-12-31', false],
    ['is provisional when all lies beyond', '2027-03-01', working(5), '2027-03-08', true],
    ['runs calendar days through a holiday', '2026-02-13', calendarDays(7), '2026-02-20', false],
    ['runs calendar days over 29 February', '2024-02-28', calendarDays(2), '2024-03-01', false],
    ['is certain in calendar days beyond the last notice', '2026-12-31', calendarDays(10), '2027-01-10', false],
    ['takes begun working days for hours', '2026-03-06', hours(2), '2026-03-09', false],
    ['takes eight hours for a day', '2026-03-02', hours(8), '2026-03-03', false],
    ['takes nine hours for two days', '2026-03-02', hours(9), '2026-03-04', false],
    ['stays on the day, on the spot', '2026-02-16', { value: 0, unit: 'ON_THE_SPOT' } as const, '2026-02-16', false],
  ])('%s', (_, start, limit, day, isProvisional) => {
    expect(dueDate(start, limit, calendar)).toEqual({ day, isProvisional })
  })

  it('takes the hours of a working day as they are set', () => {
    expect(dueDate('2026-03-02', hours(8), calendar, 7)).toEqual({ day: '2026-03-04', isProvisional: false })
  })

  it.each([
    ['2026-03-02', working(5), { from: 2026, to: 2026 }],
    ['2026-12-01', working(5), { from: 2026, to: 2027 }],
    ['2026-03-02', working(500), { from: 2026, to: 2029 }],
  ])('from %s names the years to read', (start, limit, years) => {
    expect(yearsToCountThrough(start, limit)).toEqual(years)
  })
})
