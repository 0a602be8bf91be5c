import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { readServiceUse } from '../../src/programme/read-service-use.ts'
import { recordServiceUse } from '../../src/programme/record-service-use.ts'
import type { GivenUse } from '../../src/programme/service-use.ts'
import { backFilled, card, licence, pension } from '../support/batch.ts'
import { leader, operatorOf, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, inHub } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'
import { fourCities } from '../support/recognition.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const ofHohhotSystem = partnerOf('150100', 'hbew')
const cases: GivenUse = {
  measure: 'CASES',
  month: '2026-02',
  item: card.code,
  competentCity: '150200',
  cases: 12,
}
const rating: GivenUse = { measure: 'RATING', month: '2026-02', grades: [80, 10, 5, 3, 2] }
const hohhot = { cluster: 'hbew', city: '150100', dryRun: false }

/** The card and the pension live between Hohhot and Baotou since 2022; the licence published, and nobody handles it. */
const handled = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', fourCities)
  await backFilled(hub, {}, card, pension, licence)
  await makeLive(hub, ['150100', '150200'], [card.code, pension.code], '2022-01-01')
}

const record = async (hub: Hub, rows: readonly GivenUse[], more: object = {}, caller: Caller = ofHohhotSystem) =>
  must(await recordServiceUse(hub, caller, { ...hohhot, rows, ...more }))
const inShort = (outcomes: Awaited<ReturnType<typeof record>>) =>
  outcomes.map(({ line, outcome, problems }) => [line, outcome, ...problems.map(({ code }) => code)])
const february = { cluster: 'hbew', from: '2026-02', to: '2026-02' }
const read = async (hub: Hub, more: object = {}, caller: Caller = leader) =>
  must(await readServiceUse(hub, caller, { ...february, ...more }))

describe('recording use', () => {
  it('answers each row by itself, and the same again with no change', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const rows: GivenUse[] = [
        cases,
        { ...cases, item: 'UNKNOWN-1' },
        { ...cases, competentCity: '440100' },
        { ...cases, cases: 13 },
        rating,
        { ...cases, item: 'half\ud800' },
      ]
      const outcomes = await record(hub, rows)
      expect(inShort(outcomes)).toEqual([
        [1, 'RECORDED'],
        [2, 'REJECTED', 'ITEM_UNKNOWN'],
        [3, 'REJECTED', 'USE_CITY_NOT_MEMBER'],
        [4, 'REJECTED', 'USE_ROW_REPEATED'],
        [5, 'RECORDED'],
        [6, 'REJECTED', 'ITEM_UNKNOWN'],
      ])
      expect(outcomes[1]!.problems[0]!.path).toEqual(['rows', 1, 'item'])
      const before = await lastChange(hub.db)
      expect(inShort(await record(hub, [cases, rating]))).toEqual([
        [1, 'UNCHANGED'],
        [2, 'UNCHANGED'],
      ])
      expect(await changesAfter(hub.db, before)).toEqual([])
    }))

  it('revises what was known, and tells it; what was known then stays', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      await record(hub, [cases])
      const before = await lastChange(hub.db)
      const { rows } = await sql<{ at: string }>`select instant_text(recorded_at) as at from change_clock`.execute(
        hub.db,
      )
      const later = at(hub, '2026-03-03T01:00:00Z')
      expect(inShort(await record(later, [{ ...cases, cases: 15 }]))).toEqual([[1, 'REVISED']])
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['serviceUse.recorded', `hbew/150100/CASES/2026-02/${card.code}/150200`, false],
      ])
      expect(JSON.parse(changes[0]!.content).state).toEqual({
        cluster: 'hbew',
        city: '150100',
        measure: 'CASES',
        month: '2026-02',
        item: card.code,
        competentCity: '150200',
        cases: 15,
        numerator: null,
        denominator: null,
        grades: null,
      })
      expect([(await read(hub)).cases, (await read(hub, { knownAt: rows[0]!.at })).cases]).toEqual([15, 12])
    }))

  it('writes nothing in a dry run', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const before = await tableCounts(hub.db)
      expect(inShort(await record(hub, [cases], { dryRun: true }))).toEqual([[1, 'RECORDED']])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('takes many rows at once', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const month = (i: number) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
      const rows = Array.from({ length: 300 }, (_, i) => ({ ...cases, month: month(i), cases: i }))
      expect((await record(hub, rows)).every(({ outcome }) => outcome === 'RECORDED')).toBe(true)
    }))

  it.each([
    ['the city’s operator', operatorOf('150100', 'hbew'), {}, []],
    ['the city’s coordinator', ofHohhot, {}, []],
    ['another city', ofBaotou, {}, ['FORBIDDEN']],
    ['the secretariat', secretariatOf('hbew'), {}, ['FORBIDDEN']],
    ['anybody', anonymous, {}, ['UNAUTHENTICATED']],
    ['nobody with no row', ofHohhot, { rows: [] }, ['COUNT_OUT_OF_RANGE']],
  ] as const)('by %s', (_, caller, more, codes) =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      expect(codesOf(await recordServiceUse(hub, caller, { ...hohhot, rows: [cases], ...more }))).toEqual(codes)
    }),
  )

  it.each([
    ['edited', sql`update service_use set cases = 1`, 'UPDATE'],
    ['deleted', sql`delete from service_use`, 'DELETE'],
  ] as const)('leaves what can never be %s', (_, statement, operation) =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      await record(hub, [cases])
      await expect(statement.execute(hub.db)).rejects.toThrow(`service_use is append-only: ${operation} refused`)
    }),
  )
})

/** Hohhot accepted 12 cards for Baotou and 3 for Ordos in February, Baotou 5 for Hohhot in January and February each. */
const used = async (hub: Hub) => {
  await handled(hub)
  await record(hub, [cases, { ...cases, competentCity: '150600', cases: 3 }, rating])
  await record(
    hub,
    [
      { measure: 'HOTLINE_CLOSURE', month: '2026-02', numerator: 95, denominator: 100 },
      { measure: 'HOTLINE_RESOLUTION', month: '2026-02', numerator: 60, denominator: 80 },
      { measure: 'HOTLINE_SATISFACTION', month: '2026-02', numerator: 66, denominator: 75 },
    ],
    {},
  )
  const theirs = { ...cases, competentCity: '150100', cases: 5 }
  await record(hub, [theirs, { ...theirs, month: '2026-01' }], { city: '150200' }, partnerOf('150200', 'hbew'))
}

describe('asking for use', () => {
  it.each([
    ['of a month', {}, 20, ['2026-02 20'], ['150100-150200 12', '150100-150600 3', '150200-150100 5']],
    [
      'of two months',
      { from: '2026-01' },
      25,
      ['2026-01 5', '2026-02 20'],
      ['150100-150200 12', '150100-150600 3', '150200-150100 10'],
    ],
    ['of an accepting city', { city: '150200' }, 5, ['2026-02 5'], ['150200-150100 5']],
    ['of an item that nobody used', { item: pension.code }, 0, [], []],
    ['of a year before', { from: '2025-01', to: '2025-12' }, 0, [], []],
  ] as const)('%s counts each case once', (_, more, all, byMonth, byPair) =>
    inHub(db, now, async (hub) => {
      await used(hub)
      const found = await read(hub, more)
      expect(found.cases).toBe(all)
      expect(found.byMonth.map(({ month, cases }) => `${month} ${cases}`)).toEqual(byMonth)
      expect(found.byPair.map((pair) => `${pair.acceptingCity}-${pair.competentCity} ${pair.cases}`)).toEqual(byPair)
    }),
  )

  it('is of the twelve months that ended last, unless told', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const { from, to } = await read(hub, { from: null, to: null })
      expect([from, to]).toEqual(['2025-03', '2026-02'])
    }))

  it.each([
    ['no month', { from: '2026-W07' }, leader, ['USE_MONTH_INVALID']],
    ['an end before the beginning', { to: '2026-01' }, leader, ['INTERVAL_EMPTY']],
    ['an unknown item', { item: 'NONE' }, leader, ['ITEM_UNKNOWN']],
    ['another cluster’s secretariat', {}, secretariatOf('prd'), ['FORBIDDEN']],
    ['nobody', {}, anonymous, ['UNAUTHENTICATED']],
  ] as const)('is refused for %s', (_, more, caller, codes) =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      expect(codesOf(await readServiceUse(hub, caller, { ...february, ...more }))).toEqual(codes)
    }),
  )
})

const question = `query ($from: String, $to: String, $first: Int, $after: String) {
  serviceUse(cluster: "hbew", from: $from, to: $to) { from cases
    byCity { city { name } cases monthsTold hotlineClosure { numerator denominator share } hotlineResolution { share }
      hotlineSatisfaction { share } ratings { verySatisfied veryDissatisfied good { numerator denominator share } } }
    byItem { nodes { item { name } cases } }
    zombies(first: $first, after: $after) { totalCount nodes { item { name } pairs lastUsed } pageInfo { hasNextPage endCursor } } } }`
const mutation = `mutation ($input: RecordServiceUseInput!) { recordServiceUse(input: $input) {
  outcomes { line outcome problems { code path } } problems { code } } }`

describe('use through the door', () => {
  it('shows each rate with what it is of', () =>
    inHub(db, now, async (hub) => {
      await used(hub)
      const { data, errors } = await openDoor(hub)(question, { from: '2026-02', to: '2026-02' }, leader)
      expect(errors).toBeUndefined()
      expect(data.serviceUse.byCity[0]).toEqual({
        city: { name: '呼和浩特市' },
        cases: 15,
        monthsTold: 1,
        hotlineClosure: { numerator: 95, denominator: 100, share: 0.95 },
        hotlineResolution: { share: 0.75 },
        hotlineSatisfaction: { share: 0.88 },
        ratings: { verySatisfied: 80, veryDissatisfied: 2, good: { numerator: 95, denominator: 100, share: 0.95 } },
      })
      expect(data.serviceUse.byItem.nodes).toEqual([{ item: { name: card.name }, cases: 20 }])
    }))

  it('judges ratings by the rule of the cluster', () =>
    inHub(db, now, async (hub) => {
      await used(hub)
      const early = at(hub, '2026-02-01T01:00:00Z')
      const rule = { cluster: 'hbew', rule: 'RATING_GOOD_GRADES', value: '2', effectiveOn: '2026-02-28' }
      must(await setClusterRule(early, secretariat, rule))
      const { data } = await openDoor(hub)(question, { from: '2026-02', to: '2026-02' }, leader)
      expect(data.serviceUse.byCity[0].ratings.good.share).toBe(0.9)
    }))

  it.each([
    ['the month of a case', '2026-02', [pension.name], null],
    ['the month after', '2026-03', [card.name, pension.name], '2026-02'],
    ['the month before anything was handled', '2021-12', [], null],
  ])('names what is handled and not used: %s', (_, month, names, lastUsed) =>
    inHub(db, '2026-04-02T01:00:00Z', async (hub) => {
      await used(hub)
      const { data } = await openDoor(hub)(question, { from: month, to: month }, leader)
      const { totalCount, nodes } = data.serviceUse.zombies
      expect(nodes.map(({ item }: { item: { name: string } }) => item.name)).toEqual(names)
      expect(totalCount).toBe(names.length)
      expect(nodes[0]?.lastUsed ?? null).toBe(lastUsed)
      expect(nodes.map(({ pairs }: { pairs: number }) => pairs)).toEqual(names.map(() => 2))
    }),
  )

  it('goes on page by page', () =>
    inHub(db, '2026-04-02T01:00:00Z', async (hub) => {
      await used(hub)
      const ask = openDoor(hub)
      const march = { from: '2026-03', to: '2026-03', first: 1 }
      const { zombies } = (await ask(question, march, leader)).data.serviceUse
      expect([zombies.nodes[0].item.name, zombies.pageInfo.hasNextPage]).toEqual([card.name, true])
      const next = (await ask(question, { ...march, after: zombies.pageInfo.endCursor }, leader)).data.serviceUse
      expect(next.zombies.nodes[0].item.name).toBe(pension.name)
    }))

  it('records, rejects a row with its place, and forbids', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const ask = openDoor(hub)
      const { data } = await ask(mutation, { input: { ...hohhot, rows: [cases, { ...cases, cases: -1 }] } }, ofHohhot)
      expect(data.recordServiceUse).toEqual({
        outcomes: [
          { line: 1, outcome: 'RECORDED', problems: [] },
          { line: 2, outcome: 'REJECTED', problems: [{ code: 'USE_COUNT_INVALID', path: ['rows', '1', 'cases'] }] },
        ],
        problems: [],
      })
      expect(errorCodes(await ask(mutation, { input: { ...hohhot, rows: [cases] } }, ofBaotou))).toEqual(['FORBIDDEN'])
    }))
})
