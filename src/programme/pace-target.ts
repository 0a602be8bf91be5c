import { addDays, type CivilDate } from '../base/civil-date.ts'
import type { LightFacts } from './light-facts.ts'
import { isWithin, type MonthNumber, monthNumber, monthOf } from './plan-month.ts'

type Plan = Pick<LightFacts, 'year' | 'plannedCurve' | 'winterStop' | 'plannedStartOn' | 'plannedCompletionOn'>

/** A part of the year's plan as a fraction of whole numbers, so that nothing is ever rounded. */
export interface Share {
  readonly part: number
  readonly of: number
}

/**
 * What part of the year's plan is due by the end of a month (1–12; 0: before the first). By the planned monthly curve, else in
 * proportion to the months of the year from the planned start to the planned completion, without those in which winter stops building.
 */
export const targetShare = (plan: Plan, month: number): Share => {
  const curve = plan.plannedCurve
  if (curve !== null && curve.length === 12 && curve[11]! > 0)
    return { part: month === 0 ? 0 : curve[month - 1]!, of: curve[11]! }
  const months = buildingMonths(plan)
  return { part: months.filter((one) => one <= month).length, of: months.length }
}

const year = Array.from({ length: 12 }, (_, i) => i + 1)

/** The months of the year (1–12) that count. If the plan leaves none, all do: there is a plan, so there is a pace. */
const buildingMonths = (plan: Plan): readonly number[] => {
  const numberOf = (month: number): MonthNumber => monthNumber(plan.year, month)
  const first = plan.plannedStartOn === null ? 0 : monthOf(plan.plannedStartOn)
  const last = plan.plannedCompletionOn === null ? Number.POSITIVE_INFINITY : monthOf(plan.plannedCompletionOn)
  const planned = year.filter((month) => numberOf(month) >= first && numberOf(month) <= last)
  const built = planned.filter((month) => !isWithin(month, plan.winterStop))
  if (built.length > 0) return built
  return planned.length > 0 ? planned : year
}

/** The last month (1–12) of the edition's year whose target counts on a day; 0: none yet. */
export const monthHeld = (year: number, day: CivilDate, graceDays: number): number => {
  // The day itself is still one of the grace: what counts is the month before the one of the last day that is out of it.
  const months = monthOf(addDays(day, -graceDays)) - monthNumber(year, 1)
  return Math.max(0, Math.min(12, months))
}

/** How far behind the target, in percentage points of the year's plan: exact, as a fraction of whole numbers. */
export interface Lag {
  /** Hundred times what is missing, over what is planned; negative: ahead. */
  readonly hundredfold: bigint
  readonly planned: bigint
}

export const lagOf = (share: Share, plannedFen: number, completedFen: number): Lag => ({
  hundredfold: 100n * (BigInt(plannedFen) * BigInt(share.part) - BigInt(completedFen) * BigInt(share.of)),
  planned: BigInt(plannedFen) * BigInt(share.of),
})

export const isAtLeast = ({ hundredfold, planned }: Lag, points: number): boolean =>
  hundredfold >= BigInt(points) * planned

export const isAbove = ({ hundredfold, planned }: Lag, points: number): boolean =>
  hundredfold > BigInt(points) * planned

/** The points behind as text with one decimal, rounded up: who is above thirty points never reads "30". */
export const pointsText = ({ hundredfold, planned }: Lag): string => {
  const tenths = (hundredfold * 10n + planned - 1n) / planned
  return tenths % 10n === 0n ? String(tenths / 10n) : `${tenths / 10n}.${tenths % 10n}`
}
