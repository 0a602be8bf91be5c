import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, batch1, card, consulted, given, nameless, pension, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'
import { recordedSteps } from '../support/recognition.ts'
import { lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const two = ['150100', '150200']
const waits = { ...nameless, code: 'A-1' }

/** What a doing records of recognitions, counted: two cities are two ordered pairs, each handled and recognised. */
const recorded = async (hub: Hub, doing: () => Promise<unknown>) => {
  const before = await lastChange(hub.db)
  await doing()
  return recordedSteps(hub.db, before)
}

const adjust = (hub: Hub, more: { add?: (typeof card)[]; withdraw?: string[]; effectiveOn?: string }) => async () =>
  must(
    await adjustItemBatch(hub, secretariat, {
      ...{ ...batch1, documentNumber: '5号', effectiveOn: '2026-03-02', add: [], withdraw: [] },
      ...more,
    }),
  )

describe('publishing a batch', () => {
  it('records what becomes live of items that were declared of before', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-12-31', card, pension)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      await makeLive(hub, two, [card.code], '2022-01-01')
      expect(await recorded(hub, async () => must(await publishItemBatch(hub, secretariat, batch1)))).toEqual({
        'READY → LIVE BATCH_PUBLISHED': 4,
      })
    }))

  it('so does one of a past year', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      must(await register(hub, given(card, pension), { ordinal: 9, title: '第九批' }))
      await makeLive(hub, two, [card.code], '2022-01-01')
      expect(await recorded(hub, () => backFilled(hub, {}, pension, card))).toEqual({
        'READY → LIVE BATCH_PUBLISHED': 4,
      })
    }))

  it('records nothing where the item stands in another published batch already', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await backFilled(hub, {}, card)
      await makeLive(hub, two, [card.code], '2022-01-01')
      expect(await recorded(hub, () => backFilled(hub, { ordinal: 2, title: '第二批' }, card))).toEqual({})
    }))
})

describe('adjusting a batch', () => {
  it('records what ends with an item that is withdrawn, and lives with one that is added', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await backFilled(hub, {}, card, pension)
      await makeLive(hub, two, [card.code], '2022-01-01')
      expect(await recorded(hub, adjust(hub, { withdraw: [card.code, pension.code] }))).toEqual({
        'LIVE → WITHDRAWN BATCH_ADJUSTED': 4,
      })
      expect(await recorded(hub, adjust(hub, { add: [card] }))).toEqual({ 'WITHDRAWN → LIVE BATCH_ADJUSTED': 4 })
    }))

  it('records nothing yet of a later day', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await backFilled(hub, {}, card)
      await makeLive(hub, two, [card.code], '2022-01-01')
      expect(await recorded(hub, adjust(hub, { withdraw: [card.code], effectiveOn: '2026-03-03' }))).toEqual({})
    }))
})

describe('merging an item into another', () => {
  it('records both: the one ends, the other lives where the one was listed', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await backFilled(hub, {}, waits)
      must(await register(hub, given(card), { ordinal: 9, title: '第九批' }))
      await makeLive(hub, two, ['A-1', card.code], '2022-01-01')
      const merged = async () => {
        const decisions = [{ item: 'A-1', sameAs: card.code }]
        must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions }))
      }
      expect(await recorded(hub, merged)).toEqual({
        'LIVE → WITHDRAWN ITEM_MERGED': 4,
        'READY → LIVE ITEM_MERGED': 4,
      })
    }))

  it('records nothing where one is new', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await backFilled(hub, {}, waits)
      await makeLive(hub, two, ['A-1'], '2022-01-01')
      const decided = async () =>
        must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'A-1', isNew: true }] }))
      expect(await recorded(hub, decided)).toEqual({})
    }))

  it('records what a list brings that names the one by its own code', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      must(await register(hub, given(card, waits), { ordinal: 9, title: '第九批' }))
      await makeLive(hub, two, [card.code], '2022-01-01')
      must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'A-1', sameAs: card.code }] }))
      expect(await recorded(hub, () => backFilled(hub, {}, waits))).toEqual({ 'READY → LIVE BATCH_PUBLISHED': 4 })
    }))
})

describe('a membership', () => {
  const member = { cluster: 'hbew', city: ordos, role: 'MEMBER', validFrom: '2026-03-02' } as const
  const begun = async (hub: Hub) => {
    await makeCluster(hub)
    await backFilled(hub, {}, card)
    must(
      await registerMembership(hub, secretariat, {
        ...member,
        role: 'OBSERVER',
        validFrom: '2019-01-01',
        validTo: '2026-03-02',
      }),
    )
    await makeLive(hub, [...two, ordos.code], [card.code], '2022-01-01')
  }

  it('records what lives with an observer that becomes a member: its own pairs', () =>
    inHub(db, now, async (hub) => {
      await begun(hub)
      expect(await recorded(hub, async () => must(await registerMembership(hub, secretariat, member)))).toEqual({
        'null → LIVE MEMBERSHIP_REGISTERED': 8,
      })
    }))

  it('records what waits for the day on which it begins', () =>
    inHub(db, now, async (hub) => {
      await begun(hub)
      const later = { ...member, validFrom: '2027-01-01' }
      expect(await recorded(hub, async () => must(await registerMembership(hub, secretariat, later)))).toEqual({
        'null → READY MEMBERSHIP_REGISTERED': 8,
      })
    }))

  it('records what ends with its end, and what comes back when that was wrong', () =>
    inHub(db, now, async (hub) => {
      await begun(hub)
      const since2019 = { ...member, city: { code: '150200', name: '包头市' }, validFrom: '2019-01-01' }
      const ended = async () =>
        must(await registerMembership(hub, secretariat, { ...since2019, validTo: '2026-03-01' }))
      expect(await recorded(hub, ended)).toEqual({ 'LIVE → WITHDRAWN MEMBERSHIP_CORRECTED': 4 })
      expect(await recorded(hub, async () => must(await registerMembership(hub, secretariat, since2019)))).toEqual({
        'WITHDRAWN → LIVE MEMBERSHIP_CORRECTED': 4,
      })
    }))
})
