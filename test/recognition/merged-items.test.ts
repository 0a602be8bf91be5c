import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { answerCanHandle } from '../../src/recognition/answer-can-handle.ts'
import { answerCoverage } from '../../src/recognition/answer-coverage.ts'
import { countBatchCoverage } from '../../src/recognition/count-batch-coverage.ts'
import { countRecognition } from '../../src/recognition/count-recognition.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, card, given, nameless, pension, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { declare, makeLive } from '../support/recognising.ts'

const { db } = await openTestDatabase()
const today = '2026-03-02'
const now = `${today}T01:00:00Z`
const cities = [hohhot.code, baotou.code]

// `H-1` was published in 2021 and is, since today, the card, which both cities handle and only a draft lists.
await makeCluster(hubAt(db, now))
await backFilled(hubAt(db, now), {}, { ...nameless, code: 'H-1' })
must(await register(hubAt(db, now), given(card, pension), { ordinal: 2, title: '第二批' }))
await makeLive(hubAt(db, now), cities, [card.code, pension.code], '2022-01-01')
await declare(hubAt(db, now), hohhot.code, ['H-1'], '2022-01-01')
const { knownAt: before } = (await answerCoverage(hubAt(db, now), anonymous, { cluster: 'hbew' }))!
const decisions = [{ item: 'H-1', sameAs: card.code }]
must(await matchItem(hubAt(db, now), secretariat, { cluster: 'hbew', decisions }))

const within = (work: (hub: Hub) => Promise<void>) => inHub(db, now, work)
const stateOf = async (hub: Hub, item: string, asOf: string, knownAt: string | null = null) => {
  const pair = { acceptingCity: hohhot.code, competentCity: baotou.code }
  return (await answerCanHandle(hub, secretariat, { cluster: 'hbew', item, ...pair, asOf, knownAt }))!.handles
}
const coverage = async (hub: Hub, caller: Caller, more: { batch?: number; asOf?: string; knownAt?: string } = {}) => {
  const found = (await answerCoverage(hub, caller, { cluster: 'hbew', ...more }))!
  return [found.itemCount, found.liveInAll, ...found.items.nodes.map(({ item }) => item.name)]
}
const becomes = (on: string, from: string, to: string) => sql`
  insert into item_lineage (predecessor_id, successor_id, change, effective_on, recorded_in)
  select a.id, b.id, 'MERGED', ${on}, (select max(tx) from change_commit) from service_item a, service_item b where a.name = ${from} and b.name = ${to}`

describe('an item that stands in a published batch only as what became it', () => {
  it('is live from the day on which the other was merged into it, once that is known', () =>
    within(async (hub) => {
      expect(await stateOf(hub, card.code, '2026-03-01')).toBe('READY')
      expect(await stateOf(hub, card.code, today)).toBe('LIVE')
      expect(await stateOf(hub, card.code, today, before)).toBe('READY')
    }))

  it('is published in place of the other', () =>
    within(async (hub) => {
      expect(await stateOf(hub, 'H-1', '2026-03-01')).toBe('PLANNED')
      // The old code leads to what the item became.
      expect(await stateOf(hub, 'H-1', today)).toBe('LIVE')
      expect(await stateOf(hub, 'H-1', today, before)).toBe('PLANNED')
      expect(await coverage(hub, ofHohhot, { asOf: '2026-03-01' })).toEqual([1, 0, nameless.name])
      expect(await coverage(hub, ofHohhot)).toEqual([1, 1, card.name])
      expect(await coverage(hub, ofHohhot, { batch: 1 })).toEqual([1, 1, card.name])
      expect(await coverage(hub, ofHohhot, { knownAt: before })).toEqual([1, 0, nameless.name])
    }))

  it('is counted as live where it is counted', () =>
    within(async (hub) => {
      expect(await countRecognition(hub, anonymous, { cluster: 'hbew' })).toMatchObject({ items: 1, liveInAll: 1 })
    }))

  it('is counted for strangers too, but not told to them: it is in a draft still', () =>
    within(async (hub) => {
      expect(await coverage(hub, anonymous)).toEqual([1, 1])
      expect(await coverage(hub, anonymous, { batch: 1 })).toEqual([1, 1])
    }))

  it('ends when the list takes it out', () =>
    within(async (hub) => {
      const adjustment = { cluster: 'hbew', ordinal: 1, documentNumber: '调〔2026〕1号', effectiveOn: '2026-04-01' }
      must(await adjustItemBatch(hub, secretariat, { ...adjustment, add: [], withdraw: ['H-1'] }))
      expect(await stateOf(hub, card.code, '2026-03-31')).toBe('LIVE')
      expect(await stateOf(hub, card.code, '2026-04-01')).toBe('WITHDRAWN')
      expect(await coverage(hub, ofHohhot, { asOf: '2026-04-01' })).toEqual([0, 0])
    }))

  it('hands on what it stood for when it is merged itself', () =>
    within(async (hub) => {
      await becomes('2026-05-01', card.name, pension.name).execute(hub.db)
      expect(await stateOf(hub, card.code, '2026-05-01')).toBe('LIVE')
      expect(await stateOf(hub, pension.code, '2026-04-30')).toBe('READY')
      expect(await stateOf(hub, pension.code, '2026-05-01')).toBe('LIVE')
      expect(await coverage(hub, ofHohhot, { asOf: '2026-05-01' })).toEqual([1, 1, pension.name])
    }))

  it('is none where mergers go round in a ring', () =>
    within(async (hub) => {
      await becomes('2026-05-01', card.name, nameless.name).execute(hub.db)
      expect(await stateOf(hub, card.code, '2026-05-01')).toBe('WITHDRAWN')
      expect(await coverage(hub, ofHohhot, { asOf: '2026-05-01' })).toEqual([0, 0])
    }))

  it('is counted the same in the totals of every batch, and in no draft', () =>
    within(async (hub) => {
      const batches = (more: object) => countBatchCoverage(hub, { cluster: 'hbew', ...more })
      const [none, live] = [
        { ordinal: 1, itemCount: 1, liveInAll: 0, liveInPart: 0 },
        { ordinal: 1, itemCount: 1, liveInAll: 1, liveInPart: 0 },
      ]
      expect(await batches({})).toEqual([live])
      expect(await batches({ asOf: '2026-03-01' })).toEqual([none])
      expect(await batches({ knownAt: before })).toEqual([none])
      await becomes('2026-05-01', card.name, nameless.name).execute(hub.db)
      expect(await batches({ asOf: '2026-05-01' })).toEqual([{ ...none, itemCount: 0 }])
      expect(await countBatchCoverage(hub, { cluster: 'nowhere' })).toEqual([])
    }))

  it('is shown in a draft that lists it, as published', () =>
    within(async (hub) => {
      expect(await coverage(hub, ofHohhot, { batch: 2 })).toEqual([2, 1, card.name, pension.name])
    }))
})
