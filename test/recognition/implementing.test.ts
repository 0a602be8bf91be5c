import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { resumeRecognition } from '../../src/recognition/change-recognition.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { card } from '../support/batch.ts'
import { auditor, coordinatorOf, leader, operatorOf, partnerOf, secretariat } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
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
const suspend = { ...entry, content: null, state: 'SUSPENDED', reason: '系统升级' } as const
const cancel = { ...entry, content: null, state: 'CANCELLED', reason: '机构改革' } as const

describe('recording an implementation', () => {
  it('gives the first version, and each change the next', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const renamed = { ...entry, content: { ...plainContent, name: '社保卡申领' } }
      const first = must(await recordImplementation(hub, ofHohhot, entry))
      const second = must(await recordImplementation(hub, ofHohhot, renamed))
      expect(
        [first, second].map(({ implementation: { version, change, state, validFrom } }) => [
          version,
          change,
          state,
          validFrom,
        ]),
      ).toEqual([
        [1, 'ADDED', 'ACTIVE', '2026-03-02'],
        [2, 'CHANGED', 'ACTIVE', '2026-03-02'],
      ])
    }))

  it('adds nothing for the same again, also without the content, also once cancelled', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await recordImplementation(hub, ofHohhot, entry))
      const before = await tableCounts(hub.db)
      must(await recordImplementation(hub, ofHohhot, entry))
      must(await recordImplementation(hub, ofHohhot, { ...entry, content: null }))
      expect(await tableCounts(hub.db)).toEqual(before)
      must(await recordImplementation(hub, ofHohhot, cancel))
      const cancelled = await tableCounts(hub.db)
      expect(must(await recordImplementation(hub, ofHohhot, cancel)).implementation.version).toBe(2)
      expect(await tableCounts(hub.db)).toEqual(cancelled)
    }))

  it('makes live what waited for it: the pairs in which the city stands', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await declareRecognition(hub, ofHohhot, declaration))
      must(await declareRecognition(hub, ofBaotou, { ...declaration, city: '150200' }))
      // Recognising needs the competent city's entry alone; handling, both cities'.
      expect(stepsOf(must(await recordImplementation(hub, ofHohhot, entry)).affected)).toEqual({ 'READY → LIVE': 1 })
      expect(stepsOf(must(await recordImplementation(hub, ofBaotou, { ...entry, city: '150200' })).affected)).toEqual({
        'READY → LIVE': 3,
      })
      expect(await answerOf(hub)).toEqual(['YES', 'LIVE', 'LIVE'])
    }))

  it.each([
    ['a suspended one as the first', { ...entry, state: 'SUSPENDED' as const }, ['IMPLEMENTATION_STEP_NOT_ALLOWED']],
    ['a first one without fields', { ...entry, content: null }, ['CONTENT_MISSING']],
    ['an unknown item', { ...entry, item: 'X-1' }, ['ITEM_UNKNOWN']],
    ['a day that does not exist', { ...entry, validFrom: '2026-02-29' }, ['DATE_INVALID']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      expect(codesOf(await recordImplementation(hub, ofHohhot, input))).toEqual(codes)
    }),
  )

  it('refuses a version that begins before the last, and whatever follows a cancelled one', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const early = { ...suspend, validFrom: '2021-12-31' }
      expect((await recordImplementation(hub, ofHohhot, early)).problems).toMatchObject([
        { code: 'VERSION_OUT_OF_ORDER', path: ['validFrom'], facts: { known: '2022-01-01' } },
      ])
      must(await recordImplementation(hub, ofHohhot, cancel))
      for (const state of ['ACTIVE', 'SUSPENDED'] as const)
        expect(codesOf(await recordImplementation(hub, ofHohhot, { ...entry, state }))).toEqual([
          'IMPLEMENTATION_STEP_NOT_ALLOWED',
        ])
    }))

  it.each([
    ['the city’s partner system', partnerOf('150100', 'hbew'), []],
    ['the city’s operator', operatorOf('150100', 'hbew'), ['FORBIDDEN']],
    ['another city’s coordinator', ofBaotou, ['FORBIDDEN']],
    ['another city’s partner system', partnerOf('150200', 'hbew'), ['FORBIDDEN']],
    ['the secretariat', secretariat, ['FORBIDDEN']],
    ['a leader', leader, ['FORBIDDEN']],
    ['nobody we know', anonymous, ['UNAUTHENTICATED']],
  ])('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      expect(codesOf(await recordImplementation(hub, caller, entry))).toEqual(codes)
    }),
  )
})

describe('suspending an implementation, where four cities recognise each other', () => {
  it('suspends at once all twelve recognitions in which the city stands, each recorded with its cause', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect(await matrixCounts(hub)).toEqual({ handles: { LIVE: 12 }, recognises: { LIVE: 12 } })
      const before = await lastChange(hub.db)
      const { affected, waitingToResume } = must(await recordImplementation(hub, ofHohhot, suspend))
      // Three other cities, each accepting and competent, handling and recognising: 3 × 2 × 2.
      expect(stepsOf(affected)).toEqual({ 'LIVE → SUSPENDED': 12 })
      expect(await recordedSteps(hub.db, before)).toEqual({ 'LIVE → SUSPENDED IMPLEMENTATION_SUSPENDED': 12 })
      expect(waitingToResume.map(({ aspect, cause, reason }) => [aspect, cause, reason])).toEqual([
        ['ACCEPTS', 'IMPLEMENTATION_SUSPENDED', '系统升级'],
        ['ENTRUSTS', 'IMPLEMENTATION_SUSPENDED', '系统升级'],
        ['ISSUES', 'IMPLEMENTATION_SUSPENDED', '系统升级'],
        ['RECOGNISES', 'IMPLEMENTATION_SUSPENDED', '系统升级'],
      ])
      expect(await matrixCounts(hub)).toEqual({
        handles: { LIVE: 6, SUSPENDED: 6 },
        recognises: { LIVE: 6, SUSPENDED: 6 },
      })
    }))

  it('records the version, and each declaration that it took', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await lastChange(hub.db)
      must(await recordImplementation(hub, ofHohhot, suspend))
      const others = (await changesAfter(hub.db, before)).filter(({ kind }) => kind !== 'recognition.changed')
      expect(others.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['implementation.recorded', '152014001000/150100', true],
        ['recognition.declared', 'hbew/152014001000/ACCEPTS/150100', false],
        ['recognition.declared', 'hbew/152014001000/ENTRUSTS/150100', false],
        ['recognition.declared', 'hbew/152014001000/ISSUES/150100', false],
        ['recognition.declared', 'hbew/152014001000/RECOGNISES/150100', false],
      ])
    }))

  it('gives nothing back when it is resumed: it names what waits, until the city resumes that too', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await recordImplementation(hub, ofHohhot, suspend))
      const resumed = must(await recordImplementation(hub, ofHohhot, entry))
      expect([resumed.implementation.change, resumed.affected, resumed.waitingToResume.length]).toEqual([
        'RESUMED',
        [],
        4,
      ])
      expect(await answerOf(hub)).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
      const before = await lastChange(hub.db)
      expect(stepsOf(must(await resumeRecognition(hub, ofHohhot, ownWord)).affected)).toEqual({
        'SUSPENDED → LIVE': 12,
      })
      expect(await recordedSteps(hub.db, before)).toEqual({ 'SUSPENDED → LIVE RESUMED_BY_CITY': 12 })
      expect(await matrixCounts(hub)).toEqual({ handles: { LIVE: 12 }, recognises: { LIVE: 12 } })
    }))

  it('takes along what was declared ahead, and names that too when it is resumed', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await declareRecognition(hub, ofHohhot, { ...declaration, mode: 'FULLY_ONLINE', validFrom: '2026-03-10' }))
      must(await recordImplementation(hub, ofHohhot, suspend))
      expect(await answerOf(hub, '2026-03-10')).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
      const { waitingToResume } = must(await recordImplementation(hub, ofHohhot, entry))
      expect(waitingToResume.map(({ aspect, validFrom }) => `${aspect} ${validFrom}`)).toEqual([
        'ACCEPTS 2026-03-02',
        'ACCEPTS 2026-03-10',
        'ENTRUSTS 2026-03-02',
        'ENTRUSTS 2026-03-10',
        'ISSUES 2026-03-02',
        'RECOGNISES 2026-03-02',
      ])
    }))

  it('asks before it restores on a later day too', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await recordImplementation(hub, ofHohhot, { ...suspend, validFrom: '2026-03-05' }))
      const resumed = must(await recordImplementation(hub, ofHohhot, { ...entry, validFrom: '2026-03-05' }))
      expect(resumed.waitingToResume.map(({ aspect }) => aspect)).toEqual([
        'ACCEPTS',
        'ENTRUSTS',
        'ISSUES',
        'RECOGNISES',
      ])
      expect(await answerOf(hub, '2026-03-05')).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
    }))

  it('changes nothing of today when it begins later', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect(must(await recordImplementation(hub, ofHohhot, { ...suspend, validFrom: '2026-04-01' })).affected).toEqual(
        [],
      )
      expect(await answerOf(hub, '2026-03-31')).toEqual(['YES', 'LIVE', 'LIVE'])
      expect(await answerOf(hub, '2026-04-01')).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
    }))

  it('is rehearsed by a dry run, which says what would change and writes nothing', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await tableCounts(hub.db)
      const { affected } = must(await recordImplementation(hub, ofHohhot, { ...suspend, dryRun: true }))
      expect(stepsOf(affected)).toEqual({ 'LIVE → SUSPENDED': 12 })
      expect(await tableCounts(hub.db)).toEqual(before)
      expect(await answerOf(hub)).toEqual(['YES', 'LIVE', 'LIVE'])
    }))

  it('takes only what the city had declared', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await recordImplementation(hub, ofHohhot, entry))
      must(await declareRecognition(hub, ofHohhot, { ...declaration, aspects: ['ISSUES'], mode: null }))
      const { waitingToResume } = must(await recordImplementation(hub, ofHohhot, suspend))
      expect(waitingToResume.map(({ aspect }) => aspect)).toEqual(['ISSUES'])
    }))
})

describe('cancelling an implementation, where four cities recognise each other', () => {
  it('suspends at once all that rests on it, each recorded with its cause', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const before = await lastChange(hub.db)
      const { affected } = must(await recordImplementation(hub, ofHohhot, cancel))
      expect(stepsOf(affected)).toEqual({ 'LIVE → SUSPENDED': 12 })
      expect(await recordedSteps(hub.db, before)).toEqual({ 'LIVE → SUSPENDED IMPLEMENTATION_CANCELLED': 12 })
    }))

  it('is named as what is missing, and stays so when the city resumes its word', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      must(await recordImplementation(hub, ofBaotou, { ...cancel, city: '150200' }))
      expect(await explanationOf(hub)).toEqual([
        ['HANDLES', 'NOT_SUSPENDED', '150200'],
        ['HANDLES', 'COMPETENT_CITY_IMPLEMENTS', '150200'],
        ['RECOGNISES', 'NOT_SUSPENDED', '150200'],
        ['RECOGNISES', 'COMPETENT_CITY_IMPLEMENTS', '150200'],
      ])
      must(await resumeRecognition(hub, ofBaotou, { ...ownWord, city: '150200' }))
      expect(await answerOf(hub)).toEqual(['NO', 'SUSPENDED', 'SUSPENDED'])
      expect(await explanationOf(hub)).toEqual([
        ['HANDLES', 'COMPETENT_CITY_IMPLEMENTS', '150200'],
        ['RECOGNISES', 'COMPETENT_CITY_IMPLEMENTS', '150200'],
      ])
    }))
})

describe('recording an implementation across clusters', () => {
  it('is for a coordinator whose key reaches the cluster', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const bound = { ...coordinatorOf('150100', 'hbew'), cluster: 'hbew' }
      expect(codesOf(await recordImplementation(hub, bound, { ...entry, item: card.code }))).toEqual([])
      expect(codesOf(await recordImplementation(hub, { ...bound, cluster: 'prd' }, entry))).toEqual(['FORBIDDEN'])
      expect(codesOf(await recordImplementation(hub, auditor, entry))).toEqual(['FORBIDDEN'])
    }))
})
