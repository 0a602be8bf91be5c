import { describe, expect, it } from 'vitest'
import { addDays, civilDateAt } from '../../src/base/civil-date.ts'
import type { Db } from '../../src/db/database.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { advanceDay } from '../../src/recognition/advance-day.ts'
import { aspects } from '../../src/recognition/aspect.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, batch1, card, given, nameless, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { makeLive } from '../support/recognising.ts'

const { db } = await openTestDatabase()
// The database's own clock says when a fact was known, so the days of this test are those of the run.
const now = new Date().toISOString()
const today = civilDateAt(new Date(now))
const tomorrow = addDays(today, 1)
const later = `${tomorrow}T04:00:00Z`
await makeCluster(hubAt(db, now))

const inForce = async (hub: ReturnType<typeof hubAt>, validFrom: string) => {
  await backFilled(hub, {}, card)
  for (const caller of [ofHohhot, ofBaotou]) {
    const own = { city: caller.city!, validFrom }
    const content = { item: card.code, content: plainContent, state: 'ACTIVE' as const, dryRun: false }
    must(await recordImplementation(hub, caller, { ...content, city: own.city, validFrom: today }))
    const declaration = { cluster: 'hbew', items: [card.code], aspects, mode: 'ACCEPTED_ON_BEHALF' as const }
    must(await declareRecognition(hub, caller, { ...declaration, ...own }))
  }
}

const changesOf = async (db: Db) => {
  const rows = await db.selectFrom('change_entry').select('content').where('kind', '=', 'recognition.changed').execute()
  return rows
    .map(({ content }) => JSON.parse(content))
    .filter(({ state }) => state.cause === 'DAY_CAME')
    .map(
      ({ state }) => `${state.relation} ${state.acceptingCity} ${state.competentCity} ${state.before} ${state.after}`,
    )
    .sort()
}

describe('advancing the day', () => {
  it('records what a declaration that starts makes live, pair by pair', () =>
    inHub(db, now, async (hub) => {
      await inForce(hub, tomorrow)
      expect(must(await advanceDay(hub))).toEqual({ days: 1, changes: 0 })
      expect(must(await advanceDay(at(hub, later)))).toEqual({ days: 1, changes: 4 })
      expect(await changesOf(hub.db)).toEqual([
        'HANDLES 150100 150200 READY LIVE',
        'HANDLES 150200 150100 READY LIVE',
        'RECOGNISES 150100 150200 READY LIVE',
        'RECOGNISES 150200 150100 READY LIVE',
      ])
    }))

  it('records a date once, however often it runs', () =>
    inHub(db, now, async (hub) => {
      await inForce(hub, tomorrow)
      must(await advanceDay(at(hub, later)))
      expect(must(await advanceDay(at(hub, later)))).toEqual({ days: 0, changes: 0 })
    }))

  it('leaves what a verb recorded today to the verb', () =>
    inHub(db, now, async (hub) => {
      await inForce(hub, today)
      expect(must(await advanceDay(hub))).toEqual({ days: 1, changes: 0 })
    }))

  it('records what a membership that ends takes with it', () =>
    inHub(db, now, async (hub) => {
      await inForce(hub, today)
      must(await advanceDay(hub))
      const ending = {
        cluster: 'hbew',
        city: baotou,
        role: 'MEMBER' as const,
        validFrom: '2019-01-01',
        validTo: tomorrow,
      }
      must(await registerMembership(hub, secretariat, ending))
      expect(must(await advanceDay(at(hub, later)))).toEqual({ days: 1, changes: 4 })
      expect(await changesOf(hub.db)).toEqual([
        'HANDLES 150100 150200 LIVE WITHDRAWN',
        'HANDLES 150200 150100 LIVE WITHDRAWN',
        'RECOGNISES 150100 150200 LIVE WITHDRAWN',
        'RECOGNISES 150200 150100 LIVE WITHDRAWN',
      ])
    }))

  it('records what an adjustment of the day ends, of what the item was merged into', () =>
    inHub(db, now, async (hub) => {
      const waits = { ...nameless, code: 'A-1' }
      await backFilled(hub, {}, waits)
      must(await register(hub, given(card), { ordinal: 9, title: '第九批' }))
      await makeLive(hub, ['150100', '150200'], [card.code], '2022-01-01')
      must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'A-1', sameAs: card.code }] }))
      const withdrawn = { documentNumber: '5号', effectiveOn: tomorrow, add: [], withdraw: ['A-1'] }
      must(await adjustItemBatch(hub, secretariat, { ...batch1, ...withdrawn }))
      expect(must(await advanceDay(hub))).toEqual({ days: 1, changes: 0 })
      expect(must(await advanceDay(at(hub, later)))).toEqual({ days: 1, changes: 4 })
      expect(await changesOf(hub.db)).toEqual([
        'HANDLES 150100 150200 LIVE WITHDRAWN',
        'HANDLES 150200 150100 LIVE WITHDRAWN',
        'RECOGNISES 150100 150200 LIVE WITHDRAWN',
        'RECOGNISES 150200 150100 LIVE WITHDRAWN',
      ])
    }))

  it('catches up the days that the hub was down', () =>
    inHub(db, now, async (hub) => {
      must(await advanceDay(hub))
      expect(must(await advanceDay(at(hub, `${addDays(today, 3)}T04:00:00Z`)))).toEqual({ days: 3, changes: 0 })
    }))
})
