import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { handledPairs } from './coverage.ts'
import { handledChanges } from './handled-count.ts'
import { type CoverageSpan, insertCoverage, selectKnownCoverage } from './item-coverage.sql.ts'
import { type CoverageStep, daysToCount, newSteps } from './item-coverage.ts'
import { type ItemFacts, selectItemFacts } from './standing.sql.ts'

/** The facts of a day that were read already. */
export interface ReadDay {
  readonly asOf: CivilDate
  readonly facts: readonly ItemFacts[]
}

/** Counts anew, day by day, how many pairs handle the items, and writes down where that differs from what was known. The items are held. */
export const recordCoverage = async (db: Db, tx: number, span: CoverageSpan, read: ReadDay): Promise<void> => {
  const known = await selectKnownCoverage(db, span)
  const itemsOn = new Map<CivilDate, number[]>()
  for (const { itemId, beginnings } of known)
    for (const day of daysToCount(span.from, beginnings)) itemsOn.set(day, [...(itemsOn.get(day) ?? []), itemId])
  const counted = new Map<number, CoverageStep[]>()
  for (const [asOf, itemIds] of [...itemsOn].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const question = { clusterId: span.clusterId, itemIds, cities: null, asOf, knownAt: null, withContent: false }
    const facts = asOf === read.asOf ? read.facts : await selectItemFacts(db, question)
    for (const one of facts) {
      const step = { validFrom: asOf, pairs: handledPairs(one) }
      counted.set(one.itemId, [...(counted.get(one.itemId) ?? []), step])
    }
  }
  const recounted = known.map((item) => ({ ...item, steps: newSteps(item.known, counted.get(item.itemId) ?? []) }))
  const steps = recounted.flatMap(({ itemId, steps }) => steps.map((step) => ({ itemId, ...step })))
  if (steps.length > 0) await insertCoverage(db, span.clusterId, steps, handledChanges(recounted), tx)
}
