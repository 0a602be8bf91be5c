import { anonymous } from '../base/caller.ts'
import { addDays, type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { write } from '../changes/write.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { insertAdvancedDay, selectLastAdvancedDay, selectTouchedItems } from './advance-day.sql.ts'
import { piecesOf, recordChanges } from './record-affected.ts'

/** A hub that was down for longer catches up day by day, but not for ever. */
const mostDays = 400

/** What else a day brings, in areas to the right; answers how many changes it recorded. */
export type AlsoOnDay = (db: Db, log: ChangeLog, day: CivilDate) => Promise<number>

/**
 * Records what time alone changed since the last advance, day by day up to today in Beijing: a declaration that starts, a
 * membership that ends, a suspension entered ahead. Each date once, however often it runs. The hub's own doing.
 */
export const advanceDay = (
  hub: Hub,
  ...also: readonly AlsoOnDay[]
): Promise<Outcome<{ days: number; changes: number }>> =>
  write(hub, anonymous, 'advanceDay', async (db, log) => {
    const today = civilDateAt(hub.now())
    const last = await selectLastAdvancedDay(db)
    const earliest = addDays(today, -mostDays)
    let day = last === null ? today : last < earliest ? earliest : addDays(last, 1)
    let days = 0
    let changes = 0
    for (; day <= today; day = addDays(day, 1)) {
      changes += await advanceTo(db, log, day)
      for (const work of also) changes += await work(db, log, day)
      await insertAdvancedDay(db, day, log.tx)
      days += 1
    }
    return done({ days, changes })
  })

const advanceTo = async (db: Db, log: ChangeLog, day: CivilDate): Promise<number> => {
  // What was entered since midnight was recorded by the verb that entered it: here counts what the hub knew when the day came.
  const eve = addDays(day, -1)
  const knownAt = `${eve}T16:00:00Z`
  const moments = { before: { asOf: eve, knownAt }, after: { asOf: day, knownAt } }
  const doing = { cause: 'DAY_CAME' as const, asOf: day, city: null }
  let changes = 0
  for (const cluster of await selectTouchedItems(db, day))
    for (const piece of piecesOf(cluster.itemIds))
      await recordChanges(db, log, doing, cluster, piece, moments, () => {
        changes += 1
      })
  return changes
}
