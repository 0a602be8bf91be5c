import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { listUnmatchedItems } from '../../src/recognition/list-unmatched-items.ts'
import { type MatchDecision, matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, card, given, licence, nameless, register } from '../support/batch.ts'
import { auditor, coordinatorOf, leader, operatorOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const match = (hub: Hub, caller: Caller, ...decisions: MatchDecision[]) =>
  matchItem(hub, caller, { cluster: 'hbew', decisions })
const localCard = { ...card, code: 'SB-1', name: '社会保障卡申请' }
const localFund = { ...nameless, code: 'GJJ-1' }

// A national item, and two that wait.
const prepare = async (hub: Hub) => {
  await makeCluster(hub)
  await makeCluster(hub, 'prd', [{ code: '440300', name: '深圳市' }])
  await backFilled(hub, {}, card, licence)
  must(await register(hub, given(localCard, localFund), { ordinal: 2 }))
}
const states = async (hub: Hub) => {
  const { rows } = await sql<{ name: string; state: string; matching: string }>`
    select name, state, matching from service_item where national_code is null order by id`.execute(hub.db)
  return rows.map(({ name, state, matching }) => [name, state, matching])
}

describe('matching an item that has no national code', () => {
  it('merges it into the item it is the same as', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await match(hub, ofHohhot, { item: 'SB-1', sameAs: card.code }))
      expect(await states(hub)).toEqual([
        ['社会保障卡申请', 'MERGED', 'CONFIRMED'],
        ['住房公积金提取', 'ACTIVE', 'WAITING'],
      ])
      const { rows } = await sql`
        select p.name as predecessor, s.national_code as successor, change, effective_on as on from item_lineage l
        join service_item p on p.id = predecessor_id join service_item s on s.id = successor_id`.execute(hub.db)
      expect(rows).toEqual([
        { predecessor: '社会保障卡申请', successor: '152014001000', change: 'MERGED', on: '2026-03-02' },
      ])
    }))

  it('lets the merged item’s local code mean the successor from then on', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await match(hub, ofHohhot, { item: 'SB-1', sameAs: card.code }))
      must(await register(hub, given(localCard), { ordinal: 3 }))
      const { rows } = await sql`
        select i.national_code as code, l.name from batch_item l join service_item i on i.id = l.item_id
        join item_batch b on b.id = l.batch_id where ordinal = 3`.execute(hub.db)
      expect(rows).toEqual([{ code: '152014001000', name: '社会保障卡申请' }])
    }))

  it('confirms one as new, which keeps the hub’s number', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await match(hub, secretariatOf('hbew'), { item: 'GJJ-1', isNew: true }))
      expect(await states(hub)).toEqual([
        ['社会保障卡申请', 'ACTIVE', 'WAITING'],
        ['住房公积金提取', 'ACTIVE', 'CONFIRMED'],
      ])
    }))

  it('merges one into another that was confirmed as new', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await match(hub, secretariat, { item: 'GJJ-1', isNew: true }))
      must(await match(hub, secretariat, { item: 'SB-1', sameAs: 'GJJ-1' }))
    }))

  it.each<[string, MatchDecision[], string[]]>([
    ['neither the same nor new', [{ item: 'SB-1' }], ['DECISION_UNCLEAR']],
    ['both the same and new', [{ item: 'SB-1', sameAs: card.code, isNew: true }], ['DECISION_UNCLEAR']],
    ['an unknown item', [{ item: 'X-1', isNew: true }], ['ITEM_UNKNOWN']],
    ['an unknown target', [{ item: 'SB-1', sameAs: 'X-1' }], ['ITEM_UNKNOWN']],
    ['an item with a national code', [{ item: card.code, isNew: true }], ['ITEM_NOT_WAITING']],
    ['the item itself', [{ item: 'SB-1', sameAs: 'SB-1' }], ['ITEM_SAME_AS_ITSELF']],
    ['a target that waits itself', [{ item: 'SB-1', sameAs: 'GJJ-1' }], ['MATCH_TARGET_NOT_SETTLED']],
    [
      'one item decided twice',
      [
        { item: 'SB-1', isNew: true },
        { item: 'SB-1', sameAs: card.code },
      ],
      ['ITEM_DECIDED_TWICE'],
    ],
    ['no decision', [], ['COUNT_OUT_OF_RANGE']],
    [
      'every wrong one of several, and takes none',
      [
        { item: 'GJJ-1', isNew: true },
        { item: 'X-1', isNew: true },
        { item: 'SB-1', sameAs: 'X-2' },
      ],
      ['ITEM_UNKNOWN', 'ITEM_UNKNOWN'],
    ],
  ])('refuses %s', (_, decisions, codes) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const before = await tableCounts(hub.db)
      expect(codesOf(await match(hub, secretariat, ...decisions))).toEqual(codes)
      expect(await tableCounts(hub.db)).toEqual(before)
    }),
  )

  it('refuses a second decision, and a target that was merged', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await match(hub, secretariat, { item: 'SB-1', sameAs: card.code }))
      expect(codesOf(await match(hub, secretariat, { item: 'SB-1', isNew: true }))).toEqual(['ITEM_NOT_WAITING'])
      expect(codesOf(await match(hub, secretariat, { item: 'GJJ-1', sameAs: 'SB-1' }))).toEqual([
        'MATCH_TARGET_NOT_SETTLED',
      ])
    }))

  it('refuses a draft of another cluster as a target, as one that does not exist', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const secret = { ...licence, name: '港口经营许可', code: '440131003000' }
      must(await register(hub, given(secret), { cluster: 'prd' }))
      expect(codesOf(await match(hub, secretariat, { item: 'SB-1', sameAs: secret.code }))).toEqual(['ITEM_UNKNOWN'])
    }))

  it.each<[string, Caller, string[]]>([
    ['a coordinator of another cluster', coordinatorOf('440300', 'prd'), ['FORBIDDEN']],
    ['another cluster’s secretariat', secretariatOf('prd'), ['FORBIDDEN']],
    ['an operator', operatorOf('150100', 'hbew'), ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
    ['an auditor', auditor, ['FORBIDDEN']],
    ['a stranger', anonymous, ['UNAUTHENTICATED']],
  ])('is refused to %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(codesOf(await match(hub, caller, { item: 'SB-1', isNew: true }))).toEqual(codes)
    }),
  )
})

describe('listing what waits', () => {
  it('offers active items of a like name, those of the same department first', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const [first, second] = must(await listUnmatchedItems(hub, ofHohhot, { cluster: 'hbew', after: 0, first: 10 }))
      expect(first).toMatchObject({ item: { name: '社会保障卡申请' }, candidates: [{ sameDepartment: true }] })
      expect(second).toMatchObject({ item: { name: '住房公积金提取' }, candidates: [] })
    }))

  it('drops what was decided, and what only an abandoned batch has', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await match(hub, secretariat, { item: 'SB-1', isNew: true }))
      await sql`update item_batch set state = 'ABANDONED' where ordinal = 2`.execute(hub.db)
      expect(must(await listUnmatchedItems(hub, ofHohhot, { cluster: 'hbew', after: 0, first: 10 }))).toEqual([])
    }))

  it('offers nothing of another cluster’s drafts', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await makeCluster(hub, 'prd', [{ code: '440300', name: '深圳市' }])
      must(await register(hub, given(card), { cluster: 'prd' }))
      must(await register(hub, given(localCard)))
      const asCoordinator = must(await listUnmatchedItems(hub, ofHohhot, { cluster: 'hbew', after: 0, first: 10 }))
      expect(asCoordinator).toMatchObject([{ item: { name: '社会保障卡申请' }, candidates: [] }])
    }))
})
