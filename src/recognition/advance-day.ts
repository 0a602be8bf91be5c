import { anonymous } from '../base/caller.ts'
import { addDays, type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { write } from '../changes/write.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { insertAdvancedDay, selectLastAdvancedDay, selectTouchedItems, type TouchedItem } from './advance-day.sql.ts'
import { affectedBetween } from './affected-recognition.ts'
import { recognitionChange } from './record-affected.ts'
import { selectItemFacts } from './standing.sql.ts'

/** A hub that was down for longer catches up day by day, but not for ever. */
const mostDays = 400
const itemsAtATime = 200

/**
 * Records what time alone changed since the last advance, day by day up to today in Beijing: a declaration that starts, a
 * membership that ends, a suspension entered ahead. Each date once, however often it runs. The hub's own doing.
 */
export const advanceDay = (hub: Hub): Promise<Outcome<{ days: number; changes: number }>> =>
  write(hub, anonymous, 'advanceDay', async (db, log) => {
    const today = civilDateAt(hub.now())
    const last = await selectLastAdvancedDay(db)
    const earliest = addDays(today, -mostDays)
    let day = last === null ? today : last < earliest ? earliest : addDays(last, 1)
    let days = 0
    let changes = 0
    for (; day <= today; day = addDays(day, 1)) {
      changes += await advanceTo(db, log, day)
      await insertAdvancedDay(db, day, log.tx)
      days += 1
    }
    return done({ days, changes })
  })

const advanceTo = async (db: Db, log: ChangeLog, day: CivilDate): Promise<number> => {
  const touched = await selectTouchedItems(db, day)
  let changes = 0
  for (let from = 0; from < touched.length; ) {
    const { clusterId } = touched[from]!
    const chunk = touched.slice(from, from + itemsAtATime).filter((item) => item.clusterId === clusterId)
    changes += await recordChanges(db, log, day, chunk)
    from += chunk.length
  }
  return changes
}

const recordChanges = async (
  db: Db,
  log: ChangeLog,
  day: CivilDate,
  touched: readonly TouchedItem[],
): Promise<number> => {
  const { clusterId, cluster } = touched[0]!
  const itemIds = touched.map(({ itemId }) => itemId)
  // What was entered since midnight was recorded by the verb that entered it: here counts what the hub knew when the day came.
  const knownAt = `${addDays(day, -1)}T16:00:00Z`
  const question = { clusterId, itemIds, cities: null, knownAt, withContent: false }
  const before = await selectItemFacts(db, { ...question, asOf: addDays(day, -1) })
  const after = await selectItemFacts(db, { ...question, asOf: day })
  const codes = new Map((await selectItems(db, itemIds)).map((item) => [item.id, codeOf(item)]))
  const affected = after.flatMap((facts, i) => affectedBetween(cluster, before[i]!, facts))
  for (const one of affected)
    await log.record(recognitionChange(one, codes.get(one.itemId)!, { cause: 'DAY_CAME', asOf: day, city: null }))
  return affected.length
}
