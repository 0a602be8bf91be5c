import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/base/caller.ts'
import { anonymous } from '../../src/base/caller.ts'
import type { ImplementationState } from '../../src/catalogue/item-implementation.ts'
import type { Hub } from '../../src/hub.ts'
import { type ImpactInput, impactOf } from '../../src/recognition/answer-impact.ts'
import { type CountedRecognition, countRecognition } from '../../src/recognition/count-recognition.ts'
import { backFilled, card, given, licence, pension, register } from '../support/batch.ts'
import { auditorOf, leaderOf, operatorOf, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { declare, implement, makeLive } from '../support/recognising.ts'
import { tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const cities = [hohhot, baotou, ordos]

/** Two batches, the card in both and live among three cities; the pension in the first, live nowhere. */
const prepare = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', cities)
  await backFilled(hub, {}, card, pension)
  await backFilled(hub, { ordinal: 2, title: '第二批', publishedOn: '2022-06-01' }, card)
  await makeLive(
    hub,
    cities.map(({ code }) => code),
    [card.code],
    '2022-01-01',
  )
}
const ask = (hub: Hub, more: Partial<ImpactInput>, caller: Caller = secretariat) =>
  impactOf(hub, caller, { cluster: 'hbew', item: card.code, city: baotou.code, ...more })
const week = { value: 15, unit: 'WORKING_DAY' as const }

describe('asking what a change would change', () => {
  it.each(['SUSPENDED', 'CANCELLED'] as const)('names every recognition that falls when a city has it %s', (state) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const impact = must(await ask(hub, { state }))
      expect(impact).toMatchObject({ batches: [1, 2], liveInAllBefore: 1, liveInAllAfter: 0, asOf: '2026-03-02' })
      expect(
        impact.affected.map((one) => [
          one.relation,
          one.acceptingCity.code,
          one.competentCity.code,
          one.before,
          one.after,
        ]),
      ).toEqual([
        ['HANDLES', '150100', '150200', 'LIVE', 'SUSPENDED'],
        ['RECOGNISES', '150100', '150200', 'LIVE', 'SUSPENDED'],
        ['HANDLES', '150200', '150100', 'LIVE', 'SUSPENDED'],
        ['RECOGNISES', '150200', '150100', 'LIVE', 'SUSPENDED'],
        ['HANDLES', '150200', '150600', 'LIVE', 'SUSPENDED'],
        ['RECOGNISES', '150200', '150600', 'LIVE', 'SUSPENDED'],
        ['HANDLES', '150600', '150200', 'LIVE', 'SUSPENDED'],
        ['RECOGNISES', '150600', '150200', 'LIVE', 'SUSPENDED'],
      ])
    }),
  )

  it('writes nothing', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const before = await tableCounts(hub.db)
      must(await ask(hub, { state: 'SUSPENDED' }))
      must(await ask(hub, { committedLimit: week }))
      expect(codesOf(await ask(hub, { committedLimit: { value: 60, unit: 'WORKING_DAY' } }))).not.toEqual([])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  // X batches, Y items, live in all, live in part; online, on behalf, jointly.
  const figuresOf = (count: CountedRecognition | null) =>
    [
      count!.batches,
      count!.items,
      count!.liveInAll,
      count!.liveInPart,
      ...count!.byMode.map(({ items }) => items),
    ].join()
  const online = { aspects: ['ACCEPTS'], mode: 'FULLY_ONLINE' } as const
  const nothing = async () => {}
  const rests = (hub: Hub) => implement(hub, ordos.code, card.code, '2026-01-01', { state: 'SUSPENDED' })
  const goesOnline = (hub: Hub) => declare(hub, baotou.code, [card.code], '2026-01-01', online)

  it.each<[string, typeof baotou, ImplementationState, (hub: Hub) => Promise<unknown>, string, string]>([
    ['live in all, suspended in one', baotou, 'SUSPENDED', nothing, '2,2,1,0,0,1,0', '2,2,0,1,0,1,0'],
    ['live in all, cancelled in one', baotou, 'CANCELLED', nothing, '2,2,1,0,0,1,0', '2,2,0,1,0,1,0'],
    ['that only the city accepts online', baotou, 'SUSPENDED', goesOnline, '2,2,1,0,1,1,0', '2,2,0,1,0,1,0'],
    ['that rests in another of three', baotou, 'SUSPENDED', rests, '2,2,0,1,0,1,0', '2,2,0,0,0,1,0'],
    ['resumed, while its word still rests', ordos, 'ACTIVE', rests, '2,2,0,1,0,1,0', '2,2,0,1,0,1,0'],
  ])('foretells the figures of the next count of an item %s', (_, { code: city }, state, before, was, is) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      await before(hub)
      const { figures } = must(await ask(hub, { city, state }))
      expect(figures.map(({ figure, mode }) => mode ?? figure)).toEqual([
        ...['BATCHES', 'ITEMS', 'LIVE_IN_ALL', 'LIVE_IN_PART'],
        ...['FULLY_ONLINE', 'ACCEPTED_ON_BEHALF', 'JOINTLY_HANDLED'],
      ])
      expect([figures.map((one) => one.before).join(), figures.map((one) => one.after).join()]).toEqual([was, is])
      expect(figuresOf(await countRecognition(hub, anonymous, { cluster: 'hbew' }))).toEqual(was)
      await implement(hub, city, card.code, '2026-03-02', { state })
      expect(figuresOf(await countRecognition(hub, anonymous, { cluster: 'hbew' }))).toEqual(is)
    }),
  )

  it('foretells no figure of an item that is not counted', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await register(hub, given(licence), { ordinal: 3, title: '第三批' }))
      await makeLive(hub, ['150100', '150200'], [licence.code], '2022-01-01')
      const { figures, batches } = must(await ask(hub, { item: licence.code, state: 'SUSPENDED' }))
      expect([batches, figures.filter(({ before, after }) => before !== after)]).toEqual([[], []])
    }))

  it('of a re-timing changes no recognition, and says what it would break', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(must(await ask(hub, { committedLimit: week }))).toMatchObject({
        ...{ affected: [], liveInAllBefore: 1, liveInAllAfter: 1, isSameBefore: true, isSameAfter: false },
      })
      const tooLong = await ask(hub, { committedLimit: { value: 60, unit: 'WORKING_DAY' } })
      expect(codesOf(tooLong)).toContain('COMMITTED_EXCEEDS_STATUTORY')
    }))

  it.each<[string, Caller, string[]]>([
    ['a leader of the cluster', leaderOf('hbew'), []],
    ['its secretariat', secretariatOf('hbew'), []],
    ['an auditor', auditorOf('hbew'), []],
    ['a coordinator of another member', ofHohhot, []],
    ['a leader of another cluster', leaderOf('other'), ['FORBIDDEN']],
    ['an operator', operatorOf('150200', 'hbew'), ['FORBIDDEN']],
    ['a partner', partnerOf('150200', 'hbew'), ['FORBIDDEN']],
    ['nobody', anonymous, ['UNAUTHENTICATED']],
  ])('is for whoever steers the cluster: %s', (_, caller, refusals) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(codesOf(await ask(hub, { state: 'SUSPENDED' }, caller))).toEqual(refusals)
    }),
  )

  it.each<[string, Partial<ImpactInput>, string[]]>([
    ['nothing that would change', {}, ['CHANGE_MISSING']],
    ['a cluster that nobody knows', { cluster: 'nowhere', state: 'SUSPENDED' }, ['CLUSTER_UNKNOWN']],
    ['an item that nobody knows', { item: '999999999999', state: 'SUSPENDED' }, ['ITEM_UNKNOWN']],
    ['what the city does not implement', { item: pension.code, state: 'SUSPENDED' }, ['CONTENT_MISSING']],
  ])('is refused for %s', (_, input, refusals) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(codesOf(await ask(hub, input))).toEqual(refusals)
    }),
  )
})
