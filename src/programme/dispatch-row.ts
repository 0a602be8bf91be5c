import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import { type Standing, standingOf } from './board.ts'
import { type LightColour, type LightReason, lightColours } from './light.ts'
import type { PlanList } from './plan-row.ts'

/** What of a city's released entry a dispatch paper reads. */
export interface DispatchEntry {
  readonly onDay: CivilDate
  readonly year: number
  readonly completedThisYearFen: Fen | null
  readonly completedSinceStartFen: Fen | null
  readonly physicalPermille: number | null
  readonly stage: string | null
  readonly isDone: boolean
  readonly text: string | null
}

/** A city's part of a row: what counts at the end of the period, and what counted before it began. */
export interface DispatchPart {
  readonly city: string
  readonly entry: DispatchEntry | null
  readonly before: DispatchEntry | null
}

/** A row of the plan as it stands at the end of a period. */
export interface DispatchRow {
  readonly list: PlanList
  readonly number: number
  readonly title: string
  readonly field: string
  readonly leadCity: string
  readonly leadUnit: string | null
  readonly deadline: CivilDate | null
  readonly actualStartOn: CivilDate | null
  readonly actualCompletionOn: CivilDate | null
  readonly plannedThisYearFen: Fen | null
  readonly colour: LightColour
  /** Why the light is yellow or red: the reasons of each city and criterion that are so. */
  readonly causes: readonly { readonly city: string; readonly reasons: readonly LightReason[] }[]
  readonly parts: readonly DispatchPart[]
}

/** The days of a period, the last one cut off at the day as of which is asked. */
export interface DispatchDays {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** As the board has it: done once it is done in all its cities, not started while it is in none. */
export const standingOfRow = (row: DispatchRow, { to }: DispatchDays): Standing => {
  const { list, actualStartOn, actualCompletionOn } = row
  const standings = row.parts.map(({ entry }) =>
    standingOf({ list, actualStartOn, actualCompletionOn, entry }, { asOf: to }),
  )
  if (standings.every((one) => one === 'DONE')) return 'DONE'
  return standings.every((one) => one === 'NOT_STARTED') ? 'NOT_STARTED' : 'UNDER_WAY'
}

const thisYear = (entry: DispatchEntry | null, year: number): bigint =>
  entry?.year === year ? BigInt(entry.completedThisYearFen ?? 0) : 0n

/** What a row's cities have completed this year, by the end of the period. */
export const completedOf = ({ parts }: DispatchRow, { to }: DispatchDays): bigint =>
  parts.reduce((sum, { entry }) => sum + thisYear(entry, Number(to.slice(0, 4))), 0n)

/**
 * What a row's cities completed within the period: a difference of cumulative values. Of a week over the turn of the year what was
 * completed since the start is compared, where it is known; else only the new year's part is.
 */
export const completedWithin = (row: DispatchRow, { from, to }: DispatchDays): bigint => {
  const year = Number(to.slice(0, 4))
  return row.parts.reduce((sum, { entry, before }) => {
    const [now, then] = [entry?.completedSinceStartFen ?? null, before?.completedSinceStartFen ?? null]
    if (from.slice(0, 4) !== to.slice(0, 4) && now !== null && then !== null) return sum + BigInt(now) - BigInt(then)
    return sum + thisYear(entry, year) - thisYear(before, year)
  }, 0n)
}

/** The figures of a list. */
export interface DispatchTally {
  readonly list: PlanList
  readonly rows: number
  readonly notStarted: number
  readonly underWay: number
  readonly done: number
  readonly colours: Readonly<Record<LightColour, number>>
  /** Sums may be more than a number holds. */
  readonly plannedFen: bigint
  readonly completedFen: bigint
  readonly withinFen: bigint
}

/** The figures of the lists that have rows, in the order of the lists. */
export const tallyRows = (rows: readonly DispatchRow[], days: DispatchDays): DispatchTally[] =>
  (['TASK', 'PROJECT', 'PLATFORM'] as const).flatMap((list) => {
    const own = rows.filter((row) => row.list === list)
    if (own.length === 0) return []
    const count = (standing: Standing) => own.filter((row) => standingOfRow(row, days) === standing).length
    const sum = (fenOf: (row: DispatchRow) => bigint) => own.reduce((all, row) => all + fenOf(row), 0n)
    const coloured = (colour: LightColour) => own.filter((row) => row.colour === colour).length
    return [
      {
        list,
        rows: own.length,
        notStarted: count('NOT_STARTED'),
        underWay: count('UNDER_WAY'),
        done: count('DONE'),
        colours: Object.fromEntries(lightColours.map((colour) => [colour, coloured(colour)])) as Record<
          LightColour,
          number
        >,
        plannedFen: sum(({ plannedThisYearFen }) => BigInt(plannedThisYearFen ?? 0)),
        completedFen: sum((row) => completedOf(row, days)),
        withinFen: sum((row) => completedWithin(row, days)),
      },
    ]
  })
