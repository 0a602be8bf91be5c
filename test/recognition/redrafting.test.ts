import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { abandonItemBatch } from '../../src/recognition/abandon-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { dropBatchItems } from '../../src/recognition/drop-batch-items.ts'
import { objectToItem } from '../../src/recognition/object-to-item.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { returnToDraft } from '../../src/recognition/return-to-draft.ts'
import { batch1, card, consulted, draft, given, licence, nameless, register } from '../support/batch.ts'
import { coordinatorOf, leader, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, hohhot, makeCluster, must, ofBaotou, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const march2 = '2026-03-02T01:00:00Z'
const reason = '层级不一致'

const stateOf = async (hub: Hub) => {
  const { rows } = await sql<{ state: string; round: number }>`select state, round from item_batch`.execute(hub.db)
  return rows[0]
}
const asked = async (hub: Hub, round: number) => {
  const { rows } = await sql<{ code: string }>`
    select city_code as code from consultation_city where round = ${round} order by 1`.execute(hub.db)
  return rows.map(({ code }) => code)
}

describe('taking a batch back to draft', () => {
  it('asks every city anew in the next round, of the members of that day', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card, licence)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await objectToItem(hub, ofBaotou, { ...batch1, item: licence.code, reason }))
      must(await returnToDraft(hub, secretariat, { ...batch1, reason }))
      must(await dropBatchItems(hub, secretariat, { ...batch1, items: [licence.code], reason }))
      must(
        await registerMembership(hub, secretariat, {
          cluster: 'hbew',
          city: ordos,
          role: 'MEMBER',
          validFrom: '2026-03-03',
        }),
      )

      const march9 = at(hub, '2026-03-09T01:00:00Z')
      must(await openConsultation(march9, secretariat, { ...batch1, deadline: '2026-03-20' }))
      expect(await asked(hub, 2)).toEqual(['150100', '150200', '150600'])
      must(await confirmItemBatch(march9, ofHohhot, batch1))
      must(await confirmItemBatch(march9, ofBaotou, batch1))
      must(await confirmItemBatch(march9, coordinatorOf('150600', 'hbew'), batch1))
      expect(await stateOf(hub)).toEqual({ state: 'CONFIRMED', round: 2 })
      must(await publishItemBatch(march9, secretariat, batch1))
    }))

  it('is also possible once all have confirmed', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot])
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await returnToDraft(hub, secretariat, { ...batch1, reason }))
      expect(await stateOf(hub)).toEqual({ state: 'DRAFTED', round: 1 })
      expect(codesOf(await returnToDraft(hub, secretariat, { ...batch1, reason }))).toEqual(['BATCH_STATE_NOT_ALLOWED'])
    }))

  it.each([
    ['another cluster’s secretariat', secretariatOf('prd'), ['FORBIDDEN']],
    ['a coordinator', ofHohhot, ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('is refused to %s', (_, caller, codes) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      expect(codesOf(await returnToDraft(hub, caller, { ...batch1, reason }))).toEqual(codes)
      expect(codesOf(await abandonItemBatch(hub, caller, { ...batch1, reason }))).toEqual(codes)
      expect(codesOf(await publishItemBatch(hub, caller, batch1))).toEqual(codes)
    }),
  )
})

describe('abandoning a batch', () => {
  it('frees its ordinal for another', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await abandonItemBatch(hub, secretariat, { ...batch1, reason }))
      expect(must(await register(hub, given(licence), { title: '另一批' }))).toMatchObject({ accepted: 1 })
      const { rows } = await sql`select title, state from item_batch order by id`.execute(hub.db)
      expect(rows).toEqual([
        { title: '第一批', state: 'ABANDONED' },
        { title: '另一批', state: 'DRAFTED' },
      ])
    }))

  it('leaves its items in the catalogue, so that their codes still mean them', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, { ...nameless, code: 'GJJ-1' })
      must(await abandonItemBatch(hub, secretariat, { ...batch1, reason }))
      await draft(hub, card, { ...nameless, code: 'GJJ-1' })
      expect((await sql`select id from service_item`.execute(hub.db)).rows).toHaveLength(2)
    }))
})

describe('dropping items of a draft', () => {
  it('names each code that is not in it and then drops none', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, licence)
      const outcome = await dropBatchItems(hub, secretariat, { ...batch1, items: [card.code, 'X-1', 'X-2'], reason })
      expect(outcome.problems.map(({ code, path, facts }) => [code, path, facts.code])).toEqual([
        ['ITEM_NOT_IN_BATCH', ['items', 1], 'X-1'],
        ['ITEM_NOT_IN_BATCH', ['items', 2], 'X-2'],
      ])
      expect((await sql`select from batch_item`.execute(hub.db)).rows).toHaveLength(2)
    }))

  it('takes one item named twice, by code and by number, as one', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, licence)
      const { rows } = await sql<{ number: string }>`
        select 'HT' || lpad(id::text, 10, '0') as number from service_item where national_code = ${card.code}`.execute(
        hub.db,
      )
      must(await dropBatchItems(hub, secretariat, { ...batch1, items: [card.code, rows[0]!.number], reason }))
      expect((await sql`select item_count from item_batch`.execute(hub.db)).rows).toEqual([{ item_count: 1 }])
      expect((await sql`select from change_entry where kind = 'batch.itemDropped'`.execute(hub.db)).rows).toHaveLength(
        1,
      )
    }))

  it('refuses none and too many', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      expect(codesOf(await dropBatchItems(hub, secretariat, { ...batch1, items: [], reason }))).toEqual([
        'COUNT_OUT_OF_RANGE',
      ])
      const many = Array.from({ length: 1001 }, (_, i) => `X-${i}`)
      expect(codesOf(await dropBatchItems(hub, secretariat, { ...batch1, items: many, reason }))).toEqual([
        'COUNT_OUT_OF_RANGE',
      ])
    }))
})
