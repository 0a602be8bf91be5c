import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { dropBatchItems } from '../../src/recognition/drop-batch-items.ts'
import { objectToItem, withdrawObjection } from '../../src/recognition/object-to-item.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { batch1, card, consulted, draft, licence } from '../support/batch.ts'
import { coordinatorOf, operatorOf, partnerOf, secretariat } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofBaotou, ofHohhot, ordos, ulanqab } from '../support/cluster.ts'
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

describe('opening a consultation', () => {
  it('asks the members of that day, and no observer', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot, baotou])
      const join = { cluster: 'hbew', validFrom: '2019-01-01' }
      must(await registerMembership(hub, secretariat, { ...join, city: ordos, role: 'OBSERVER' }))
      must(
        await registerMembership(hub, secretariat, { ...join, city: ulanqab, role: 'MEMBER', validFrom: '2026-03-03' }),
      )
      await draft(hub, card)
      expect(await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' })).toEqual({
        ok: { cluster: 'hbew', ordinal: 1 },
        problems: [],
      })
      expect(await asked(hub, 1)).toEqual(['150100', '150200'])
      expect(await stateOf(hub)).toEqual({ state: 'OUT_FOR_CONSULTATION', round: 1 })
    }))

  it('does not ask a member whose last day was yesterday', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot])
      const membership = {
        cluster: 'hbew',
        city: baotou,
        role: 'MEMBER' as const,
        validFrom: '2019-01-01',
        validTo: '2026-03-02',
      }
      must(await registerMembership(hub, secretariat, membership))
      await draft(hub, card)
      must(await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' }))
      expect(await asked(hub, 1)).toEqual(['150100'])
    }))

  it('takes today as a deadline, by the calendar of Beijing', () =>
    inHub(db, '2026-03-02T16:00:00Z', async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      const yesterday = await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-02' })
      expect(yesterday.problems).toMatchObject([
        { code: 'DEADLINE_IN_THE_PAST', facts: { found: '2026-03-02', today: '2026-03-03' } },
      ])
      must(await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-03' }))
    }))

  it.each([
    ['a day that does not exist', { deadline: '2026-02-30' }, 'DATE_INVALID'],
    ['an unknown cluster', { cluster: 'nowhere' }, 'CLUSTER_UNKNOWN'],
    ['an unknown batch', { ordinal: 7 }, 'BATCH_UNKNOWN'],
  ])('refuses %s', (_, input, code) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      const outcome = await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16', ...input })
      expect([outcome.ok, codesOf(outcome)]).toEqual([undefined, [code]])
    }),
  )

  it('refuses a cluster that has no members on the day', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [])
      await draft(hub, card)
      const outcome = await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' })
      expect(outcome.problems).toMatchObject([
        { code: 'CLUSTER_WITHOUT_MEMBERS', facts: { cluster: 'hbew', day: '2026-03-02' } },
      ])
    }))

  it('refuses a draft from which every item was taken', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      must(await dropBatchItems(hub, secretariat, { ...batch1, items: [card.code], reason }))
      expect(codesOf(await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' }))).toEqual([
        'LIST_EMPTY',
      ])
    }))

  it('refuses a batch that is out for consultation already', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      const outcome = await openConsultation(hub, secretariat, { ...batch1, deadline: '2026-03-16' })
      expect(outcome.problems).toMatchObject([
        { code: 'BATCH_STATE_NOT_ALLOWED', facts: { ordinal: 1, state: 'OUT_FOR_CONSULTATION', allowed: ['DRAFTED'] } },
      ])
    }))
})

describe('objecting to an item', () => {
  const objection = { ...batch1, item: card.code, reason }

  it('counts on the due day itself and is refused the day after', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      const lastMinute = at(hub, '2026-03-16T15:59:59Z')
      const midnight = at(hub, '2026-03-16T16:00:00Z')
      expect((await objectToItem(midnight, ofHohhot, objection)).problems).toMatchObject([
        { code: 'OBJECTION_TOO_LATE', facts: { deadline: '2026-03-16' } },
      ])
      must(await objectToItem(lastMinute, ofHohhot, objection))
    }))

  it.each([
    ['its code', card.code],
    ['the code in full width', '１５２０１４００１０００'],
  ])('names the item by %s', (_, item) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await objectToItem(hub, ofHohhot, { ...objection, item }))
    }),
  )

  it('refuses an item that is not in the batch, a second objection, and one without a reason', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      expect(codesOf(await objectToItem(hub, ofHohhot, { ...objection, item: licence.code }))).toEqual([
        'ITEM_NOT_IN_BATCH',
      ])
      expect(codesOf(await objectToItem(hub, ofHohhot, { ...objection, reason: '' }))).toEqual(['TEXT_MISSING'])
      must(await objectToItem(hub, ofHohhot, objection))
      expect(codesOf(await objectToItem(hub, ofHohhot, objection))).toEqual(['ALREADY_OBJECTED'])
    }))

  it('refuses a city that has confirmed', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      expect((await objectToItem(hub, ofHohhot, objection)).problems).toMatchObject([
        { code: 'CITY_HAS_CONFIRMED', facts: { confirmedOn: '2026-03-02' } },
      ])
    }))

  it('refuses a draft', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      expect(codesOf(await objectToItem(hub, ofHohhot, objection))).toEqual(['BATCH_STATE_NOT_ALLOWED'])
    }))

  it('is taken back by the city that raised it, once', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card, licence)
      must(await objectToItem(hub, ofHohhot, objection))
      const withdrawal = { ...batch1, item: card.code }
      expect(codesOf(await withdrawObjection(hub, ofBaotou, withdrawal))).toEqual(['OBJECTION_UNKNOWN'])
      expect(codesOf(await withdrawObjection(hub, ofHohhot, { ...batch1, item: licence.code }))).toEqual([
        'OBJECTION_UNKNOWN',
      ])
      must(await withdrawObjection(hub, ofHohhot, withdrawal))
      expect(codesOf(await withdrawObjection(hub, ofHohhot, withdrawal))).toEqual(['OBJECTION_UNKNOWN'])
    }))

  it('can be raised again by a city that took it back', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await objectToItem(hub, ofHohhot, objection))
      must(await withdrawObjection(hub, ofHohhot, { ...batch1, item: card.code }))
      must(await objectToItem(hub, ofHohhot, objection))
    }))
})

describe('confirming a batch', () => {
  it('is done once every asked city has confirmed', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      expect(await stateOf(hub)).toEqual({ state: 'OUT_FOR_CONSULTATION', round: 1 })
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      expect(await stateOf(hub)).toEqual({ state: 'CONFIRMED', round: 1 })
    }))

  it('again changes nothing and says so', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      expect(await confirmItemBatch(at(hub, '2026-03-05T01:00:00Z'), ofHohhot, batch1)).toMatchObject({
        ok: batch1,
        problems: [{ code: 'ALREADY_CONFIRMED', severity: 'WARNING', facts: { confirmedOn: '2026-03-02' } }],
      })
    }))

  it('is refused while the own objection stands', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await objectToItem(hub, ofHohhot, { ...batch1, item: card.code, reason }))
      expect((await confirmItemBatch(hub, ofHohhot, batch1)).problems).toMatchObject([
        { code: 'OWN_OBJECTION_STANDS', facts: { count: 1 } },
      ])
      must(await withdrawObjection(hub, ofHohhot, { ...batch1, item: card.code }))
      must(await confirmItemBatch(hub, ofHohhot, batch1))
    }))

  it('is refused to a city that joined after the consultation was opened', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      const joining = { cluster: 'hbew', city: ordos, role: 'MEMBER' as const, validFrom: '2026-03-03' }
      must(await registerMembership(hub, secretariat, joining))
      const outcome = await confirmItemBatch(at(hub, '2026-03-04T01:00:00Z'), coordinatorOf('150600', 'hbew'), batch1)
      expect(outcome.problems).toMatchObject([{ code: 'CITY_NOT_ASKED', facts: { city: '150600', round: 1 } }])
    }))

  it('is refused to an observer', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      const observing = { cluster: 'hbew', city: ordos, role: 'OBSERVER' as const, validFrom: '2019-01-01' }
      must(await registerMembership(hub, secretariat, observing))
      await consulted(hub, '2026-03-16', card)
      expect(codesOf(await confirmItemBatch(hub, coordinatorOf('150600', 'hbew'), batch1))).toEqual(['CITY_NOT_ASKED'])
    }))

  it('is still asked of a city that left after the consultation was opened', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      const leaving = {
        cluster: 'hbew',
        city: baotou,
        role: 'MEMBER' as const,
        validFrom: '2019-01-01',
        validTo: '2026-03-03',
      }
      must(await registerMembership(hub, secretariat, leaving))
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      expect((await publishItemBatch(at(hub, '2026-03-05T01:00:00Z'), secretariat, batch1)).problems).toMatchObject([
        { code: 'CONFIRMATION_WAITED_FOR', facts: { cities: ['包头市'], deadline: '2026-03-16' } },
      ])
    }))

  it.each([
    ['an operator of the city', operatorOf('150100', 'hbew'), ['FORBIDDEN']],
    ['its partner system', partnerOf('150100', 'hbew'), ['FORBIDDEN']],
    ['the secretariat', secretariat, ['FORBIDDEN']],
    ['a coordinator of another cluster', coordinatorOf('440300', 'prd'), ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('is refused to %s', (_, caller, codes) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      expect(codesOf(await confirmItemBatch(hub, caller, batch1))).toEqual(codes)
    }),
  )
})
