import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { card, draft, given, licence, nameless, pension, register } from '../support/batch.ts'
import {
  auditor,
  coordinatorOf,
  leader,
  operatorOf,
  partnerOf,
  secretariat,
  secretariatOf,
} from '../support/callers.ts'
import { codesOf, makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const listOf = async (hub: Hub, ordinal = 1) => {
  const { rows } = await sql<{ position: number; name: string; code: string | null }>`
    select position, l.name, i.national_code as code from batch_item l join service_item i on i.id = l.item_id
    join item_batch b on b.id = l.batch_id where b.ordinal = ${ordinal} order by position
  `.execute(hub.db)
  return rows
}

describe('registering a batch', () => {
  it('makes a draft of the rows in their order', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(await register(hub, given(card, licence), { documentNumber: ' 呼政办〔2026〕3号 ' })).toEqual({
        ok: {
          batch: { cluster: 'hbew', ordinal: 1 },
          received: 2,
          accepted: 2,
          unchanged: 0,
          rejected: 0,
          codeShapes: [{ shape: 'BASIC_CODE', rows: 2, example: '152014001000' }],
        },
        problems: [],
      })
      expect(await listOf(hub)).toEqual([
        { position: 1, name: '社会保障卡申领', code: '152014001000' },
        { position: 2, name: '食品经营许可', code: '150131003000' },
      ])
      const { rows } =
        await sql`select title, document_number, state, item_count, published_on from item_batch`.execute(hub.db)
      expect(rows).toEqual([
        { title: '第一批', document_number: '呼政办〔2026〕3号', state: 'DRAFTED', item_count: 2, published_on: null },
      ])
    }))

  it('records one change a row and one of the batch, none of them public', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await lastChange(hub.db)
      await register(hub, given(card, licence))
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['batch.itemListed', 'hbew/1/152014001000', false],
        ['batch.itemListed', 'hbew/1/150131003000', false],
        ['batch.registered', 'hbew/1', false],
      ])
    }))

  it('leaves nothing of a list with one wrong row when all are to be rejected', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await tableCounts(hub.db)
      const outcome = await register(hub, given(card, { ...licence, kind: '行政处罚' }, pension))
      expect(outcome.ok).toMatchObject({ batch: null, received: 3, accepted: 0, unchanged: 0, rejected: 3 })
      expect(outcome.problems).toEqual([
        {
          code: 'KIND_NOT_MUTUAL',
          severity: 'ERROR',
          path: ['rows', 1, 'kind'],
          field: 'kind',
          facts: { kind: 'PENALTY', found: '行政处罚' },
        },
      ])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('says every problem of every row at once', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const outcome = await register(
        hub,
        given({ ...card, name: ' ' }, { ...licence, kind: '强制', granularity: '大' }, card, card),
      )
      expect(outcome.problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
        ['TEXT_MISSING', 'rows.0.name'],
        ['KIND_UNKNOWN', 'rows.1.kind'],
        ['GRANULARITY_UNKNOWN', 'rows.1.granularity'],
        ['ITEM_CODE_REPEATED', 'rows.3.code'],
      ])
    }))

  it('registers the valid rows if only these are to be rejected', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const outcome = await register(hub, given(card, { ...licence, kind: '06' }, pension), {
        onProblem: 'ACCEPT_VALID',
      })
      expect(outcome.ok).toMatchObject({
        batch: { cluster: 'hbew', ordinal: 1 },
        received: 3,
        accepted: 2,
        unchanged: 0,
        rejected: 1,
      })
      expect((await listOf(hub)).map(({ position, name }) => [position, name])).toEqual([
        [1, '社会保障卡申领'],
        [2, '养老保险关系转移'],
      ])
    }))

  it('leaves nothing if no row is valid, even if the valid ones were to be accepted', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await tableCounts(hub.db)
      const outcome = await register(hub, given({ ...licence, kind: '06' }), { onProblem: 'ACCEPT_VALID' })
      expect(outcome.ok).toMatchObject({ batch: null, received: 1, accepted: 0, unchanged: 0, rejected: 1 })
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('refuses an empty list', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const outcome = await register(hub, given())
      expect([outcome.ok?.batch, codesOf(outcome)]).toEqual([null, ['LIST_EMPTY']])
    }))

  it('finds a list that is sent again unchanged, and records nothing', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const rows = [card, { ...pension, code: 'SB-001' }, nameless]
      await draft(hub, ...rows)
      const before = { ...(await tableCounts(hub.db)) }
      const outcome = await register(hub, given(...rows))
      expect(outcome.ok).toMatchObject({ received: 3, accepted: 0, unchanged: 3, rejected: 0 })
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('takes a changed row in its place and new rows at the end', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card, pension)
      const before = await lastChange(hub.db)
      const outcome = await register(hub, given({ ...card, department: '市人社局' }, pension, licence))
      expect(outcome.ok).toMatchObject({ received: 3, accepted: 2, unchanged: 1, rejected: 0 })
      expect((await listOf(hub)).map(({ position, name }) => [position, name])).toEqual([
        [1, '社会保障卡申领'],
        [2, '养老保险关系转移'],
        [3, '食品经营许可'],
      ])
      expect((await changesAfter(hub.db, before)).map(({ kind, subject }) => [kind, subject])).toEqual([
        ['batch.itemChanged', 'hbew/1/152014001000'],
        ['batch.itemListed', 'hbew/1/150131003000'],
        ['batch.amended', 'hbew/1'],
      ])
    }))

  it('refuses an ordinal that another title has', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      const outcome = await register(hub, given(licence), { title: '另一批' })
      expect(outcome).toEqual({
        problems: [
          {
            code: 'BATCH_ORDINAL_TAKEN',
            severity: 'ERROR',
            path: ['ordinal'],
            field: 'ordinal',
            facts: { ordinal: 1, title: '第一批', state: 'DRAFTED' },
          },
        ],
      })
    }))

  it('writes nothing at all in a dry run', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await tableCounts(hub.db)
      const rows = given(card, { ...licence, kind: '06' }, nameless)
      const outcome = await register(hub, rows, { dryRun: true, idempotencyKey: 'rehearsal' })
      expect(outcome.ok).toMatchObject({ batch: null, received: 3, accepted: 2, unchanged: 0, rejected: 1 })
      expect(codesOf(outcome)).toEqual(['KIND_NOT_MUTUAL', 'CODE_MISSING'])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('says in a dry run that the ordinal is taken', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await draft(hub, card)
      expect(codesOf(await register(hub, given(licence), { title: '另一批', dryRun: true }))).toEqual([
        'BATCH_ORDINAL_TAKEN',
      ])
    }))

  it.each([
    ['an unknown cluster', { cluster: 'nowhere' }, ['CLUSTER_UNKNOWN']],
    ['ordinal 0', { ordinal: 0 }, ['ORDINAL_OUT_OF_RANGE']],
    ['ordinal 1.5', { ordinal: 1.5 }, ['ORDINAL_OUT_OF_RANGE']],
    ['ordinal 10000', { ordinal: 10000 }, ['ORDINAL_OUT_OF_RANGE']],
    ['a blank title', { title: '　' }, ['TEXT_MISSING']],
    ['a title of 201 characters', { title: '批'.repeat(201) }, ['TEXT_TOO_LONG']],
    ['a NUL in the document number', { documentNumber: '呼\u0000政' }, ['TEXT_NOT_ALLOWED']],
    ['several at once', { ordinal: -1, title: '' }, ['ORDINAL_OUT_OF_RANGE', 'TEXT_MISSING']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const outcome = await register(hub, given(card), input)
      expect([outcome.ok, codesOf(outcome)]).toEqual([undefined, codes])
    }),
  )

  it.each<[string, Caller, string[]]>([
    ['the hub’s secretariat', secretariat, []],
    ['the cluster’s secretariat', secretariatOf('hbew'), []],
    ['another cluster’s secretariat', secretariatOf('prd'), ['FORBIDDEN']],
    ['a coordinator', coordinatorOf('150100', 'hbew'), ['FORBIDDEN']],
    ['an operator', operatorOf('150100', 'hbew'), ['FORBIDDEN']],
    ['a partner system', partnerOf('150100', 'hbew'), ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
    ['an auditor', auditor, ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('answers %s by their rights', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await register(hub, given(card), {}, caller))).toEqual(codes)
    }),
  )
})
