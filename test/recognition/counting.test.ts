import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { decodeCursor } from '../../src/base/connection.ts'
import type { Db } from '../../src/db/database.ts'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { answerCoverage } from '../../src/recognition/answer-coverage.ts'
import { suspendRecognition } from '../../src/recognition/change-recognition.ts'
import { countFigures } from '../../src/recognition/count-figures.ts'
import { countRecognition } from '../../src/recognition/count-recognition.ts'
import { coverageOf, handledPairs } from '../../src/recognition/coverage.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { selectItemFacts } from '../../src/recognition/standing.sql.ts'
import { backFilled, card, draft, licence, nameless, pension } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, hohhot, makeCluster, must, ofBaotou, ofHohhot, ordos, ulanqab } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { declare, implement, makeLive } from '../support/recognising.ts'

const { db, pool } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const cities = [hohhot.code, baotou.code]

const cluster = async (hub: Hub, members = [hohhot, baotou]) => makeCluster(hub, 'hbew', members)
const count = async (hub: Hub, more = {}) => (await countRecognition(hub, anonymous, { cluster: 'hbew', ...more }))!
/** The figures alone are counted another way. */
const figures = async (hub: Hub, more = {}) => {
  const { byMode: _, itemIds: __, ...told } = await count(hub, more)
  expect(await countFigures(hub, anonymous, { cluster: 'hbew', ...more })).toEqual(told)
}
const numbers = async (hub: Hub, more = {}) => {
  const { batches, items, gross, added, gainedBySplits, duplicates, withdrawn, mergedAway } = await count(hub, more)
  return [batches, items, gross, added, gainedBySplits, duplicates, withdrawn, mergedAway]
}
const second = { ordinal: 2, title: '第二批', documentNumber: '呼政办〔2022〕2号', publishedOn: '2022-06-01' }

describe('counting the recognitions of a cluster', () => {
  it('counts X batches and Y items, each in its first batch, and adds up', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card, pension)
      await backFilled(hub, second, card, licence)
      const found = await count(hub)
      expect(found).toMatchObject({
        batches: 2,
        items: 3,
        gross: 4,
        duplicates: 1,
        isReconciled: true,
        asOf: '2026-03-02',
      })
      expect(found.byBatch).toEqual([
        { ordinal: 1, publishedOn: '2021-06-01', listed: 2, credited: 2 },
        { ordinal: 2, publishedOn: '2022-06-01', listed: 2, credited: 1 },
      ])
      expect(await numbers(hub, { asOf: '2021-12-31' })).toEqual([1, 2, 2, 0, 0, 0, 0, 0])
      await figures(hub, { asOf: '2021-12-31' })
      expect(await numbers(hub, { asOf: '2021-05-31' })).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      await figures(hub, { asOf: '2021-05-31' })
      expect(await numbers(hub, { level: 'SUB_ITEM' })).toEqual([2, 0, 0, 0, 0, 0, 0, 0])
    }))

  it('counts no draft', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await draft(hub, card)
      expect(await numbers(hub)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
      await figures(hub)
    }))

  it('counts a batch that is entered years later only from when it was recorded', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, second, licence)
      const { knownAt } = await count(hub)
      await backFilled(hub, {}, card, licence)
      expect(await numbers(hub, { asOf: '2023-01-01' })).toEqual([2, 2, 3, 0, 0, 1, 0, 0])
      await figures(hub, { asOf: '2023-01-01' })
      expect(await numbers(hub, { asOf: '2023-01-01', knownAt })).toEqual([1, 1, 1, 0, 0, 0, 0, 0])
      await figures(hub, { asOf: '2023-01-01', knownAt })
    }))

  it('counts what was added and withdrawn from its day on', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card, pension)
      const adjustment = { cluster: 'hbew', ordinal: 1, documentNumber: '呼政办〔2024〕5号', effectiveOn: '2024-04-01' }
      must(await adjustItemBatch(hub, secretariat, { ...adjustment, add: [licence], withdraw: [card.code] }))
      expect(await numbers(hub, { asOf: '2024-03-31' })).toEqual([1, 2, 2, 0, 0, 0, 0, 0])
      await figures(hub, { asOf: '2024-03-31' })
      expect(await numbers(hub, { asOf: '2024-04-01' })).toEqual([1, 2, 2, 1, 0, 0, 1, 0])
      await figures(hub, { asOf: '2024-04-01' })
    }))

  it('credits a merged item to its successor, and what was split to its parts', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card, pension, nameless)
      const id = async (name: string) =>
        (await sql<{ id: number }>`select id from service_item where name = ${name}`.execute(hub.db)).rows[0]!.id
      const number = `HT${String(await id(nameless.name)).padStart(10, '0')}`
      must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: number, sameAs: card.code }] }))
      expect(await numbers(hub)).toEqual([1, 2, 3, 0, 0, 0, 0, 1])
      await figures(hub)
      await backFilled(hub, second, licence, { ...licence, name: '食品小作坊登记', code: '150131004000' })
      await sql`insert into item_lineage (predecessor_id, successor_id, change, effective_on, recorded_in)
        select ${await id(pension.name)}, id, 'SPLIT', '2026-01-01', 1 from service_item where department = '市监局'`.execute(
        hub.db,
      )
      expect(await numbers(hub)).toEqual([2, 3, 5, 0, 0, 1, 0, 1])
      await figures(hub)
      expect(await numbers(hub, { asOf: '2025-12-31' })).toEqual([2, 5, 5, 0, 0, 0, 0, 0])
      await figures(hub, { asOf: '2025-12-31' })
    }))

  it('does not change when a city suspends, but where items are live does', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card, pension)
      await makeLive(hub, cities, [card.code], '2022-01-01')
      const before = await count(hub)
      expect(before).toMatchObject({ items: 2, cityCount: 2, liveInAll: 1, liveInPart: 0 })
      expect(before.byMode[1]).toEqual({ mode: 'ACCEPTED_ON_BEHALF', items: 1 })
      await suspendAccepting(hub)
      expect(await count(hub)).toMatchObject({ items: 2, liveInAll: 0, liveInPart: 1 })
      await figures(hub)
      const { asOf, knownAt } = before
      expect(await count(hub, { asOf, knownAt })).toEqual(before)
    }))

  it('is nothing of a cluster that nobody knows', () =>
    inHub(db, now, async (hub) => {
      expect(await countRecognition(hub, anonymous, { cluster: 'nowhere' })).toBe(null)
    }))
})

const suspendAccepting = async (hub: Hub) =>
  must(
    await suspendRecognition(hub, ofBaotou, {
      ...{ cluster: 'hbew', item: card.code, city: baotou.code, aspects: ['ACCEPTS'], reason: '系统升级' },
    }),
  )

const coverage = async (hub: Hub, more = {}, caller: Caller = anonymous) =>
  (await answerCoverage(hub, caller, { cluster: 'hbew', ...more }))!
const totals = async (hub: Hub, more = {}, caller: Caller = anonymous) => {
  const { cityCount, itemCount, liveInAll, liveInPart } = await coverage(hub, more, caller)
  return [cityCount, itemCount, liveInAll, liveInPart]
}

describe('the coverage of a cluster', () => {
  it('says of every item in how many cities it is live, and what blocks it', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card, pension)
      await makeLive(hub, cities, [card.code], '2022-01-01')
      await implement(hub, hohhot.code, pension.code, '2022-01-01')
      await declare(hub, hohhot.code, [pension.code], '2022-01-01')
      const { items, ...found } = await coverage(hub)
      expect(found).toMatchObject({ cityCount: 2, itemCount: 2, liveInAll: 1, liveInPart: 0, asOf: '2026-03-02' })
      expect(items.nodes).toMatchObject([
        { liveCities: 2, handlingPairs: 2, recognisingPairs: 2, blockedBy: [], isLiveInAll: true },
        {
          ...{ liveCities: 0, handlingPairs: 0, recognisingPairs: 0 },
          blockedBy: [
            { relation: 'HANDLES', guard: 'ACCEPTING_CITY_DECLARES', cities: [baotou] },
            { relation: 'HANDLES', guard: 'COMPETENT_CITY_DECLARES', cities: [baotou] },
            { relation: 'HANDLES', guard: 'COMPETENT_CITY_IMPLEMENTS', cities: [baotou] },
            { relation: 'HANDLES', guard: 'ACCEPTING_CITY_IMPLEMENTS', cities: [baotou] },
            { relation: 'RECOGNISES', guard: 'ACCEPTING_CITY_DECLARES', cities: [baotou] },
            { relation: 'RECOGNISES', guard: 'COMPETENT_CITY_DECLARES', cities: [baotou] },
            { relation: 'RECOGNISES', guard: 'COMPETENT_CITY_IMPLEMENTS', cities: [baotou] },
          ],
        },
      ])
    }))

  it('goes through the items page by page, the totals being of all', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card, pension, licence)
      const one = await coverage(hub, { first: 2 })
      const after = decodeCursor(one.items.endCursor!, 2)!
      const two = await coverage(hub, { first: 2, after: { sortKey: after[0], id: after[1] } })
      expect([one.items.nodes.length, one.items.hasNextPage, two.items.nodes.length, two.items.hasNextPage]).toEqual([
        2,
        true,
        1,
        false,
      ])
      expect(new Set([...one.items.nodes, ...two.items.nodes].map(({ itemId }) => itemId)).size).toBe(3)
      expect([one.itemCount, two.itemCount]).toEqual([3, 3])
    }))

  it('counts an item for whoever is a member on the day', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await backFilled(hub, {}, card)
      await makeLive(hub, cities, [card.code], '2022-01-01')
      const joining = { cluster: 'hbew', city: ordos, role: 'MEMBER' as const, validFrom: '2025-01-01' }
      const { asOf, knownAt } = await coverage(hub)
      must(await registerMembership(hub, secretariat, joining))
      must(await registerMembership(hub, secretariat, { ...joining, city: ulanqab, role: 'OBSERVER' }))
      expect(await totals(hub)).toEqual([3, 1, 0, 1])
      expect(await totals(hub, { asOf: '2024-12-31' })).toEqual([2, 1, 1, 0])
      expect(await totals(hub, { asOf, knownAt })).toEqual([2, 1, 1, 0])
    }))

  it('of a draft is told to whoever may see it, and to nobody else', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub)
      await draft(hub, card, pension)
      expect(await answerCoverage(hub, anonymous, { cluster: 'hbew', batch: 1 })).toBe(null)
      expect(await totals(hub, { batch: 1 }, ofHohhot)).toEqual([2, 2, 0, 0])
      expect(await totals(hub, {}, ofHohhot)).toEqual([2, 0, 0, 0])
      expect(await answerCoverage(hub, ofHohhot, { cluster: 'hbew', batch: 2 })).toBe(null)
    }))
})

/** The totals item by item, by the noun. */
const summed = async (
  hub: Hub,
  clusterId: number,
  asOf: string,
  knownAt: string | null,
  itemIds: readonly number[],
) => {
  const question = { clusterId, itemIds, cities: null, asOf, knownAt, withContent: false }
  const covered = (await selectItemFacts(hub.db, question)).map(coverageOf)
  return [
    covered[0]!.cityCount,
    covered.filter(({ blockedBy }) => !blockedBy.some(({ guard }) => guard === 'ITEM_PUBLISHED')).length,
    covered.filter(({ isLiveInAll }) => isLiveInAll).length,
    covered.filter(({ isLiveInPart }) => isLiveInPart).length,
  ]
}

describe('the totals of coverage by one statement', () => {
  it('equal the sum over the items by the noun, at every day', () =>
    inHub(db, now, async (hub) => {
      await cluster(hub, [hohhot, baotou, ordos])
      must(
        await registerMembership(hub, secretariat, {
          ...{ cluster: 'hbew', city: ulanqab, role: 'MEMBER', validFrom: '2023-07-01' },
        }),
      )
      const rows = Array.from({ length: 120 }, (_, i) => ({
        ...card,
        name: `事项${i}`,
        code: String(152014100000 + i * 1000),
      }))
      await backFilled(hub, {}, ...rows.slice(0, 100))
      await backFilled(hub, { ...second, publishedOn: '2023-01-01' }, ...rows.slice(90))
      const adjustment = {
        cluster: 'hbew',
        ordinal: 1,
        documentNumber: '呼政办〔2024〕5号',
        effectiveOn: '2024-04-01',
        add: [],
      }
      must(
        await adjustItemBatch(hub, secretariat, {
          ...adjustment,
          withdraw: rows
            .slice(0, 95)
            .filter((_, i) => i % 9 === 0)
            .map(({ code }) => code),
        }),
      )
      await scatter(hub.db)
      const clusterId = (await sql<{ id: number }>`select id from city_cluster where code = 'hbew'`.execute(hub.db))
        .rows[0]!.id
      const ids = (await sql<{ id: number }>`select id from service_item`.execute(hub.db)).rows.map(({ id }) => id)
      const seen = []
      const days = ['2021-01-01', '2022-06-01', '2023-06-30', '2023-07-01', '2024-04-01', '2026-03-02']
      for (const asOf of days) await keepPairs(hub.db, { clusterId, itemIds: ids, asOf })
      for (const asOf of days) {
        const found = await totals(hub, { asOf })
        expect(found).toEqual(await summed(hub, clusterId, asOf, null, ids))
        seen.push(found)
      }
      // They are not equal for want of anything to compare.
      expect(seen.at(-1)).toEqual([4, 120 - 10, expect.any(Number), expect.any(Number)])
      expect(Math.min(...seen.slice(1).map((found) => found[3]!))).toBeGreaterThan(5)
      expect(Math.max(...seen.map((found) => found[2]!))).toBeGreaterThan(5)
    }))
})

/** What the verbs would have counted on a day, had they entered the facts. */
const keepPairs = async (
  on: Db,
  { clusterId, itemIds, asOf }: { clusterId: number; itemIds: number[]; asOf: string },
) => {
  const facts = await selectItemFacts(on, { clusterId, itemIds, cities: null, asOf, knownAt: null, withContent: false })
  const pairs = facts.map(handledPairs)
  await sql`insert into item_coverage (cluster_id, item_id, valid_from, handled_pairs, recorded_in)
    select ${clusterId}, id, ${asOf}, pairs, 1 from unnest(${facts.map(({ itemId }) => itemId)}::bigint[], ${pairs}::integer[]) as r(id, pairs)`.execute(
    on,
  )
}

/** Facts of every kind at random: most cities implement and declare, some with changes, some pairs excepted. */
const scatter = async (on: Db) => {
  // A hundred items cost enough for the server to compile the statement, which takes longer than all else here.
  await sql`set local jit = off`.execute(on)
  await sql`select setseed(0.4)`.execute(on)
  await sql`insert into item_implementation (item_id, city_code, version, change, state, valid_from, content, content_hash, recorded_in)
    select i.id, c.code, v, 'CHANGED', case when v = 1 or random() < 0.8 then 'ACTIVE' when random() < 0.5 then 'SUSPENDED' else 'CANCELLED' end,
      date '2020-01-01' + v * 400, '{}', '', 1
    from service_item i cross join city c cross join generate_series(1, 2) v where random() < 0.97`.execute(on)
  await sql`insert into recognition_declaration (cluster_id, item_id, city_code, aspect, stance, mode, valid_from, cause, recorded_in)
    select k.id, i.id, c.code, a, case when v = 1 or random() < 0.9 then 'DECLARED' when random() < 0.5 then 'SUSPENDED' else 'WITHDRAWN' end,
      (array['FULLY_ONLINE', 'ACCEPTED_ON_BEHALF', null])[1 + floor(random() * 3)::integer], date '2020-06-01' + v * 500, 'DECLARED', 1
    from city_cluster k cross join service_item i cross join city c cross join unnest(array['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES']) a
      cross join generate_series(1, 3) v where random() < 0.97`.execute(on)
  await sql`insert into recognition_exception (cluster_id, item_id, accepting_city, competent_city, relation, stance, valid_from, reason, stated_by, recorded_in)
    select k.id, i.id, c.code, o.code, r, (array['EXCEPTED', 'SUSPENDED', 'LIFTED'])[1 + floor(random() * 3)::integer], date '2021-01-01' + v * 300, '试',
      case when random() < 0.5 then c.code else o.code end, 1
    from city_cluster k cross join service_item i cross join city c join city o on o.code <> c.code
      cross join unnest(array['HANDLES', 'RECOGNISES']) r cross join generate_series(1, 2) v where random() < 0.03`.execute(
    on,
  )
}

// Last: it leaves its facts, because only what goes over the pool is counted.
describe('the statements of coverage and count', () => {
  it('are as many for three items as for one', async () => {
    const hub = hubAt(db, now)
    await cluster(hub)
    await backFilled(hub, {}, card)
    await backFilled(hub, second, card, pension, licence)
    const statements = async (work: () => Promise<unknown>) => (await countStatements({ pool }, work)).count
    expect(await statements(() => coverage(hub))).toBe(1)
    expect(await statements(() => coverage(hub, { batch: 1 }))).toBe(1)
    expect(await statements(() => coverage(hub, { batch: 2 }, ofHohhot))).toBe(1)
    expect(await statements(() => answerCoverage(hub, anonymous, { cluster: 'hbew', batch: 3 }))).toBe(1)
    expect(await statements(() => count(hub))).toBe(3)
    expect(await statements(() => countFigures(hub, anonymous, { cluster: 'hbew' }))).toBe(3)
  })
})
