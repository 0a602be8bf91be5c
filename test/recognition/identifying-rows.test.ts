import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, batch1, card, draft, given, nameless, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const implementation = '12441500196720244T3442199806003'
const items = async (hub: Hub) => {
  const { rows } = await sql<{ code: string | null; name: string; matching: string; codes: string[] }>`
    select national_code as code, name, matching,
      array(select scheme || ' ' || code from service_item_code c where c.item_id = i.id order by 1) as codes
    from service_item i order by id`.execute(hub.db)
  return rows
}

describe('identifying the item of a row', () => {
  it('knows a national code in any writing, and from another cluster', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await makeCluster(hub, 'prd')
      await draft(hub, card)
      const wide = { ...card, code: '１５２０１４ ００１０００' }
      expect(must(await register(hub, given(wide), { cluster: 'prd' }))).toMatchObject({ accepted: 1 })
      expect(await items(hub)).toEqual([
        { code: '152014001000', name: '社会保障卡申领', matching: 'NOT_NEEDED', codes: [] },
      ])
    }))

  it('takes the national code out of an implementation code, and keeps both', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, { ...card, code: implementation })
      expect(await items(hub)).toEqual([
        {
          code: '442199806003',
          name: '社会保障卡申领',
          matching: 'NOT_NEEDED',
          codes: ['IMPLEMENTATION 12441500196720244T3442199806003'],
        },
      ])
    }))

  it('keeps any other code as a local one and lets the item wait', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const outcome = await register(hub, given({ ...card, code: 'SB-001' }))
      expect(outcome.problems.map(({ code, severity, facts }) => [code, severity, facts])).toEqual([
        ['NO_NATIONAL_CODE', 'WARNING', { code: 'SB-001' }],
      ])
      expect(await items(hub)).toEqual([
        { code: null, name: '社会保障卡申领', matching: 'WAITING', codes: ['LOCAL SB-001'] },
      ])
    }))

  it('keeps a local code beside the national one', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, { ...card, localCode: 'SB-001' })
      expect(await items(hub)).toEqual([
        { code: '152014001000', name: '社会保障卡申领', matching: 'NOT_NEEDED', codes: ['LOCAL SB-001'] },
      ])
    }))

  it('knows a local code again within the cluster only', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await makeCluster(hub, 'prd')
      await draft(hub, { ...card, code: 'SB-001' })
      must(await register(hub, given({ ...card, code: 'SB-001' }), { ordinal: 2 }))
      expect(await items(hub)).toHaveLength(1)
      must(await register(hub, given({ ...card, code: 'SB-001' }), { cluster: 'prd' }))
      expect(await items(hub)).toHaveLength(2)
    }))

  it('refuses a local code that belongs to an item of another name', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, { ...card, code: 'SB-001' })
      const outcome = await register(hub, given({ ...nameless, code: 'SB-001' }), { ordinal: 2 })
      expect(outcome.problems.find(({ severity }) => severity === 'ERROR')).toEqual({
        code: 'LOCAL_CODE_TAKEN',
        severity: 'ERROR',
        path: ['rows', 0, 'code'],
        field: 'code',
        facts: { code: 'SB-001', known: '社会保障卡申领' },
      })
    }))

  it('doubts a national code under another name, and takes it', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      const outcome = await register(hub, given({ ...card, name: '社保卡办理' }), { ordinal: 2 })
      expect(outcome.ok).toMatchObject({ accepted: 1 })
      expect(codesOf(outcome)).toEqual(['ITEM_NAME_DIFFERS'])
    }))

  it('numbers an item without any code, and knows it again within the batch', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, nameless)
      expect(await items(hub)).toEqual([{ code: null, name: '住房公积金提取', matching: 'WAITING', codes: [] }])
      expect(must(await register(hub, given({ ...nameless, note: '线上' })))).toMatchObject({ accepted: 1 })
      expect(await items(hub)).toHaveLength(1)
    }))

  it('takes two rows of one item as a repetition, whichever codes they name it by', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, { ...card, localCode: 'SB-001' })
      const rows = given(card, { ...card, code: 'SB-001' })
      const outcome = await register(hub, rows, { ordinal: 2, onProblem: 'ACCEPT_VALID' })
      expect(outcome.ok).toMatchObject({ received: 2, accepted: 1, rejected: 1 })
      expect(outcome.problems.find(({ severity }) => severity === 'ERROR')).toMatchObject({
        code: 'ITEM_CODE_REPEATED',
        path: ['rows', 1, 'code'],
        facts: { code: 'SB-001', firstRow: 1 },
      })
    }))

  it('takes a merged item’s code beside its successor’s as a repetition too, in a list and in an adjustment', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, { ...card, code: 'SB-001', name: '社保卡办理' })
      must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'SB-001', sameAs: card.code }] }))
      const both = [card, { ...card, code: 'SB-001', name: '社保卡办理' }]
      const outcome = await register(hub, given(...both), { ordinal: 2, onProblem: 'ACCEPT_VALID' })
      expect(outcome.ok).toMatchObject({ accepted: 1, rejected: 1 })
      await backFilled(hub, { ordinal: 3 }, nameless)
      const wish = { ...batch1, ordinal: 3, documentNumber: '5号', effectiveOn: '2026-04-01', add: both, withdraw: [] }
      expect(codesOf(await adjustItemBatch(hub, secretariat, wish))).toContain('ITEM_CODE_REPEATED')
    }))

  it('refuses two items of one list that claim one local code', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const rows = given({ ...card, localCode: 'SB-001' }, { ...nameless, code: '150131003000', localCode: 'SB-001' })
      const outcome = await register(hub, rows, { onProblem: 'ACCEPT_VALID' })
      expect(outcome.ok).toMatchObject({ accepted: 1, rejected: 1 })
    }))
})
