import type { CivilDate } from '../base/civil-date.ts'

/** From a day on, so many pairs handle an item for each other. */
export interface CoverageStep {
  readonly validFrom: CivilDate
  readonly pairs: number
}

/** The days on which the pairs may be others: the first day of what was done, and those later on which something known begins. */
export const daysToCount = (from: CivilDate, beginnings: readonly CivilDate[]): CivilDate[] =>
  [...new Set([from, ...beginnings.filter((day) => day > from)])].sort()

/**
 * What is to be written down when the pairs were counted anew, from their first day on: the first day on which they are others
 * than was known, and every later day on which they change. Together these replace whatever was known of that day and later
 * ones, so that all of them are written once one is.
 */
export const newSteps = (known: readonly CoverageStep[], counted: readonly CoverageStep[]): CoverageStep[] => {
  const [first] = counted
  const days = [...known, ...counted].map(({ validFrom }) => validFrom).sort()
  const differs = days.find((day) => first && day >= first.validFrom && pairsOn(known, day) !== pairsOn(counted, day))
  if (differs === undefined) return []
  const from = { validFrom: differs, pairs: pairsOn(counted, differs) }
  const steps = [from, ...counted.filter(({ validFrom }) => validFrom > differs)]
  return steps.filter(({ pairs }, i) => pairs !== steps[i - 1]?.pairs)
}

/** None before the first step. */
const pairsOn = (steps: readonly CoverageStep[], day: CivilDate): number =>
  steps.findLast(({ validFrom }) => validFrom <= day)?.pairs ?? 0
