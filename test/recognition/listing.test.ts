import { expect, it } from 'vitest'
import { listItems } from '../../src/catalogue/list-items.ts'
import { selectCountedPage } from '../../src/catalogue/service-item.sql.ts'
import { abandonItemBatch } from '../../src/recognition/abandon-item-batch.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { dropBatchItems } from '../../src/recognition/drop-batch-items.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, batch1, card, given, licence, nameless, pension, published, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
await makeCluster(hub)

const page = { after: null, limit: 2 }
const lists = [[], ['hbew']].flatMap((sight) =>
  [null, 2, 3].map((batch) => ({ filter: { cluster: 'hbew', batch }, sight })),
)

/** How many items the public and the cluster see: in all batches, in the second, in the third. Whatever was kept is what is found anew. */
const totals = async () => {
  const kept = await Promise.all(lists.map(({ filter, sight }) => listItems(db, filter, sight, page)))
  const anew = await Promise.all(lists.map(({ filter, sight }) => selectCountedPage(db, filter, sight, page)))
  expect(kept).toEqual(anew.map((one) => ({ total: one.count.matching, rows: one.page })))
  return kept.map(({ total }) => total)
}

const second = { ordinal: 2, title: '第二批' }
const named = { ...batch1, ordinal: 2 }
const wish = { ...batch1, documentNumber: '5号', effectiveOn: '2026-04-01', add: [], withdraw: [] }
const localCard = { ...card, code: 'SB-1', name: '社会保障卡申请' }

it('a list of items that is kept is the list after whatever is done to batches and items', async () => {
  expect(await totals()).toEqual([0, 0, 0, 0, 0, 0])
  await published(hub, card, pension)
  expect(await totals()).toEqual([2, 0, 0, 2, 0, 0])
  must(await register(hub, given(licence, localCard), second))
  expect(await totals()).toEqual([2, 0, 0, 4, 2, 0])
  must(await register(hub, given({ ...licence, name: '食品经营许可证' }), second))
  expect(await totals()).toEqual([2, 0, 0, 4, 2, 0])
  must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'SB-1', sameAs: card.code }] }))
  expect(await totals()).toEqual([2, 0, 0, 4, 2, 0])
  must(await dropBatchItems(hub, secretariat, { ...named, items: [licence.code], reason: '层级不一致' }))
  expect(await totals()).toEqual([2, 0, 0, 3, 1, 0])
  must(await adjustItemBatch(hub, secretariat, { ...wish, add: [licence] }))
  expect(await totals()).toEqual([3, 0, 0, 4, 1, 0])
  must(await abandonItemBatch(hub, secretariat, { ...named, reason: '重报' }))
  expect(await totals()).toEqual([3, 0, 0, 3, 0, 0])
  await backFilled(hub, { ordinal: 3, title: '第三批' }, licence, nameless)
  expect(await totals()).toEqual([4, 0, 2, 4, 0, 2])
  await makeLive(hub, ['150100', '150200'], [card.code], '2026-03-01')
  expect(await totals()).toEqual([4, 0, 2, 4, 0, 2])
})
