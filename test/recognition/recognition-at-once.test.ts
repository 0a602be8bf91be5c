import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/base/outcome.ts'
import { lockItems } from '../../src/catalogue/resolve-items.sql.ts'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, batch1, card, given, licence, pension, register } from '../support/batch.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { baotou, makeCluster, must, ofBaotou } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { implement } from '../support/recognising.ts'
import { recordedChanges } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const second = { ...card, code: '152014004000', name: '社会保障卡挂失' }
const third = { ...card, code: '152014005000', name: '社会保障卡补换' }
await makeCluster(hub)
await backFilled(hub, {}, card, pension, second, third)
for (const city of ['150100', '150200'])
  for (const item of [card.code, pension.code]) await implement(hub, city, item, '2022-01-01')

/** The later one begins when the earlier one has done its work and has not committed. */
const overlapping = async (
  earlier: (hub: Hub) => Promise<Outcome<unknown>>,
  later: (hub: Hub) => Promise<Outcome<unknown>>,
): Promise<void> => {
  const { waiting } = await db.transaction().execute(async (tx) => {
    must(await earlier({ ...hub, db: tx }))
    const waiting = later(hub)
    await sleep(300)
    return { waiting }
  })
  must(await waiting)
}

const declares =
  (city: string, ...items: string[]) =>
  (on: Hub) => {
    const said = { aspects: ['ACCEPTS', 'ENTRUSTS'], mode: 'ACCEPTED_ON_BEHALF' } as const
    return declareRecognition(on, coordinatorOf(city, 'hbew'), { cluster: 'hbew', city, items, ...said })
  }

describe('doing something to one item at once', () => {
  it('the city that comes second sees the word of the first: what is live is recorded', async () => {
    await overlapping(declares('150100', card.code), declares('150200', card.code))
    expect(await recordedChanges(db, card.code)).toEqual([
      'HANDLES 150100 150200 null → PLANNED DECLARED',
      'HANDLES 150200 150100 null → PLANNED DECLARED',
      'HANDLES 150100 150200 PLANNED → LIVE DECLARED',
      'HANDLES 150200 150100 PLANNED → LIVE DECLARED',
    ])
  })

  it('sees the entry of the other city suspended', async () => {
    must(await declares('150200', pension.code)(hub))
    await overlapping(
      (on) => {
        const suspended = { item: pension.code, city: '150200', state: 'SUSPENDED', dryRun: false } as const
        return recordImplementation(on, ofBaotou, suspended)
      },
      declares('150100', pension.code),
    )
    expect(await recordedChanges(db, pension.code)).toEqual([
      'HANDLES 150100 150200 null → PLANNED DECLARED',
      'HANDLES 150200 150100 null → PLANNED DECLARED',
      'HANDLES 150100 150200 PLANNED → SUSPENDED DECLARED',
      'HANDLES 150200 150100 PLANNED → SUSPENDED DECLARED',
    ])
  })
})

describe('an item that is declared of for the first time', () => {
  it('is not missed by a list that changes meanwhile', async () => {
    await overlapping(declares('150100', second.code), (on) => {
      const withdrawn = { withdraw: [second.code], add: [], documentNumber: '5号', effectiveOn: '2026-03-02' }
      return adjustItemBatch(on, secretariat, { ...batch1, ...withdrawn })
    })
    expect(await recordedChanges(db, second.code)).toEqual([
      'HANDLES 150100 150200 null → PLANNED DECLARED',
      'HANDLES 150200 150100 null → PLANNED DECLARED',
      'HANDLES 150100 150200 PLANNED → WITHDRAWN BATCH_ADJUSTED',
      'HANDLES 150200 150100 PLANNED → WITHDRAWN BATCH_ADJUSTED',
    ])
  })

  it('nor by a membership', async () => {
    await overlapping(declares('150100', third.code), (on) => {
      const ended = { role: 'MEMBER', validFrom: '2019-01-01', validTo: '2026-03-02' } as const
      return registerMembership(on, secretariat, { cluster: 'hbew', city: baotou, ...ended })
    })
    expect((await recordedChanges(db, third.code)).slice(2)).toEqual([
      'HANDLES 150100 150200 PLANNED → WITHDRAWN MEMBERSHIP_CORRECTED',
      'HANDLES 150200 150100 PLANNED → WITHDRAWN MEMBERSHIP_CORRECTED',
    ])
  })
})

describe('taking several items, each in an order of its own', () => {
  it('waits in no ring', async () => {
    const ninth = { ordinal: 9, title: '第九批' }
    const other = { ...licence, code: '150131004000', name: '食品生产许可' }
    must(await register(hub, given(licence, other), ninth))
    const between = Array.from({ length: 200 }, (_, i) => ({
      ...licence,
      code: `15013100${5000 + i}`,
      name: `许可${i}`,
    }))
    const amended = given({ ...other, name: '食品生产许可证' }, ...between, { ...licence, name: '食品经营许可证' })
    const [first] = await db.selectFrom('service_item').select('id').where('name', '=', licence.name).execute()
    const both = await db.transaction().execute(async (tx) => {
      await lockItems(tx, [first!.id])
      const declaring = declares('150100', licence.code, other.code)(hub)
      await sleep(300)
      const amending = register(hub, amended, ninth)
      await sleep(300)
      return { amending, declaring }
    })
    must(await both.amending)
    must(await both.declaring)
  })
})
