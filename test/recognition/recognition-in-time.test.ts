import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { answerMatrix } from '../../src/recognition/answer-can-handle.ts'
import { suspendRecognition, withdrawRecognition } from '../../src/recognition/change-recognition.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, batch1, card, given, pension, register } from '../support/batch.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { answerOf, declaration, entry, explanationOf, fourLive, matrixCounts, ownWord } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

/** The instant of the last commit: what was known until then is known at it. */
const instantOf = async (hub: Hub): Promise<string> => {
  const { rows } = await sql<{ at: string }>`select instant_text(recorded_at) as at from change_clock`.execute(hub.db)
  return rows[0]!.at
}

/** Two cities that implement and declare the card since 2022, while no batch is published. */
const twoReady = async (hub: Hub): Promise<void> => {
  await makeCluster(hub)
  must(await register(hub, given(card), { ordinal: 9, title: '第九批' }))
  for (const [city, caller] of [
    ['150100', ofHohhot],
    ['150200', ofBaotou],
  ] as const) {
    must(await recordImplementation(hub, caller, { ...entry, city, validFrom: '2022-01-01' }))
    must(await declareRecognition(hub, caller, { ...declaration, city, validFrom: '2022-01-01' }))
  }
}

const adjustment = { ...batch1, documentNumber: '呼政办〔2026〕5号', add: [], withdraw: [] }

describe('entering facts of the past', () => {
  it('changes the answers of those days from when it was recorded, and none that was known before', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const first = await instantOf(hub)
      // On 20 March it is entered that Hohhot suspended it on 1 February.
      const march20 = at(hub, '2026-03-20T01:00:00Z')
      must(await suspendRecognition(march20, ofHohhot, { ...ownWord, validFrom: '2026-02-01' }))
      const second = await instantOf(hub)
      // On 3 April, that it had withdrawn on 10 January.
      const april3 = at(hub, '2026-04-03T01:00:00Z')
      must(await withdrawRecognition(april3, ofHohhot, { ...ownWord, validFrom: '2026-01-10' }))

      expect(await answerOf(hub, '2026-01-31', first)).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-02-01', first)).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-01-31', second)).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-02-01', second)).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
      expect(await answerOf(hub, '2026-01-09', null)).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-01-10', null)).toEqual(['NO', 'WITHDRAWN', 'WITHDRAWN'])
    }))

  it('makes live from its day on what a back-filled batch publishes', () =>
    inHub(db, now, async (hub) => {
      await twoReady(hub)
      const before = await instantOf(hub)
      await backFilled(hub, { publishedOn: '2024-06-01' }, card)
      expect(await answerOf(hub, '2024-05-31')).toEqual(['NO', 'READY', 'READY'])
      expect(await answerOf(hub, '2024-06-01')).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2024-06-01', before)).toEqual(['NO', 'READY', 'READY'])
    }))

  it('knows a fact at the very instant it was recorded, and not a microsecond before', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await suspendRecognition(hub, ofHohhot, ownWord))
      const { rows } = await sql<{ on: string; before: string }>`
        select instant_text(recorded_at) as on, instant_text(recorded_at - interval '1 microsecond') as before
        from change_clock`.execute(hub.db)
      expect(await answerOf(hub, '2026-03-02', rows[0]!.on)).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
      expect(await answerOf(hub, '2026-03-02', rows[0]!.before)).toEqual(['YES', 'LIVE', 'LIVE'])
    }))
})

describe('taking an item out of its only batch', () => {
  it('withdraws what rested on it from the day on, until it is taken in again', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await adjustItemBatch(hub, secretariat, { ...adjustment, effectiveOn: '2026-04-01', withdraw: [card.code] }))
      must(await adjustItemBatch(hub, secretariat, { ...adjustment, effectiveOn: '2026-06-01', add: [card] }))
      expect(await answerOf(hub, '2026-03-31')).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-04-01')).toEqual(['NO', 'WITHDRAWN', 'WITHDRAWN'])
      expect(await explanationOf(hub, '2026-04-01')).toEqual([
        ['HANDLES', 'ITEM_PUBLISHED', null],
        ['RECOGNISES', 'ITEM_PUBLISHED', null],
      ])
      expect(await answerOf(hub, '2026-06-01')).toEqual(['YES', 'LIVE', 'LIVE'])
    }))

  it('changes nothing while another batch lists it', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      await backFilled(hub, { ordinal: 2, title: '第二批' }, card)
      must(await adjustItemBatch(hub, secretariat, { ...adjustment, effectiveOn: '2026-04-01', withdraw: [card.code] }))
      expect(await answerOf(hub, '2026-04-01')).toEqual(['YES', 'LIVE', 'LIVE'])
    }))
})

describe('adding an item to a published batch from a later day on', () => {
  it('is waited for until then, and nothing that was known before is answered otherwise', () =>
    inHub(db, now, async (hub) => {
      await twoReady(hub)
      await backFilled(hub, {}, pension)
      const before = await instantOf(hub)
      expect(await answerOf(hub, '2026-03-02', before)).toEqual(['NO', 'READY', 'READY'])
      must(await adjustItemBatch(hub, secretariat, { ...adjustment, effectiveOn: '2026-04-01', add: [card] }))
      expect(await answerOf(hub, '2026-03-02', before)).toEqual(['NO', 'READY', 'READY'])
      expect(await answerOf(hub, '2026-03-31')).toEqual(['NO', 'READY', 'READY'])
      expect(await answerOf(hub, '2026-04-01')).toEqual(['YES', 'LIVE', 'LIVE'])
    }))
})

describe('counting only between members', () => {
  it('ends with a membership, on the first day on which it holds no more', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await instantOf(hub)
      const end = {
        cluster: 'hbew',
        city: baotou,
        role: 'MEMBER',
        validFrom: '2019-01-01',
        validTo: '2026-01-01',
      } as const
      must(await registerMembership(hub, secretariat, end))
      expect(await answerOf(hub, '2025-12-31')).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-01-01')).toEqual(['NO', 'WITHDRAWN', 'WITHDRAWN'])
      expect(await answerOf(hub, '2026-01-01', before)).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await matrixCounts(hub, '2025-12-31')).toEqual({ handles: { LIVE: 12 }, recognises: { LIVE: 12 } })
      expect(await matrixCounts(hub, '2026-01-01')).toEqual({ handles: { LIVE: 6 }, recognises: { LIVE: 6 } })
    }))

  it('leaves an observer out of the matrix, and names the membership as what is missing', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot])
      const observer = { cluster: 'hbew', city: baotou, role: 'OBSERVER', validFrom: '2019-01-01' } as const
      must(await registerMembership(hub, secretariat, observer))
      await backFilled(hub, {}, card)
      for (const city of ['150100', '150200']) {
        must(await recordImplementation(hub, coordinatorOf(city, 'hbew'), { ...entry, city }))
        must(await declareRecognition(hub, coordinatorOf(city, 'hbew'), { ...declaration, city }))
      }
      expect(await answerOf(hub)).toEqual(['NO', 'READY', 'READY'])
      expect(await explanationOf(hub)).toEqual([
        ['HANDLES', 'COMPETENT_CITY_IS_MEMBER', null],
        ['RECOGNISES', 'COMPETENT_CITY_IS_MEMBER', null],
      ])
      const question = { cluster: 'hbew', item: card.code, asOf: null, knownAt: null }
      expect(await answerMatrix(hub, secretariat, question)).toMatchObject({ cities: [hohhot], cells: [] })
    }))
})
