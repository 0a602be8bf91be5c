import type { CivilDate } from '../base/civil-date.ts'
import type { WinterStop } from './plan-content.ts'
import type { ProgressFigures } from './progress-entry.ts'

/** What is compared: the figures, and the text without dates and numerals. */
export type ComparedProgress = Omit<ProgressFigures, 'text'> & { readonly textKey: string }

/** Whether nobody builds in the month of a day. */
export const isWinter = (stop: WinterStop | null, day: CivilDate): boolean => {
  if (stop === null) return false
  const month = Number(day.slice(5, 7))
  return stop.from <= stop.to ? month >= stop.from && month <= stop.to : month >= stop.from || month <= stop.to
}

/**
 * Whether an entry only says again what the one before it said (照抄上期). What is completed stays as it is, and so does what
 * stands still for the winter. In a new year the year's figure begins anew, so that one alone is no news.
 */
export const isRepeated = (
  now: ComparedProgress & { readonly onDay: CivilDate },
  before: (ComparedProgress & { readonly onDay: CivilDate }) | null,
  winterStop: WinterStop | null,
): boolean => {
  if (before === null || now.isDone || isWinter(winterStop, now.onDay)) return false
  const isSameYear = now.onDay.slice(0, 4) === before.onDay.slice(0, 4)
  return (
    (!isSameYear || now.completedThisYearFen === before.completedThisYearFen) &&
    now.completedSinceStartFen === before.completedSinceStartFen &&
    now.physicalPermille === before.physicalPermille &&
    now.stage === before.stage &&
    before.isDone === now.isDone &&
    now.textKey === before.textKey
  )
}
