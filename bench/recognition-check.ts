import { sql } from 'kysely'
import { anonymous } from '../src/base/caller.ts'
import type { Hub } from '../src/hub.ts'
import { answerCoverage } from '../src/recognition/answer-coverage.ts'
import { coverageOf, handledPairs } from '../src/recognition/coverage.ts'
import { selectItemFacts } from '../src/recognition/standing.sql.ts'

const clusterId = 1
const days = ['2024-12-31', '2025-01-01', '2025-04-01', '2025-06-01', '2026-11-01']

/** Throws unless the pairs that were filled in are those that the rule counts: of the first items, where every sort is, and of some further ones. */
export const checkPairs = async (hub: Hub, items: number): Promise<void> => {
  const ids = Array.from({ length: items }, (_, i) => i + 1).filter((i) => i <= 100 || i % Math.ceil(items / 100) === 0)
  for (const asOf of days) {
    const question = { clusterId, itemIds: ids, cities: null, asOf, knownAt: null, withContent: false }
    const facts = await selectItemFacts(hub.db, question)
    const { rows } = await sql<{ id: number; pairs: number }>`
      select distinct on (c.item_id) c.item_id as id, c.handled_pairs as pairs from item_coverage c
      where c.item_id = any(${ids}::bigint[]) and c.valid_from <= ${asOf} order by c.item_id, c.id desc`.execute(hub.db)
    const filled = new Map(rows.map(({ id, pairs }) => [id, pairs]))
    for (const one of facts) expectSame(`${asOf}, item ${one.itemId}`, filled.get(one.itemId) ?? 0, handledPairs(one))
  }
}

/** Throws unless the totals are the sum over all items, one by one; of the catalogues where that can be worked out in time. */
export const checkTotals = async (hub: Hub, items: number): Promise<void> => {
  if (items > 2_500) return
  const itemIds = Array.from({ length: items }, (_, i) => i + 1)
  for (const asOf of days) {
    const question = { clusterId, itemIds, cities: null, asOf, knownAt: null, withContent: false }
    const facts = await selectItemFacts(hub.db, question)
    const covered = facts.map(coverageOf)
    const found = await answerCoverage(hub, anonymous, { cluster: 'bench', asOf, first: 1 })
    expectSame(`${asOf}, items`, found!.itemCount, facts.filter(({ item }) => item.isPublished).length)
    expectSame(`${asOf}, live in all`, found!.liveInAll, covered.filter(({ isLiveInAll }) => isLiveInAll).length)
    expectSame(`${asOf}, live in part`, found!.liveInPart, covered.filter(({ isLiveInPart }) => isLiveInPart).length)
  }
}

const expectSame = (what: string, found: number, expected: number): void => {
  if (found !== expected) throw new Error(`${what}: ${found}, where the rule says ${expected}`)
}
