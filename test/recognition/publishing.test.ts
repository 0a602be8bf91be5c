import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { abandonItemBatch } from '../../src/recognition/abandon-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { dropBatchItems } from '../../src/recognition/drop-batch-items.ts'
import { objectToItem } from '../../src/recognition/object-to-item.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerPublishedBatch } from '../../src/recognition/register-published-batch.ts'
import { returnToDraft } from '../../src/recognition/return-to-draft.ts'
import {
  backFilled,
  batch1,
  card,
  consulted,
  draft,
  given,
  head,
  licence,
  nameless,
  published,
  register,
} from '../support/batch.ts'
import { secretariat, secretariatOf } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const march2 = '2026-03-02T01:00:00Z'
const reason = '层级不一致'

const batchRow = async (hub: Hub) => {
  const { rows } = await sql`
    select state, published_on, document_number, is_back_filled, item_count from item_batch`.execute(hub.db)
  return rows[0]
}
const answers = async (hub: Hub) => {
  const { rows } = await sql<{ city: string; manner: string; on: string }>`
    select city_code as city, manner, confirmed_on as on from batch_confirmation order by 1`.execute(hub.db)
  return rows.map(({ city, manner, on }) => [city, manner, on])
}

describe('publishing a batch', () => {
  it('fixes the day and the document number', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card, licence)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      const publication = { ...batch1, documentNumber: ' 呼政办〔2026〕9号 ', publishedOn: '2026-03-02' }
      must(await publishItemBatch(at(hub, '2026-03-05T01:00:00Z'), secretariat, publication))
      expect(await batchRow(hub)).toEqual({
        state: 'PUBLISHED',
        published_on: '2026-03-02',
        document_number: '呼政办〔2026〕9号',
        is_back_filled: false,
        item_count: 2,
      })
    }))

  it('takes today in Beijing and the number of the draft if none is given', () =>
    inHub(db, '2026-03-02T17:00:00Z', async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot])
      must(await register(hub, given(card), { documentNumber: '呼政办〔2026〕3号' }))
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await publishItemBatch(hub, secretariat, batch1))
      expect(await batchRow(hub)).toMatchObject({ published_on: '2026-03-03', document_number: '呼政办〔2026〕3号' })
    }))

  it('makes each item and the batch public in the log', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot])
      await consulted(hub, '2026-03-16', card, licence)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      const before = await lastChange(hub.db)
      must(await publishItemBatch(hub, secretariat, batch1))
      expect(
        (await changesAfter(hub.db, before)).map(({ kind, subject, isPublic }) => [kind, subject, isPublic]),
      ).toEqual([
        ['batch.itemPublished', 'hbew/1/152014001000', true],
        ['batch.itemPublished', 'hbew/1/150131003000', true],
        ['batch.published', 'hbew/1', true],
      ])
    }))

  it('names the cities that are waited for and the objections that stand', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await consulted(hub, '2026-03-16', card)
      must(await objectToItem(hub, ofBaotou, { ...batch1, item: card.code, reason }))
      const outcome = await publishItemBatch(hub, secretariat, batch1)
      expect(outcome.problems.map(({ code, facts }) => [code, facts])).toEqual([
        ['OBJECTION_STANDS', { count: 1, cities: ['包头市'] }],
        ['CONFIRMATION_WAITED_FOR', { cities: ['呼和浩特市'], deadline: '2026-03-16' }],
      ])
    }))

  it.each([
    ['a day that does not exist', { publishedOn: '2023-02-30' }, 'DATE_INVALID'],
    ['tomorrow', { publishedOn: '2026-03-03' }, 'DATE_IN_THE_FUTURE'],
    ['a document number of 101 characters', { documentNumber: '号'.repeat(101) }, 'TEXT_TOO_LONG'],
    ['an unknown batch', { ordinal: 2 }, 'BATCH_UNKNOWN'],
  ])('refuses %s', (_, input, code) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot])
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      expect(codesOf(await publishItemBatch(hub, secretariat, { ...batch1, ...input }))).toEqual([code])
    }),
  )

  it('refuses a draft that nobody was asked about, and a batch that is published', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      expect(codesOf(await publishItemBatch(hub, secretariat, batch1))).toEqual(['BATCH_STATE_NOT_ALLOWED'])
      await published(hub, card)
      expect(codesOf(await publishItemBatch(hub, secretariat, batch1))).toEqual(['BATCH_STATE_NOT_ALLOWED'])
    }))
})

describe('counting silence as no objection', () => {
  it('begins the day after the deadline and is recorded as such', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot, baotou], true)
      await consulted(hub, '2026-03-16', card)
      must(await confirmItemBatch(at(hub, '2026-03-05T01:00:00Z'), ofHohhot, batch1))
      const dueDay = at(hub, '2026-03-16T15:59:59Z')
      expect(codesOf(await publishItemBatch(dueDay, secretariat, batch1))).toEqual(['CONFIRMATION_WAITED_FOR'])
      must(await publishItemBatch(at(hub, '2026-03-16T16:00:00Z'), secretariat, batch1))
      expect(await answers(hub)).toEqual([
        ['150100', 'STATED', '2026-03-05'],
        ['150200', 'SILENCE', '2026-03-17'],
      ])
    }))

  it('never happens where the cluster’s rules do not say so', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot, baotou], false)
      await consulted(hub, '2026-03-16', card)
      const later = at(hub, '2026-06-01T01:00:00Z')
      expect((await publishItemBatch(later, secretariat, batch1)).problems).toMatchObject([
        { code: 'CONFIRMATION_WAITED_FOR', facts: { cities: ['呼和浩特市', '包头市'], deadline: '2026-03-16' } },
      ])
    }))

  it('does not outweigh an objection', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub, 'hbew', [hohhot, baotou], true)
      await consulted(hub, '2026-03-16', card)
      must(await objectToItem(hub, ofBaotou, { ...batch1, item: card.code, reason }))
      const later = at(hub, '2026-03-20T01:00:00Z')
      expect(codesOf(await publishItemBatch(later, secretariat, batch1))).toEqual(['OBJECTION_STANDS'])
      expect(await answers(hub)).toEqual([])
    }))
})

describe('a published batch', () => {
  it('takes no further step of its life', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await published(hub, card)
      const before = await tableCounts(hub.db)
      const input = { ...batch1, reason, items: [card.code], item: card.code }
      const outcomes = [
        await register(hub, given(licence)),
        await dropBatchItems(hub, secretariat, input),
        await returnToDraft(hub, secretariat, input),
        await abandonItemBatch(hub, secretariat, input),
        await confirmItemBatch(hub, ofHohhot, batch1),
        await objectToItem(hub, ofHohhot, input),
      ]
      expect(outcomes.map(codesOf)).toEqual([
        ['BATCH_ORDINAL_TAKEN'],
        ['BATCH_STATE_NOT_ALLOWED'],
        ['BATCH_STATE_NOT_ALLOWED'],
        ['BATCH_STATE_NOT_ALLOWED'],
        ['BATCH_STATE_NOT_ALLOWED'],
        ['BATCH_STATE_NOT_ALLOWED'],
      ])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it.each([
    ['changing the batch', sql`update item_batch set title = '别的'`],
    [
      'taking its publication back',
      sql`update item_batch set state = 'DRAFTED', published_on = null, published_in = null`,
    ],
    ['deleting the batch', sql`delete from item_batch`],
    ['changing a row', sql`update batch_item set name = '别的'`],
    ['deleting a row', sql`delete from batch_item`],
    [
      'adding a row',
      sql`insert into batch_item select batch_id, (select id from service_item where national_code = '150131003000'), 99, null,
        '别的', kind, granularity, null, null, recorded_in from batch_item limit 1`,
    ],
  ])('is held by the database itself against %s', (_, statement) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      must(await register(hub, given(licence), { ordinal: 2, title: '第二批' }))
      await sql`delete from batch_item`.execute(hub.db)
      await published(hub, card)
      await expect(statement.execute(hub.db)).rejects.toThrow(/refused/)
    }),
  )
})

describe('registering a batch of past years', () => {
  it('publishes it as of then, known from now on', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      const before = await lastChange(hub.db)
      expect(await backFilled(hub, {}, card, nameless)).toMatchObject({ batch: batch1, received: 2, accepted: 2 })
      expect(await batchRow(hub)).toEqual({
        state: 'PUBLISHED',
        published_on: '2021-06-01',
        document_number: '呼政办〔2021〕1号',
        is_back_filled: true,
        item_count: 2,
      })
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, isPublic }) => [kind, isPublic])).toEqual([
        ['batch.itemPublished', true],
        ['batch.itemPublished', true],
        ['batch.published', true],
      ])
    }))

  it.each([
    ['no document number', { documentNumber: ' ' }, ['TEXT_MISSING']],
    ['a day in the future', { publishedOn: '2026-03-03' }, ['DATE_IN_THE_FUTURE']],
    ['a day that does not exist', { publishedOn: '2023-02-30' }, ['DATE_INVALID']],
    ['an ordinal that is taken', { ordinal: 2 }, ['BATCH_ORDINAL_TAKEN']],
    ['an unknown cluster', { cluster: 'nowhere' }, ['CLUSTER_UNKNOWN']],
    [
      'a title, number and day that are all wrong',
      { title: '', documentNumber: '', publishedOn: '' },
      ['TEXT_MISSING', 'TEXT_MISSING', 'DATE_INVALID'],
    ],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      must(await register(hub, given(licence), { ordinal: 2 }))
      const past = { ...head, documentNumber: '呼政办〔2021〕1号', publishedOn: '2021-06-01', ...input }
      const outcome = await registerPublishedBatch(hub, secretariat, past, given(card))
      expect([outcome.ok, codesOf(outcome)]).toEqual([undefined, codes])
    }),
  )

  it('does not publish a draft of the same title', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      const past = { ...head, documentNumber: '呼政办〔2021〕1号', publishedOn: '2021-06-01' }
      expect(codesOf(await registerPublishedBatch(hub, secretariat, past, given(card)))).toEqual([
        'BATCH_ORDINAL_TAKEN',
      ])
    }))

  it('is refused to others than the cluster’s secretariat', () =>
    inHub(db, march2, async (hub) => {
      await makeCluster(hub)
      const past = { ...head, documentNumber: '呼政办〔2021〕1号', publishedOn: '2021-06-01' }
      const asked = [secretariatOf('prd'), ofHohhot, anonymous]
      const outcomes = []
      for (const caller of asked) outcomes.push(await registerPublishedBatch(hub, caller, past, given(card)))
      expect(outcomes.map(codesOf)).toEqual([['FORBIDDEN'], ['FORBIDDEN'], ['UNAUTHENTICATED']])
    }))
})
