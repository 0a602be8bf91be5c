import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { abandonPush } from '../../src/sync/abandon-push.ts'
import { findPush } from '../../src/sync/find-push.ts'
import { finishPush } from '../../src/sync/finish-push.ts'
import { codesOf, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { baotouPush, cardRow, linesOf, ofBaotouSystem, pushed, rowOf, send } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'
import { lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const name = { city: '150200', source: 'baotou-zwfw', push: 'nightly-1' }
const chunk = (number: number, mode: 'CHANGES' | 'WHOLE' = 'CHANGES') => ({ push: 'nightly-1', chunk: number, mode })
const [a, b, c] = [rowOf('A', '152014011000'), rowOf('B', '152014012000'), rowOf('C', '152014013000')]

const finish = (hub: Hub, chunks: number, confirm = false) =>
  finishPush(hub, ofBaotouSystem, { ...name, chunks, confirm })

describe('pushing changes in chunks', () => {
  it('applies each as it comes, and closes the push when it is finished', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      expect(await pushed(hub, [a], chunk(1))).toEqual([['CREATED', '152014011000']])
      expect(await pushed(hub, [b, a], chunk(2))).toEqual([
        ['CREATED', '152014012000'],
        ['UNCHANGED', '152014011000', 'ROW_REPEATED'],
      ])
      expect(must(await finish(hub, 2))).toMatchObject({
        ...{ code: 'nightly-1', state: 'DONE', chunks: 2, applied: 2, endedAt: '2026-11-27T01:00:00.000000Z' },
        ...{ received: 3, created: 2, updated: 0, unchanged: 1, outdated: 0, conflict: 0, rejected: 0, repeated: 1 },
      })
    }))

  it('answers a chunk that comes again as it did, and changes nothing', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const first = must(await send(hub, [a, b], chunk(1)))
      const before = await tableCounts(hub.db)
      const again = must(await send(hub, [a, b], chunk(1)))
      expect(again).toEqual({ ...first, repeatedRequest: true })
      must(await finish(hub, 1))
      expect(must(await send(hub, [a, b], chunk(1)))).toEqual({ ...first, state: 'DONE', repeatedRequest: true })
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it.each([
    ['other content under a number that has come', [b], 1, 'CHUNK_OTHER_CONTENT', {}],
    ['a gap', [b], 3, 'CHUNK_OUT_OF_ORDER', { expected: 2 }],
    ['another mode', [b], 2, 'PUSH_OF_OTHER_MODE', { mode: 'CHANGES' }],
    ['no number', [b], null, 'CHUNK_NUMBER_INVALID', {}],
  ] as const)('refuses %s', (_, rows, number, code, facts) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await send(hub, [a], chunk(1)))
      const mode = code === 'PUSH_OF_OTHER_MODE' ? 'WHOLE' : 'CHANGES'
      const before = await tableCounts(hub.db)
      const refused = await send(hub, rows, { push: 'nightly-1', chunk: number, mode })
      expect(refused.problems).toMatchObject([{ code, facts }])
      expect(await tableCounts(hub.db)).toEqual(before)
    }),
  )

  it('refuses a number that is none, also of rows that go without a push', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const rehearsed = { chunk: -1, mode: 'WHOLE', dryRun: true } as const
      expect(codesOf(await send(hub, [a], rehearsed))).toEqual(['CHUNK_NUMBER_INVALID'])
    }))

  it('takes nothing more once it is finished or given up', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await send(hub, [a], chunk(1)))
      must(await finish(hub, 1))
      expect(codesOf(await send(hub, [b], chunk(2)))).toEqual(['PUSH_CLOSED'])
      expect(codesOf(await abandonPush(hub, ofBaotouSystem, name))).toEqual(['PUSH_CLOSED'])
      must(await send(hub, [a], { ...chunk(1), push: 'nightly-2' }))
      expect(must(await abandonPush(hub, ofBaotouSystem, { ...name, push: 'nightly-2' })).state).toBe('ABANDONED')
      expect(codesOf(await send(hub, [b], { ...chunk(2), push: 'nightly-2' }))).toEqual(['PUSH_CLOSED'])
    }))

  it('is not finished while chunks are missing', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await send(hub, [a], chunk(1)))
      expect((await finish(hub, 2)).problems).toMatchObject([
        { code: 'PUSH_INCOMPLETE', facts: { chunks: 2, found: 1 } },
      ])
    }))
})

describe('pushing a whole catalogue', () => {
  it('is staged until it is finished, then applied, and what is absent is named and not cancelled', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [a, b, cardRow])
      const before = await lastChange(hub.db)
      const staged = must(await send(hub, [a, c], chunk(1, 'WHOLE')))
      expect([
        staged.state,
        staged.counts.received,
        linesOf({ ...staged, counts: { ...staged.counts, received: 0 } }),
      ]).toEqual(['OPEN', 2, []])
      must(await send(hub, [cardRow], chunk(2, 'WHOLE')))
      expect(await lastChange(hub.db)).toBe(before)
      expect(must(await finish(hub, 2))).toMatchObject({
        ...{ state: 'DONE', received: 3, created: 1, unchanged: 2, missingCount: 1, missingRows: ['B'] },
        ...{ rowsBefore: 3, rowsNow: 3 },
      })
      expect(must(await finish(hub, 2)).state).toBe('DONE')
      expect(await pushed(hub, [b])).toEqual([['UNCHANGED', '152014012000']])
    }))

  it('is blocked by a drop of more than a tenth, until it is confirmed', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [a, b, c])
      must(await send(hub, [a, b], chunk(1, 'WHOLE')))
      const blocked = await finish(hub, 1)
      expect(must(blocked)).toMatchObject({ state: 'BLOCKED', rowsBefore: 3, rowsNow: 2, applied: 0 })
      expect(codesOf(blocked)).toEqual(['PUSH_DROPPED'])
      expect(must(await findPush(hub, ofBaotouSystem, name)).push.state).toBe('BLOCKED')
      expect(must(await finish(hub, 1, true))).toMatchObject({ state: 'DONE', unchanged: 2, missingCount: 1 })
    }))

  it('is applied by the request itself if that is all of it', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const alone = must(await send(hub, [a, b], { mode: 'WHOLE' }))
      expect([alone.state, linesOf(alone)]).toEqual([
        'DONE',
        [
          ['CREATED', '152014011000'],
          ['CREATED', '152014012000'],
        ],
      ])
      const replaced = must(await send(hub, [a, c], { mode: 'WHOLE' }))
      expect(replaced.problems).toMatchObject([
        { code: 'ROWS_MISSING', severity: 'WARNING', facts: { count: 1, rows: ['B'] } },
      ])
      const dropped = must(await send(hub, [a], { mode: 'WHOLE' }))
      expect([dropped.state, codesOf(dropped)]).toEqual(['BLOCKED', ['PUSH_DROPPED']])
      const { push } = dropped
      const confirmed = { ...baotouPush, push, chunks: 1, confirm: true }
      expect(must(await finishPush(hub, ofBaotouSystem, confirmed))).toMatchObject({
        state: 'DONE',
        missingRows: ['B', 'C'],
      })
    }))

  it('forgets of thousands of refused rows those that it no longer has', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const nameless = Array.from({ length: 3000 }, (_, i) => ({
        ...a,
        rowId: `N${i}`,
        content: { code: '152014011000' },
      }))
      must(await send(hub, nameless, { mode: 'WHOLE' }))
      const refused = async () => (await tableCounts(hub.db)).sync_rejected_row
      expect(await refused()).toBe(3000)
      must(await send(hub, nameless.slice(0, 1000), { mode: 'WHOLE' }))
      expect(await refused()).toBe(1000)
    }))

  it('is rehearsed with what would be missing, and nothing is written', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [a, b])
      const before = await tableCounts(hub.db)
      const rehearsed = must(await send(hub, [a, c], { mode: 'WHOLE', dryRun: true }))
      expect([linesOf(rehearsed), rehearsed.problems]).toMatchObject([
        [
          ['UNCHANGED', '152014011000'],
          ['CREATED', '152014013000'],
        ],
        [{ code: 'ROWS_MISSING', facts: { count: 1, rows: ['B'] } }],
      ])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))
})
