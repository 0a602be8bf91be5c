import type { CalendarDay, CalendarYear } from './working-calendar.ts'

/**
 * The notices of the State Council's General Office (国务院办公厅关于…年部分节假日安排的通知). The days are those of the
 * npm package chinese-days 1.5.7 (MIT, Copyright (c) 2024 Yawei sun), reduced to the days that differ from their
 * weekday; holiday-calendar 1.3.3 and tyme4ts 1.5.2 have the same, day by day, and the notices' own text of 2025 and
 * 2026 agrees. A year stands here only if its notice was published.
 */
interface Festival {
  readonly name: string
  /** Holidays on weekdays, as MM-DD. */
  readonly off: string
  /** Make-up working days at weekends, as MM-DD. */
  readonly working: string
}

const yearFrom = (year: number, source: string, festivals: readonly Festival[]): CalendarYear => ({
  year,
  source,
  days: festivals.flatMap(({ name, off, working }) => [
    ...daysOf(year, working, name, true),
    ...daysOf(year, off, name, false),
  ]),
})

const daysOf = (year: number, days: string, name: string, isWorking: boolean): CalendarDay[] =>
  days
    .split(' ')
    .filter((day) => day !== '')
    .map((day) => ({ day: `${year}-${day}`, isWorking, name }))

export const publishedYears: readonly CalendarYear[] = [
  yearFrom(2024, '国办发明电〔2023〕7号', [
    { name: '元旦', off: '01-01', working: '' },
    { name: '春节', off: '02-12 02-13 02-14 02-15 02-16', working: '02-04 02-18' },
    { name: '清明节', off: '04-04 04-05', working: '04-07' },
    { name: '劳动节', off: '05-01 05-02 05-03', working: '04-28 05-11' },
    { name: '端午节', off: '06-10', working: '' },
    { name: '中秋节', off: '09-16 09-17', working: '09-14' },
    { name: '国庆节', off: '10-01 10-02 10-03 10-04 10-07', working: '09-29 10-12' },
  ]),
  yearFrom(2025, '国办发明电〔2024〕12号', [
    { name: '元旦', off: '01-01', working: '' },
    { name: '春节', off: '01-28 01-29 01-30 01-31 02-03 02-04', working: '01-26 02-08' },
    { name: '清明节', off: '04-04', working: '' },
    { name: '劳动节', off: '05-01 05-02 05-05', working: '04-27' },
    { name: '端午节', off: '06-02', working: '' },
    { name: '国庆节、中秋节', off: '10-01 10-02 10-03 10-06 10-07 10-08', working: '09-28 10-11' },
  ]),
  yearFrom(2026, '国办发明电〔2025〕7号', [
    { name: '元旦', off: '01-01 01-02', working: '01-04' },
    { name: '春节', off: '02-16 02-17 02-18 02-19 02-20 02-23', working: '02-14 02-28' },
    { name: '清明节', off: '04-06', working: '' },
    { name: '劳动节', off: '05-01 05-04 05-05', working: '05-09' },
    { name: '端午节', off: '06-19', working: '' },
    { name: '中秋节', off: '09-25', working: '' },
    { name: '国庆节', off: '10-01 10-02 10-05 10-06 10-07', working: '09-20 10-10' },
  ]),
]
