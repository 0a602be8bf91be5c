import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { backFilled, batch1, card, draft, licence, nameless, pension } from '../support/batch.ts'
import { leader, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const wish = { ...batch1, documentNumber: '呼政办〔2026〕5号', effectiveOn: '2026-04-01', add: [], withdraw: [] }

const prepare = async (hub: Hub) => {
  await makeCluster(hub)
  await backFilled(hub, {}, card, pension)
}

describe('adjusting a published batch', () => {
  it('adds and withdraws items from a day on, and leaves the list as it was published', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const before = await lastChange(hub.db)
      must(
        await adjustItemBatch(hub, secretariat, {
          ...wish,
          add: [licence],
          withdraw: [pension.code],
          reason: ' 机构改革 ',
        }),
      )
      const { rows } = await sql`
        select change, national_code as code, effective_on as on, document_number as number, reason, a.name
        from batch_adjustment a join service_item i on i.id = a.item_id order by a.id`.execute(hub.db)
      expect(rows).toEqual([
        {
          change: 'ADDED',
          code: '150131003000',
          on: '2026-04-01',
          number: '呼政办〔2026〕5号',
          reason: '机构改革',
          name: '食品经营许可',
        },
        {
          change: 'WITHDRAWN',
          code: '152014002000',
          on: '2026-04-01',
          number: '呼政办〔2026〕5号',
          reason: '机构改革',
          name: '养老保险关系转移',
        },
      ])
      expect((await sql`select item_count from item_batch`.execute(hub.db)).rows).toEqual([{ item_count: 2 }])
      expect(
        (await changesAfter(hub.db, before)).map(({ kind, subject, isPublic }) => [kind, subject, isPublic]),
      ).toEqual([
        ['batch.itemAdded', 'hbew/1/150131003000', true],
        ['batch.itemWithdrawn', 'hbew/1/152014002000', true],
      ])
    }))

  it('withdraws an item and takes it in again later', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await adjustItemBatch(hub, secretariat, { ...wish, withdraw: [card.code] }))
      must(await adjustItemBatch(hub, secretariat, { ...wish, effectiveOn: '2026-05-01', add: [card] }))
      must(await adjustItemBatch(hub, secretariat, { ...wish, effectiveOn: '2026-06-01', withdraw: [card.code] }))
    }))

  it('withdraws an item that was only added later, named by the hub’s number', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await adjustItemBatch(hub, secretariat, { ...wish, add: [nameless] }))
      const { rows } = await sql<{ number: string }>`
        select 'HT' || lpad(id::text, 10, '0') as number from service_item where national_code is null`.execute(hub.db)
      must(await adjustItemBatch(hub, secretariat, { ...wish, effectiveOn: '2026-05-01', withdraw: [rows[0]!.number] }))
    }))

  it('gives doubts about a row to be added as warnings, placed in the input', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const outcome = await adjustItemBatch(hub, secretariat, { ...wish, add: [licence, { name: '住房公积金提取' }] })
      expect(outcome.ok).toBeDefined()
      expect(outcome.problems.map(({ code, severity, path }) => [code, severity, path.join('.')])).toEqual([
        ['CODE_MISSING', 'WARNING', 'add.1.code'],
        ['KIND_MISSING', 'WARNING', 'add.1.kind'],
        ['GRANULARITY_UNSPECIFIED', 'WARNING', 'granularity'],
      ])
    }))

  it.each([
    ['an item that is in it', { add: [card] }, ['ITEM_ALREADY_IN_BATCH']],
    ['withdrawing what is not in it', { withdraw: [licence.code] }, ['ITEM_NOT_IN_BATCH']],
    [
      'one item added and withdrawn',
      { add: [card], withdraw: [card.code] },
      ['ITEM_ALREADY_IN_BATCH', 'ITEM_ADDED_AND_WITHDRAWN'],
    ],
    ['nothing to do', {}, ['COUNT_OUT_OF_RANGE']],
    ['a kind that cannot be mutual', { add: [{ ...licence, kind: '行政处罚' }] }, ['KIND_NOT_MUTUAL']],
    ['two rows of one code', { add: [licence, licence] }, ['ITEM_CODE_REPEATED']],
    ['a missing document number', { add: [licence], documentNumber: '' }, ['TEXT_MISSING']],
    ['a day that does not exist', { add: [licence], effectiveOn: '2026-02-29' }, ['DATE_INVALID']],
    ['a day before the publication', { add: [licence], effectiveOn: '2021-05-31' }, ['ADJUSTMENT_BEFORE_PUBLICATION']],
    ['one that is right beside one that is not', { add: [licence], withdraw: ['X-1'] }, ['ITEM_NOT_IN_BATCH']],
  ])('refuses %s, and changes nothing', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      const before = await tableCounts(hub.db)
      const outcome = await adjustItemBatch(hub, secretariat, { ...wish, ...input })
      expect([outcome.ok, codesOf(outcome)]).toEqual([undefined, codes])
      expect(await tableCounts(hub.db)).toEqual(before)
    }),
  )

  it('refuses a day before the item’s last adjustment', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await adjustItemBatch(hub, secretariat, { ...wish, withdraw: [card.code] }))
      const outcome = await adjustItemBatch(hub, secretariat, { ...wish, effectiveOn: '2026-03-31', add: [card] })
      expect(outcome.problems).toMatchObject([
        { code: 'ADJUSTMENT_OUT_OF_ORDER', path: ['add', 0], facts: { code: card.code, known: '2026-04-01' } },
      ])
    }))

  it('withdraws an item once that is named twice', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      must(await adjustItemBatch(hub, secretariat, { ...wish, withdraw: [card.code, card.code] }))
      expect((await sql`select from batch_adjustment`.execute(hub.db)).rows).toHaveLength(1)
    }))

  it('refuses a draft', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      expect(codesOf(await adjustItemBatch(hub, secretariat, { ...wish, add: [licence] }))).toEqual([
        'BATCH_STATE_NOT_ALLOWED',
      ])
    }))

  it.each([
    ['the cluster’s secretariat', secretariatOf('hbew'), []],
    ['another cluster’s secretariat', secretariatOf('prd'), ['FORBIDDEN']],
    ['a coordinator', ofHohhot, ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('answers %s by their rights', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(codesOf(await adjustItemBatch(hub, caller, { ...wish, add: [licence] }))).toEqual(codes)
    }),
  )
})
