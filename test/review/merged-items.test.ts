import { describe, expect, it } from 'vitest'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, card, draft, given, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const instant = '2026-03-02T01:00:00Z'
await makeCluster(hubAt(db, instant))
const local = { ...card, code: 'H-1' }

/** `H-1` stands in batch 1 and was merged into the card, which stands in batch 2. */
const merged = (work: (hub: ReturnType<typeof hubAt>) => Promise<void>, isPublished = false) =>
  inHub(db, instant, async (hub) => {
    if (isPublished) await backFilled(hub, {}, local)
    else await draft(hub, local)
    must(await register(hub, given(card), { ordinal: 2, title: '第二批' }))
    must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'H-1', sameAs: card.code }] }))
    await work(hub)
  })

describe('registering again what was merged since', () => {
  it('leaves one row of it in the draft that lists it', () =>
    merged(async (hub) => {
      expect(must(await register(hub, given(local)))).toMatchObject({ accepted: 0, unchanged: 1 })
      expect(must(await register(hub, given(card)))).toMatchObject({ accepted: 1, unchanged: 0 })
      const count = await hub.db.selectFrom('item_batch').select('item_count').where('ordinal', '=', 1).execute()
      expect(count).toEqual([{ item_count: 1 }])
    }))

  it('takes the local code beside the national one', () =>
    merged(async (hub) => {
      const outcome = await register(hub, given({ ...card, localCode: 'H-1' }), { ordinal: 3, title: '第三批' })
      expect(must(outcome)).toMatchObject({ accepted: 1, rejected: 0 })
    }))
})

describe('adding to a published batch', () => {
  it('refuses an item that it lists under what was merged into it', () =>
    merged(async (hub) => {
      const adjustment = { cluster: 'hbew', ordinal: 1, documentNumber: '调〔2026〕1号', effectiveOn: '2026-03-02' }
      const outcome = await adjustItemBatch(hub, secretariat, { ...adjustment, add: [card], withdraw: [] })
      expect(codesOf(outcome)).toContain('ITEM_ALREADY_IN_BATCH')
    }, true))
})
