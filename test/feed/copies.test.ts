import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Db } from '../../src/db/database.ts'
import { encodeFeedCursor, hashOfNothing } from '../../src/feed/feed-cursor.ts'
import type { Hub } from '../../src/hub.ts'
import { abandonItemBatch } from '../../src/recognition/abandon-item-batch.ts'
import { card, given, pension, register } from '../support/batch.ts'
import { auditor, secretariat } from '../support/callers.ts'
import { makeCluster, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { copyOf, faultOf, follow, snapshotOf } from '../support/feed.ts'
import { inHub } from '../support/hub.ts'
import { RecognitionModel } from '../support/recognition-model.ts'
import { anyStep, begin, now, take } from '../support/recognition-steps.ts'
import { lastChange } from '../support/rows.ts'

const { db: server } = await openTestDatabase({ max: 2 })
const { db: embedded } = await openTestPglite()

const callers: readonly Caller[] = [anonymous, ofHohhot, secretariat, auditor]
const filters = [
  null,
  ['implementation', 'recognition.changed'],
  ['batch.itemPublished', 'batch.itemWithdrawn', 'membership'],
]

/** Beside what is done to items: drafts that come and go, and another cluster whose doings are nobody's business here. */
const anyDoing = fc.oneof(
  { weight: 9, arbitrary: anyStep },
  { weight: 1, arbitrary: fc.constant('draft' as const) },
  { weight: 1, arbitrary: fc.constant('abandon' as const) },
  { weight: 1, arbitrary: fc.constant('elsewhere' as const) },
)
type Doing = typeof anyDoing extends fc.Arbitrary<infer T> ? T : never

const drafted = { cluster: 'hbew', ordinal: 5, title: '第五批' }

const goThrough = async (hub: Hub, doings: readonly Doing[]) => {
  const model = new RecognitionModel()
  await begin(hub, model)
  await makeCluster(hub, 'sandbox', [{ code: '310100', name: '沙盒市' }])
  for (const doing of doings)
    if (doing === 'draft') await register(hub, given(card, pension), drafted)
    else if (doing === 'abandon') await abandonItemBatch(hub, secretariat, { ...drafted, reason: '重来' })
    else if (doing === 'elsewhere') await register(hub, given(card), { ...drafted, cluster: 'sandbox' })
    else await take(hub, model, doing)
}

/** A cursor at a number, of whoever asks. */
const cursorAt = async (db: Db, number: number): Promise<string> => {
  const { rows } = await sql<{ hash: string }>`select encode(hash, 'hex') as hash from change_commit
    where first_number <= ${number} order by first_number desc limit 1`.execute(db)
  return encodeFeedCursor({ number, hash: rows[0]?.hash ?? hashOfNothing, view: '' })
}

/** Whatever way a copy is made, it is the same: followed from the beginning, or begun with a snapshot and followed from there. */
const sameByEveryWay = (db: Db, runs: number, most: number) =>
  fc.assert(
    fc.asyncProperty(
      fc.array(anyDoing, { minLength: 3, maxLength: most }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
      (doings, shares) =>
        inHub(db, now, async (hub) => {
          await goThrough(hub, doings)
          const head = await lastChange(hub.db)
          for (const caller of callers)
            for (const kinds of filters) {
              const pages = await follow(hub, { kinds, first: 40 }, caller)
              expect(faultOf(pages)).toBeNull()
              const whole = await snapshotOf(hub, { kinds }, caller)
              expect([...copyOf(pages)]).toEqual([...copyOf([], whole.entries)])
              for (const share of shares) {
                const at = await cursorAt(hub.db, Math.floor(share * head))
                const early = await snapshotOf(hub, { kinds, at }, caller)
                const later = await follow(hub, { kinds, after: early.cursor }, caller)
                expect([...copyOf(later, early.entries)]).toEqual([...copyOf([], whole.entries)])
              }
            }
        }),
    ),
    { numRuns: runs },
  )

describe('a copy that is followed, begun from a snapshot anywhere, or taken at the end', () => {
  it('is the same for every caller and filter, on a server', () => sameByEveryWay(server, 12, 25), 120_000)

  it(
    'is the same for every caller and filter, on the embedded database',
    () => sameByEveryWay(embedded, 4, 12),
    120_000,
  )
})
