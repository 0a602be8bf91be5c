import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { answerDifferences } from '../../src/recognition/answer-differences.ts'
import { answerSameShare, type SameShareInput } from '../../src/recognition/answer-same-share.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, card, licence, nameless, pension } from '../support/batch.ts'
import { auditorOf, leader, operatorOf, secretariat } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { implement, makeLive } from '../support/recognising.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const three = [hohhot, baotou, ordos]
const codes = three.map(({ code }) => code)
const renamed = { content: { ...plainContent, name: '社保卡申领' } }

/** The card in two batches, the same in all three cities; the pension, named otherwise in Ordos; a licence that nobody has. */
const prepare = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', three)
  await backFilled(hub, {}, card, pension)
  await backFilled(hub, { ordinal: 2, title: '第二批', publishedOn: '2022-06-01' }, card, licence)
  await makeLive(hub, codes, [card.code, pension.code], '2022-01-01')
  await implement(hub, ordos.code, pension.code, '2023-01-01', renamed)
}
const ask = (hub: Hub, more: Partial<SameShareInput> = {}, caller: Caller = secretariat) =>
  answerSameShare(hub, caller, { cluster: 'hbew', ...more })
const share = (key: string | null, same: number, compared: number) => ({ key, same, compared, share: same / compared })

describe('the share of items that are the same', () => {
  it('is told of all published items, by pair, department and batch', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(must(await ask(hub))).toEqual({
        cities: three,
        asOf: '2026-03-02',
        knownAt: expect.stringMatching(/^20/),
        total: share(null, 1, 3),
        byPair: [share('150100-150200', 2, 3), share('150100-150600', 1, 3), share('150200-150600', 1, 3)],
        byDepartment: [share('人社局', 1, 2), share('市监局', 0, 1)],
        byBatch: [share('1', 1, 2), share('2', 1, 2)],
      })
    }))

  it.each<[string, Partial<SameShareInput>, object]>([
    ['one batch', { batch: 2 }, { total: share(null, 1, 2), byBatch: [share('2', 1, 2)] }],
    ['some cities', { cities: ['150200', '150100', '150200'] }, { cities: [hohhot, baotou], total: share(null, 2, 3) }],
    ['a day before', { asOf: '2022-12-31' }, { asOf: '2022-12-31', total: share(null, 2, 3) }],
    ['a day before the second batch', { asOf: '2022-05-31' }, { byBatch: [share('1', 2, 2)] }],
    ['a single city', { cities: ['150200', '999999'] }, { cities: [baotou], byPair: [] }],
  ])('is told of %s', (_, input, found) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(must(await ask(hub, input))).toMatchObject(found)
    }),
  )

  it('is that of the items compared one by one', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const items = await Promise.all(
        [card, pension, licence].map((item) =>
          answerDifferences(hub, secretariat, {
            ...{ cluster: 'hbew', item: item.code, cities: null, asOf: null, knownAt: null },
          }),
        ),
      )
      expect(must(await ask(hub))!.total.same).toBe(items.filter((one) => one!.isSame).length)
    }))

  it('answers what was known then, for ever, and counts what an item was merged into where that stood', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      await backFilled(hub, { ordinal: 3, title: '第三批', publishedOn: '2023-06-01' }, { ...nameless, code: 'A-1' })
      const before = must(await ask(hub))!
      expect(before.byBatch.at(-1)).toEqual(share('3', 0, 1))
      must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'A-1', sameAs: card.code }] }))
      const after = must(await ask(hub))!
      expect([after.total, after.byBatch.at(-1)]).toEqual([share(null, 1, 3), share('3', 1, 1)])
      expect(must(await ask(hub, { knownAt: before.knownAt }))).toEqual(before)
    }))

  it.each<[string, Partial<SameShareInput>]>([
    ['an unknown batch', { batch: 9 }],
    ['a batch not published by then', { batch: 2, asOf: '2022-05-31' }],
    ['an unknown cluster', { cluster: 'nowhere' }],
  ])('is null of %s', (_, input) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(must(await ask(hub, input))).toBeNull()
    }),
  )

  const many = Array.from({ length: 13 }, (_, i) => ({ code: String(440_100 + i * 100), name: `第${i}市` }))

  it('refuses more than twelve cities, named or not', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      await makeCluster(hub, 'prd', many)
      expect(codesOf(await ask(hub, { cities: many.map(({ code }) => code) }))).toEqual(['COMPARISON_TOO_LARGE'])
      expect((await ask(hub, { cluster: 'prd' })).problems).toMatchObject([
        { code: 'COMPARISON_TOO_LARGE', path: ['cities'], facts: { cities: 13, mostCities: 12, most: 20_000 } },
      ])
      expect(must(await ask(hub, { cluster: 'prd', cities: [many[0]!.code] }))!.cities).toEqual([many[0]])
    }))

  it('refuses more implementations than 20,000: of twelve cities 1,667 items', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', many.slice(0, 12))
      const rows = Array.from({ length: 1667 }, (_, i) => ({
        ...licence,
        name: `许可${i}`,
        code: `1501${10_000_000 + i}`,
      }))
      await backFilled(hub, {}, ...rows.slice(1))
      expect(must(await ask(hub))!.total).toEqual(share(null, 0, 1666))
      await backFilled(hub, { ordinal: 2, title: '第二批' }, rows[0]!)
      expect(codesOf(await ask(hub))).toEqual(['COMPARISON_TOO_LARGE'])
      expect(must(await ask(hub, { batch: 2 }))!.total.compared).toBe(1)
      expect(must(await ask(hub, { cities: many.slice(0, 11).map(({ code }) => code) }))!.total.compared).toBe(1667)
    }))

  it.each<[string, Caller, string[]]>([
    ['an operator of a member', operatorOf('150100', 'hbew'), []],
    ['an auditor of the cluster', auditorOf('hbew'), []],
    ['an auditor of another', auditorOf('prd'), ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('is for whoever has a key that reaches the cluster: %s', (_, caller, refusals) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(codesOf(await ask(hub, {}, caller))).toEqual(refusals)
    }),
  )

  it('is answered at the door, and refused there as the other questions are', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const asked = (more: string) =>
        `{ sameShare(cluster: "hbew"${more}) { cities { code } total { same compared share } byPair { key share } byDepartment { key same } byBatch { key same } asOf } }`
      const door = openDoor(hub)
      expect((await door(asked(', batch: 1, cities: ["150100", "150600"]'), {}, leader)).data.sameShare).toEqual({
        cities: [{ code: '150100' }, { code: '150600' }],
        total: { same: 1, compared: 2, share: 0.5 },
        byPair: [{ key: '150100-150600', share: 0.5 }],
        byDepartment: [{ key: '人社局', same: 1 }],
        byBatch: [{ key: '1', same: 1 }],
        asOf: '2026-03-02',
      })
      const refused = await door(asked(`, cities: ${JSON.stringify(many.map(({ code }) => code))}`), {}, leader)
      expect([errorCodes(refused), refused.status]).toEqual([['BAD_REQUEST'], 400])
      expect(errorCodes(await door(asked(', asOf: "2026-02-30"'), {}, leader))).toEqual(['BAD_REQUEST'])
      expect(errorCodes(await door(asked('')))).toEqual(['UNAUTHENTICATED'])
    }))
})
