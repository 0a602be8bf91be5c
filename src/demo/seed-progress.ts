import { addDays, type CivilDate, civilDateAt } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import { inTransaction } from '../db/transaction.ts'
import type { Hub } from '../hub.ts'
import type { GivenPlanRow } from '../programme/given-plan-row.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { recordProgress } from '../programme/record-progress.ts'
import { releaseProgress, returnProgress } from '../programme/release-progress.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { demoPlatforms } from './demo-platforms.ts'
import { completedBy, enteredOn, entriesOfMonth, type ToldEntry, temperamentOf } from './demo-progress.ts'
import { lastYearsProjects, thisYearsProjects } from './demo-projects.ts'
import { lastYearsTasks, thisYearsTasks } from './demo-tasks.ts'

const lists = (
  year: number,
  today: CivilDate,
  isThisYear: boolean,
): readonly (readonly [PlanList, readonly GivenPlanRow[]])[] =>
  isThisYear
    ? [
        ['TASK', thisYearsTasks(year)],
        ['PROJECT', thisYearsProjects(year, today)],
        ['PLATFORM', demoPlatforms(year, today, true)],
      ]
    : [
        ['TASK', lastYearsTasks(year)],
        ['PROJECT', lastYearsProjects(year, `${year}-12-31`)],
        ['PLATFORM', demoPlatforms(year, `${year}-12-31`, false)],
      ]

/** What the projects carried over had completed by the end of last year, by their number this year. */
const carriedMoney = (year: number): ReadonlyMap<number, Fen> =>
  new Map(
    lastYearsProjects(year, `${year}-12-31`).map(({ number, content }) => [
      number,
      completedBy(content as never, temperamentOf('PROJECT', number, 0), year, 12, false),
    ]),
  )

/** Month by month from January of last year to the last month that is over, as each city entered and released it. */
export const seedProgress = async (hub: Hub): Promise<void> => {
  const today = civilDateAt(hub.now())
  const thisYear = Number(today.slice(0, 4))
  const months = [thisYear - 1, thisYear]
    .flatMap((year) => Array.from({ length: 12 }, (_, i) => ({ year, month: i + 1 })))
    .filter(({ year, month }) => `${year}-${String(month).padStart(2, '0')}` < today.slice(0, 7))
  const carried = carriedMoney(thisYear - 1)
  for (const { year, month } of months) {
    const isThisYear = year === thisYear
    const isLast = months.at(-1) !== undefined && months.at(-1)!.year === year && months.at(-1)!.month === month
    const told = lists(year, today, isThisYear).flatMap(([list, rows]) =>
      rows.flatMap((row) =>
        entriesOfMonth(
          row,
          { list, year, month, isLast },
          {
            isThisYear,
            before: isThisYear && row.carriedFrom ? (carried.get(row.number) ?? 0) : 0,
          },
        ),
      ),
    )
    await inTransaction(hub.db, async (db) => {
      for (const { code } of cities) {
        const own = told.filter(({ city }) => city === code)
        await enterMonth({ ...hub, db }, code, own, today)
      }
    })
  }
}

const atNoon = (hub: Hub, day: CivilDate): Hub => ({ ...hub, now: () => new Date(`${day}T04:00:00Z`) })

const enterMonth = async (hub: Hub, city: string, told: readonly ToldEntry[], today: CivilDate): Promise<void> => {
  const caller = asRole('COORDINATOR', city)
  const late = told.filter(({ fate }) => fate === 'LATE')
  for (const part of [told.filter(({ fate }) => fate !== 'LATE'), late]) {
    const [first] = part
    const day = first && enteredOn(first.given.onDay, first.fate)
    if (!day || day > today) continue
    const input = {
      cluster,
      city,
      entries: part.map(({ given }) => given),
      onProblem: 'REJECT_ALL',
      dryRun: false,
    } as const
    const { isRecorded } = must(await recordProgress(atNoon(hub, day), caller, input))
    if (!isRecorded) throw new Error(`the progress of ${city} was refused`)
    const next = addDays(day, 1) > today ? day : addDays(day, 1)
    const entries = part.filter(({ fate }) => fate === 'IN_TIME' || fate === 'LATE').map(({ given }) => given)
    if (entries.length > 0) must(await releaseProgress(atNoon(hub, next), caller, { cluster, city, entries }))
    const back = part.filter(({ fate }) => fate === 'RETURNED').map(({ given }) => given)
    const reason = '请补充佐证材料（演示）'
    if (back.length > 0) must(await returnProgress(atNoon(hub, next), caller, { cluster, city, entries: back, reason }))
  }
}
