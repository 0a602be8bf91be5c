import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { resumeRecognition, suspendRecognition, withdrawRecognition } from '../../src/recognition/change-recognition.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { exceptRecognition } from '../../src/recognition/except-recognition.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { coordinatorOf, leader, operatorOf, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import {
  answerOf,
  declaration,
  entry,
  explanationOf,
  fourLive,
  fourMembers,
  matrixCounts,
  ownWord,
  recordedSteps,
  stepsOf,
} from '../support/recognition.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const pair = {
  cluster: 'hbew',
  item: declaration.items[0],
  city: '150100',
  acceptingCity: '150100',
  competentCity: '150200',
  relation: 'HANDLES',
  isLifted: false,
  reason: '窗口改造',
} as const

const who: [string, Caller, string[]][] = [
  ['the city’s own coordinator', ofHohhot, []],
  ['another city’s coordinator', ofBaotou, ['FORBIDDEN']],
  ['the city’s coordinator of another cluster', coordinatorOf('150100', 'prd'), ['FORBIDDEN']],
  ['the city’s operator', operatorOf('150100', 'hbew'), ['FORBIDDEN']],
  ['the city’s partner system', partnerOf('150100', 'hbew'), ['FORBIDDEN']],
  ['the hub’s secretariat', secretariat, ['FORBIDDEN']],
  ['the cluster’s secretariat', secretariatOf('hbew'), ['FORBIDDEN']],
  ['a leader', leader, ['FORBIDDEN']],
  ['nobody we know', anonymous, ['UNAUTHENTICATED']],
]

describe('declaring', () => {
  it('makes planned what one city says, and ready what both say', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await lastChange(hub.db)
      // Each of the three other cities as the one that entrusts and issues, and as the one that accepts and recognises.
      const one = must(await declareRecognition(hub, ofHohhot, declaration))
      expect(stepsOf(one.affected)).toEqual({ 'null → PLANNED': 12 })
      const other = must(await declareRecognition(hub, ofBaotou, { ...declaration, city: '150200' }))
      expect(stepsOf(other.affected)).toEqual({ 'PLANNED → READY': 4, 'null → PLANNED': 8 })
      expect(await recordedSteps(hub.db, before)).toEqual({
        'null → PLANNED DECLARED': 20,
        'PLANNED → READY DECLARED': 4,
      })
      expect(await explanationOf(hub)).toEqual([
        ['HANDLES', 'COMPETENT_CITY_IMPLEMENTS', '150200'],
        ['HANDLES', 'ACCEPTING_CITY_IMPLEMENTS', '150100'],
        ['RECOGNISES', 'COMPETENT_CITY_IMPLEMENTS', '150200'],
      ])
    }))

  it('adds nothing when it is repeated, also for a later day', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await tableCounts(hub.db)
      const again = must(await declareRecognition(hub, ofHohhot, { ...declaration, validFrom: '2022-01-01' }))
      must(await declareRecognition(hub, ofHohhot, { ...declaration, validFrom: '2027-01-01' }))
      expect(again.affected).toEqual([])
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('takes an aspect once that is named twice', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await lastChange(hub.db)
      must(await declareRecognition(hub, ofHohhot, { ...declaration, aspects: ['ISSUES', 'ISSUES'], mode: null }))
      const said = (await changesAfter(hub.db, before)).filter(({ kind }) => kind === 'recognition.declared')
      expect(said.map(({ subject }) => subject)).toEqual(['hbew/152014001000/ISSUES/150100'])
    }))

  it('changes the mode from a day on', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await declareRecognition(hub, ofHohhot, { ...declaration, mode: 'FULLY_ONLINE', validFrom: '2026-04-01' }))
      // Fully online needs no window: Hohhot's entry may rest from then on.
      const rest = { ...entry, content: null, state: 'SUSPENDED', validFrom: '2026-05-01' } as const
      must(await recordImplementation(hub, ofHohhot, rest))
      must(await resumeRecognition(hub, ofHohhot, { ...ownWord, aspects: ['ACCEPTS'], validFrom: '2026-05-01' }))
      expect(await answerOf(hub, '2026-05-01')).toEqual(['PARTLY', 'LIVE', 'SUSPENDED'])
    }))

  it('for a later day is waited for until then', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await withdrawRecognition(hub, ofHohhot, { ...ownWord, validFrom: '2022-01-01' }))
      must(await declareRecognition(hub, ofHohhot, { ...declaration, validFrom: '2026-04-01' }))
      expect(await answerOf(hub, '2021-12-31')).toEqual(['NO', 'READY', 'READY'])
      expect(await answerOf(hub, '2026-03-31')).toEqual(['NO', 'WITHDRAWN', 'WITHDRAWN'])
      expect(await answerOf(hub, '2026-04-01')).toEqual(['YES', 'LIVE', 'LIVE'])
    }))

  it('for a later day is waited for no more once that was taken back', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await declareRecognition(hub, ofHohhot, { ...declaration, validFrom: '2026-04-01' }))
      expect(await answerOf(hub)).toEqual(['NO', 'PLANNED', 'PLANNED'])
      must(await withdrawRecognition(hub, ofHohhot, { ...ownWord, validFrom: '2026-04-01' }))
      expect(await answerOf(hub)).toEqual(['NO', null, null])
    }))

  it.each([
    ['an unknown item beside a known one', { items: [declaration.items[0], 'X-1'] }, ['ITEM_UNKNOWN']],
    ['no item', { items: [] }, ['COUNT_OUT_OF_RANGE']],
    ['no aspect', { aspects: [] }, ['ASPECT_MISSING']],
    ['handling without a mode', { mode: null }, ['MODE_MISSING']],
    ['a day that does not exist', { validFrom: '2026-02-29' }, ['DATE_INVALID']],
  ])('refuses %s, and writes nothing', (_, wrong, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await tableCounts(hub.db)
      expect(codesOf(await declareRecognition(hub, ofHohhot, { ...declaration, ...wrong }))).toEqual(codes)
      expect(await tableCounts(hub.db)).toEqual(before)
    }),
  )

  it.each(who)('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeCluster(hub, 'prd')
      expect(codesOf(await declareRecognition(hub, caller, declaration))).toEqual(codes)
    }),
  )
})

describe('changing what was declared', () => {
  it('suspends, resumes and withdraws, each recorded with its cause', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await lastChange(hub.db)
      must(await suspendRecognition(hub, ofHohhot, ownWord))
      expect(await explanationOf(hub)).toEqual([
        ['HANDLES', 'NOT_SUSPENDED', '150100'],
        ['RECOGNISES', 'NOT_SUSPENDED', '150100'],
      ])
      must(await resumeRecognition(hub, ofHohhot, ownWord))
      must(await withdrawRecognition(hub, ofHohhot, ownWord))
      expect(await recordedSteps(hub.db, before)).toEqual({
        'LIVE → SUSPENDED SUSPENDED_BY_CITY': 12,
        'SUSPENDED → LIVE RESUMED_BY_CITY': 12,
        'LIVE → WITHDRAWN WITHDRAWN_BY_CITY': 12,
      })
      expect(await matrixCounts(hub)).toEqual({
        handles: { LIVE: 6, WITHDRAWN: 6 },
        recognises: { LIVE: 6, WITHDRAWN: 6 },
      })
    }))

  it('touches only the aspects that are named', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const { affected } = must(await suspendRecognition(hub, ofHohhot, { ...ownWord, aspects: ['ACCEPTS'] }))
      expect(stepsOf(affected)).toEqual({ 'LIVE → SUSPENDED': 3 })
      expect(await answerOf(hub)).toEqual(['PARTLY', 'SUSPENDED', 'LIVE'])
    }))

  it('reaches what was said ahead: nothing comes to life of itself on a later day', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await declareRecognition(hub, ofHohhot, { ...declaration, mode: 'FULLY_ONLINE', validFrom: '2026-03-10' }))
      must(await suspendRecognition(hub, ofHohhot, ownWord))
      expect(await answerOf(hub, '2026-03-10')).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
      must(await resumeRecognition(hub, ofHohhot, ownWord))
      expect(await answerOf(hub, '2026-03-10')).toEqual(['YES', 'LIVE', 'LIVE'])
      must(await withdrawRecognition(hub, ofHohhot, ownWord))
      expect(await answerOf(hub, '2026-03-10')).toEqual(['NO', 'WITHDRAWN', 'WITHDRAWN'])
    }))

  it('is live again when it is declared anew after a withdrawal', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await withdrawRecognition(hub, ofHohhot, ownWord))
      expect(stepsOf(must(await declareRecognition(hub, ofHohhot, declaration)).affected)).toEqual({
        'WITHDRAWN → LIVE': 12,
      })
    }))

  it.each([
    ['suspending what was never declared', fourMembers, suspendRecognition, ['NOTHING_DECLARED']],
    ['withdrawing what was never declared', fourMembers, withdrawRecognition, ['NOTHING_DECLARED']],
    ['resuming what rests not', fourLive, resumeRecognition, ['NOTHING_DECLARED']],
  ])('refuses %s', (_, prepare, verb, codes) =>
    inHub(db, now, async (hub) => {
      await prepare(hub)
      expect(codesOf(await verb(hub, ofHohhot, ownWord))).toEqual(codes)
    }),
  )

  it('refuses suspending and withdrawing twice, resuming what was withdrawn, and a day before the declaration', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const early = { ...ownWord, validFrom: '2021-12-31' }
      expect(codesOf(await suspendRecognition(hub, ofHohhot, early))).toEqual(['NOTHING_DECLARED'])
      must(await suspendRecognition(hub, ofHohhot, ownWord))
      expect(codesOf(await suspendRecognition(hub, ofHohhot, ownWord))).toEqual(['NOTHING_DECLARED'])
      must(await withdrawRecognition(hub, ofHohhot, ownWord))
      expect(codesOf(await withdrawRecognition(hub, ofHohhot, ownWord))).toEqual(['NOTHING_DECLARED'])
      expect(codesOf(await resumeRecognition(hub, ofHohhot, ownWord))).toEqual(['NOTHING_DECLARED'])
    }))

  it.each([
    ['a missing reason', { reason: ' ' }, ['TEXT_MISSING']],
    ['an unknown item', { item: 'X-1' }, ['ITEM_UNKNOWN']],
    ['a day that does not exist', { validFrom: '2026-02-29' }, ['DATE_INVALID']],
  ])('refuses %s', (_, wrong, codes) =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect(codesOf(await suspendRecognition(hub, ofHohhot, { ...ownWord, ...wrong }))).toEqual(codes)
    }),
  )

  it.each(who)('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect(codesOf(await suspendRecognition(hub, caller, ownWord))).toEqual(codes)
    }),
  )
})

const byBaotou = (hub: Hub, isLifted: boolean) =>
  exceptRecognition(hub, ofBaotou, { ...pair, city: '150200', isLifted })

describe('excepting a pair', () => {
  it('takes that relation of that pair out until it is lifted, and no other', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await lastChange(hub.db)
      must(await exceptRecognition(hub, ofHohhot, pair))
      expect(await answerOf(hub)).toEqual(['PARTLY', 'WITHDRAWN', 'LIVE'])
      expect(await matrixCounts(hub)).toEqual({ handles: { LIVE: 11, WITHDRAWN: 1 }, recognises: { LIVE: 12 } })
      must(await exceptRecognition(hub, ofHohhot, { ...pair, isLifted: true }))
      expect(await answerOf(hub)).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await recordedSteps(hub.db, before)).toEqual({
        'LIVE → WITHDRAWN EXCEPTED': 1,
        'WITHDRAWN → LIVE LIFTED': 1,
      })
    }))

  it('stands while one of both cities has not lifted its own', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await exceptRecognition(hub, ofHohhot, pair))
      must(await byBaotou(hub, false))
      expect(await explanationOf(hub)).toEqual([
        ['HANDLES', 'NOT_EXCEPTED', '150100'],
        ['HANDLES', 'NOT_EXCEPTED', '150200'],
      ])
      must(await exceptRecognition(hub, ofHohhot, { ...pair, isLifted: true }))
      expect(await explanationOf(hub)).toEqual([['HANDLES', 'NOT_EXCEPTED', '150200']])
      expect(stepsOf(must(await byBaotou(hub, true)).affected)).toEqual({ 'WITHDRAWN → LIVE': 1 })
    }))

  it.each([
    ['a pair of others', { acceptingCity: '150600', competentCity: '150200' }, ['PAIR_NOT_OWN']],
    ['a city with itself', { competentCity: '150100' }, ['PAIR_NOT_OWN']],
    ['a city that nobody knows', { competentCity: '999999' }, ['CITY_UNKNOWN']],
    ['a missing reason', { reason: '' }, ['TEXT_MISSING']],
    ['an unknown item', { item: 'X-1' }, ['ITEM_UNKNOWN']],
  ])('refuses %s', (_, wrong, codes) =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect(codesOf(await exceptRecognition(hub, ofHohhot, { ...pair, ...wrong }))).toEqual(codes)
    }),
  )

  it.each(who)('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect(codesOf(await exceptRecognition(hub, caller, pair))).toEqual(codes)
    }),
  )
})
