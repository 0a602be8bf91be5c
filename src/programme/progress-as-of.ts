import type { CivilDate } from '../base/civil-date.ts'
import type { ListedProgress } from './listed-progress.sql.ts'

/** The entries of a row as they stood at the end of a day: what was entered later is not there, what became of one later had not happened. */
export const progressAsOf = (entries: readonly ListedProgress[], day: CivilDate): ListedProgress[] => {
  const entered = entries.filter(({ enteredOn }) => enteredOn <= day)
  const isRevised = (one: ListedProgress) =>
    entered.some(({ city, onDay, revision }) => city === one.city && onDay === one.onDay && revision > one.revision)
  return entered.map((one) => {
    const isStepped = one.steppedOn !== null && one.steppedOn <= day
    if (isStepped) return one
    const state = isRevised(one) ? ('SUPERSEDED' as const) : ('ENTERED' as const)
    return { ...one, state, steppedOn: null, steppedBy: null, returnReason: null, isRepeated: null }
  })
}
