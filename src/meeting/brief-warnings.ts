import { previousPeriod } from '../base/period.ts'
import { type Problem, warning } from '../base/problem.ts'
import { countTraced } from '../recognition/recognition-count.ts'
import type { BriefMoment } from './brief-moment.ts'
import type { BriefConfirmation } from './brief-part.ts'
import { planConditions } from './plan-tally.ts'

/** What was left out of a brief for being too much. */
export interface LeftOut {
  readonly movements: number
  readonly longRed: number
}

/** What of a brief is looked at beside its figures. */
export interface WarnedOf {
  readonly members: readonly string[]
  readonly names: ReadonlyMap<string, string>
  readonly confirmations: readonly BriefConfirmation[]
  readonly cutOff: string | null
  /** Whether the meeting before was sealed; null: there was none. */
  readonly isSealed: { readonly edition: number; readonly is: boolean } | null
  readonly leftOut: LeftOut
}

/** Everything that should be seen to before a brief is printed: figures that do not add up, stale inputs, unconfirmed cities. */
export const briefWarnings = (
  moment: BriefMoment,
  { members, names, confirmations, cutOff, isSealed, leftOut }: WarnedOf,
): Problem[] => {
  const named = (cities: readonly string[]) => cities.map((city) => names.get(city) ?? city)
  const unconfirmed = named(confirmations.filter(({ state }) => state !== 'CONFIRMED').map(({ city }) => city))
  return [
    ...(cutOff === null ? [warning('BRIEF_CUT_OFF_MISSING')] : []),
    ...(isSealed !== null && !isSealed.is
      ? [warning('BRIEF_LAST_NOT_SEALED', { facts: { edition: isSealed.edition } })]
      : []),
    ...countWarnings(moment),
    ...planWarnings(moment, named),
    ...useWarnings(moment, members, named),
    ...(unconfirmed.length > 0 ? [warning('BRIEF_CITIES_UNCONFIRMED', { facts: { cities: unconfirmed } })] : []),
    ...(leftOut.movements > 0 ? [warning('BRIEF_MOVEMENTS_LEFT_OUT', { facts: { count: leftOut.movements } })] : []),
    ...(leftOut.longRed > 0 ? [warning('BRIEF_RED_ROWS_LEFT_OUT', { facts: { count: leftOut.longRed } })] : []),
  ]
}

const countWarnings = ({ counted, trace }: BriefMoment): Problem[] => {
  const count = countTraced(counted, trace, null)
  const { gross, added, gainedBySplits, items, duplicates, withdrawn, mergedAway, isReconciled, byLevel } = count
  const facts = { gross, added, gainedBySplits, items, duplicates, withdrawn, mergedAway }
  const levels = byLevel.map(({ level }) => level)
  return [
    ...(isReconciled ? [] : [warning('BRIEF_COUNT_NOT_RECONCILED', { facts })]),
    ...(levels.length > 1 ? [warning('BRIEF_LEVELS_MIXED', { facts: { levels } })] : []),
  ]
}

type Named = (cities: readonly string[]) => string[]

const planWarnings = ({ plan, year, asOf }: BriefMoment, named: Named): Problem[] => {
  if (plan.length === 0) return [warning('BRIEF_PLAN_EMPTY', { facts: { year } })]
  const stale = plan.filter(({ marks }) => planConditions.stale(marks))
  const cities = new Set(
    stale.flatMap(({ parts }) => parts.flatMap(({ staleness, city }) => (staleness ? [city] : []))),
  )
  const over = plan.filter(({ parts }) => parts.some(({ planned, completed }) => planned > 0 && completed > planned))
  const isOther = !asOf.startsWith(String(year))
  return [
    ...(isOther ? [warning('BRIEF_YEAR_NOT_OF_DAY', { facts: { year, asOf } })] : []),
    ...(stale.length > 0
      ? [warning('BRIEF_PLAN_STALE', { facts: { count: stale.length, cities: named([...cities].sort()) } })]
      : []),
    ...(over.length > 0
      ? [warning('BRIEF_PLAN_EXCEEDED', { facts: { numbers: over.slice(0, 20).map(({ number }) => String(number)) } })]
      : []),
  ]
}

/** Members that have not told their cases of the month before the one of the day, where anybody ever told any. */
const useWarnings = ({ useTold, asOf }: BriefMoment, members: readonly string[], named: Named): Problem[] => {
  const month = previousPeriod(asOf.slice(0, 7))
  const told = new Set(useTold.filter((one) => one.month >= month).map(({ city }) => city))
  const missing = members.filter((city) => !told.has(city))
  return useTold.length > 0 && missing.length > 0
    ? [warning('BRIEF_CASES_NOT_TOLD', { facts: { month, cities: named(missing) } })]
    : []
}
