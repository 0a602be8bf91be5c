import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import type { LightColour } from './light.ts'
import { isWithin } from './plan-month.ts'
import type { PlanList } from './plan-row.ts'
import { isBeforeStart } from './progress-entry.ts'

/** How far a row is in a city. */
export type Standing = 'NOT_STARTED' | 'UNDER_WAY' | 'DONE'

/** The last month whose report was due on a day: entries of its days, or later ones, are fresh. */
export interface FreshMonth {
  /** From 1. */
  readonly month: number
  /** The first day of which an entry counts as its report. */
  readonly since: CivilDate
  /** Its last day: what is put on the plan later owes nothing yet. */
  readonly to: CivilDate
}

/** What a city last had released of a row. */
export interface BoardEntry {
  readonly onDay: CivilDate
  readonly year: number
  readonly completedThisYearFen: Fen | null
  readonly physicalPermille: number | null
  readonly stage: string | null
  readonly isDone: boolean
  readonly isRepeated: boolean
}

/** A city's part of a row, as the board counts it. */
export interface BoardPart {
  readonly list: PlanList
  readonly number: number
  readonly city: string
  readonly listedOn: CivilDate
  readonly actualStartOn: CivilDate | null
  readonly actualCompletionOn: CivilDate | null
  readonly winterStop: { readonly from: number; readonly to: number } | null
  readonly plannedFen: Fen | null
  /** What part of the plan is due by now: a fraction of whole numbers. */
  readonly due: { readonly part: number; readonly of: number } | null
  readonly entry: BoardEntry | null
  readonly colour: LightColour
}

/** What the board asks about. */
export interface BoardDay {
  readonly year: number
  readonly asOf: CivilDate
  /** Null: no month of the year was due yet. */
  readonly fresh: FreshMonth | null
}

/** What of a part tells how far it is. */
export interface PartFar extends Pick<BoardPart, 'list' | 'actualStartOn' | 'actualCompletionOn'> {
  readonly entry: Pick<BoardEntry, 'stage' | 'physicalPermille' | 'isDone'> | null
}

/**
 * A row has started in a city by the day of its start, or by what the city says: its stage, else the physical progress of a project
 * (money comes before the start: 征拆), else that anything was reported of a task or platform.
 */
const hasStarted = ({ list, actualStartOn, entry }: PartFar, asOf: CivilDate): boolean => {
  if (actualStartOn !== null && actualStartOn <= asOf) return true
  if (entry === null) return false
  if (entry.stage !== null) return !isBeforeStart(list, entry.stage)
  return list === 'PROJECT' ? (entry.physicalPermille ?? 0) > 0 : true
}

/** Done by the word of the city, or by the day of the project's actual completion. */
const isDone = ({ actualCompletionOn: on, entry }: PartFar, asOf: CivilDate): boolean =>
  entry?.isDone === true || (on !== null && on <= asOf)

export const standingOf = (part: PartFar, { asOf }: Pick<BoardDay, 'asOf'>): Standing =>
  isDone(part, asOf) ? 'DONE' : hasStarted(part, asOf) ? 'UNDER_WAY' : 'NOT_STARTED'

/** Why a part is stale: nothing released of the last month that was due, or only the same again. */
export type Staleness = 'MISSING' | 'REPEATED'

/** What is done, or stands still for the winter, or was put on the plan since, is never stale. */
export const stalenessOf = (part: BoardPart, { asOf, fresh }: BoardDay): Staleness | null => {
  const { entry, listedOn, winterStop } = part
  if (fresh === null || isDone(part, asOf) || listedOn > fresh.to || isWithin(fresh.month, winterStop)) return null
  if (entry === null || entry.onDay < fresh.since) return 'MISSING'
  return entry.isRepeated ? 'REPEATED' : null
}

/** Behind: the light of the city is yellow or red. */
export const isBehind = ({ colour }: BoardPart): boolean => colour === 'YELLOW' || colour === 'RED'

/** The figures of a list, of a city or of all. */
export interface BoardFigures {
  readonly rows: number
  readonly notStarted: number
  readonly underWay: number
  readonly done: number
  readonly behind: number
  readonly red: number
  readonly stale: number
  readonly missing: number
  readonly repeated: number
  /** Sums of 分 may be more than a number holds. */
  readonly plannedFen: bigint
  readonly completedFen: bigint
  readonly dueFen: bigint
}

/** What of a part's plan is due, in 分, what is less than one left out. */
const dueFen = ({ plannedFen, due }: BoardPart): bigint =>
  plannedFen === null || due === null ? 0n : (BigInt(plannedFen) * BigInt(due.part)) / BigInt(due.of)

/**
 * The figures of some parts. A row counts once, whatever its cities: done when it is done in all, not started when it is in none,
 * behind or stale when it is so in one.
 */
export const figuresOf = (parts: readonly BoardPart[], day: BoardDay): BoardFigures => {
  const rows = [...new Set(parts.map(({ number }) => number))].map((number) => {
    const own = parts.filter((part) => part.number === number)
    const standings = own.map((part) => standingOf(part, day))
    const stale = own.map((part) => stalenessOf(part, day))
    return {
      isDone: standings.every((one) => one === 'DONE'),
      isNotStarted: standings.every((one) => one === 'NOT_STARTED'),
      isBehind: own.some(isBehind),
      isRed: own.some(({ colour }) => colour === 'RED'),
      isMissing: stale.includes('MISSING'),
      isRepeated: stale.includes('REPEATED'),
    }
  })
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length
  const sum = (fenOf: (part: BoardPart) => Fen | bigint) => parts.reduce((sum, part) => sum + BigInt(fenOf(part)), 0n)
  const [done, notStarted] = [count(({ isDone }) => isDone), count((row) => row.isNotStarted)]
  return {
    ...{ rows: rows.length, notStarted, underWay: rows.length - done - notStarted, done },
    behind: count((row) => row.isBehind),
    red: count(({ isRed }) => isRed),
    stale: count((row) => row.isMissing || row.isRepeated),
    missing: count(({ isMissing }) => isMissing),
    repeated: count((row) => row.isRepeated),
    plannedFen: sum(({ plannedFen }) => plannedFen ?? 0),
    completedFen: sum(({ entry }) => (entry?.year === day.year ? (entry.completedThisYearFen ?? 0) : 0)),
    dueFen: sum(dueFen),
  }
}

/** One amount by another, to four decimals, rounded down; null: by nothing. */
export const shareOf = (part: bigint, of: bigint): number | null =>
  of === 0n ? null : Number((10_000n * part) / of) / 10_000

/** A sum as exact decimal text in 元. */
export const yuanText = (fen: bigint): string => {
  const cents = String(fen % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${fen / 100n}${cents === '' ? '' : `.${cents}`}`
}
