import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../src/db/database.ts'
import type { Hub } from '../../src/hub.ts'
import { suspendRecognition } from '../../src/recognition/change-recognition.ts'
import { exceptRecognition } from '../../src/recognition/except-recognition.ts'
import { type CoverageStep, daysToCount, newSteps } from '../../src/recognition/item-coverage.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, card, pension } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, makeCluster, must, ofBaotou, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { declare, implement, makeLive } from '../support/recognising.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const steps = (...of: [string, number][]): CoverageStep[] => of.map(([validFrom, pairs]) => ({ validFrom, pairs }))

describe('the days to count', () => {
  it.each([
    ['none but the first, if nothing begins later', '2026-03-02', [], ['2026-03-02']],
    [
      'also those later, once and in order',
      '2022-01-01',
      ['2027-01-01', '2023-05-01', '2027-01-01'],
      ['2022-01-01', '2023-05-01', '2027-01-01'],
    ],
    ['none before the first', '2026-03-02', ['2021-06-01', '2026-03-02'], ['2026-03-02']],
  ])('are %s', (_, from, beginnings, days) => {
    expect(daysToCount(from, beginnings)).toEqual(days)
  })
})

describe('the steps to write down', () => {
  it.each([
    ['none where nobody handled it and nobody does', [], steps(['2022-01-01', 0]), []],
    [
      'what was counted where nothing was known',
      [],
      steps(['2022-01-01', 2], ['2027-01-01', 1]),
      steps(['2022-01-01', 2], ['2027-01-01', 1]),
    ],
    [
      'none where it is as known',
      steps(['2021-01-01', 2], ['2027-01-01', 1]),
      steps(['2022-01-01', 2], ['2027-01-01', 1]),
      [],
    ],
    [
      'none where it is as known, counted on more days',
      steps(['2021-01-01', 2]),
      steps(['2022-01-01', 2], ['2023-01-01', 2]),
      [],
    ],
    [
      'no day on which it stays as on the one before',
      [],
      steps(['2022-01-01', 2], ['2023-01-01', 2], ['2024-01-01', 6]),
      steps(['2022-01-01', 2], ['2024-01-01', 6]),
    ],
    [
      'later days again, once an earlier one is another',
      steps(['2021-01-01', 2], ['2027-01-01', 0]),
      steps(['2022-01-01', 4], ['2027-01-01', 0]),
      steps(['2022-01-01', 4], ['2027-01-01', 0]),
    ],
    [
      'nothing before the first day that is another',
      steps(['2021-01-01', 2], ['2027-01-01', 1]),
      steps(['2022-01-01', 2], ['2027-01-01', 0]),
      steps(['2027-01-01', 0]),
    ],
    [
      'the day of a step that is no more',
      steps(['2021-01-01', 2], ['2027-01-01', 1]),
      steps(['2022-01-01', 2]),
      steps(['2027-01-01', 2]),
    ],
    ['a fall to nothing', steps(['2021-01-01', 2]), steps(['2022-01-01', 0]), steps(['2022-01-01', 0])],
    [
      'what was known of earlier days stays',
      steps(['2021-01-01', 2], ['2023-01-01', 6]),
      steps(['2024-01-01', 2]),
      steps(['2024-01-01', 2]),
    ],
  ])('are %s', (_, known, counted, expected) => {
    expect(newSteps(known, counted)).toEqual(expected)
  })
})

/** What was written down of the card since. */
const writtenBy = async (hub: Hub, doing: () => Promise<unknown>): Promise<string[]> => {
  const before = await written(hub.db)
  await doing()
  return (await written(hub.db)).slice(before.length)
}

const written = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ line: string }>`
    select valid_from || ' ' || handled_pairs as line from item_coverage order by id`.execute(db)
  return rows.map(({ line }) => line)
}

/** Two cities that handle the card for each other since 2022. */
const handled = async (hub: Hub) => {
  await makeCluster(hub)
  await backFilled(hub, {}, card, pension)
  await makeLive(hub, ['150100', '150200'], [card.code], '2022-01-01')
}

const ofCard = { cluster: 'hbew', item: card.code, reason: '系统升级' }
const ofPair = { ...ofCard, acceptingCity: '150100', competentCity: '150200', relation: 'HANDLES' } as const
const member = { cluster: 'hbew', city: baotou, role: 'MEMBER', validFrom: '2019-01-01' } as const
const resting = (hub: Hub, validFrom: string) => async () =>
  must(await suspendRecognition(hub, ofBaotou, { ...ofCard, city: '150200', aspects: ['ACCEPTS'], validFrom }))

describe('the pairs written down', () => {
  it('are those of the word that completes them', () =>
    inHub(db, now, async (hub) => {
      expect(await writtenBy(hub, () => handled(hub))).toEqual(['2022-01-01 2'])
    }))

  it('are none where handling does not change', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const same = async () => {
        await declare(hub, '150100', [card.code], '2026-03-02', { aspects: ['ISSUES', 'RECOGNISES'] })
        await implement(hub, '150100', pension.code, '2022-01-01')
        await backFilled(hub, { ordinal: 2, title: '第二批' }, card)
      }
      expect(await writtenBy(hub, same)).toEqual([])
    }))

  it('are those of a day to come, entered ahead', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      expect(await writtenBy(hub, resting(hub, '2027-01-01'))).toEqual(['2027-01-01 1'])
    }))

  it('are written again for the days after a day of the past', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      await resting(hub, '2027-01-01')()
      const excepted = async () =>
        must(
          await exceptRecognition(hub, ofHohhot, {
            ...ofPair,
            city: '150100',
            isLifted: false,
            validFrom: '2023-01-01',
          }),
        )
      expect(await writtenBy(hub, excepted)).toEqual(['2023-01-01 1', '2027-01-01 0'])
      const lifted = async () =>
        must(
          await exceptRecognition(hub, ofHohhot, {
            ...ofPair,
            city: '150100',
            isLifted: true,
            validFrom: '2023-01-01',
          }),
        )
      expect(await writtenBy(hub, lifted)).toEqual(['2023-01-01 2', '2027-01-01 1'])
    }))

  it('fall with an entry that is suspended', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      const suspended = () => implement(hub, '150200', card.code, '2025-01-01', { state: 'SUSPENDED' })
      expect(await writtenBy(hub, suspended)).toEqual(['2025-01-01 0'])
    }))

  it('follow a membership: its beginning, its end ahead, and its beginning anew', () =>
    inHub(db, now, async (hub) => {
      await handled(hub)
      must(await registerMembership(hub, secretariat, { ...member, city: ordos, role: 'OBSERVER' }))
      await makeLive(hub, [ordos.code], [card.code], '2024-01-01')
      const join = async () => must(await registerMembership(hub, secretariat, { ...member, city: ordos }))
      expect(await writtenBy(hub, join)).toEqual(['2024-01-01 6'])
      await resting(hub, '2027-01-01')()
      const leave = async () => must(await registerMembership(hub, secretariat, { ...member, validTo: '2026-06-01' }))
      expect(await writtenBy(hub, leave)).toEqual(['2026-06-01 2'])
      const again = async () => must(await registerMembership(hub, secretariat, { ...member, validFrom: '2027-03-01' }))
      expect(await writtenBy(hub, again)).toEqual(['2027-03-01 4'])
    }))

  it('are written for each of many items', () =>
    inHub(db, now, async (hub) => {
      const many = Array.from({ length: 205 }, (_, i) => ({ ...card, name: `事项${i}`, code: `15201500${1000 + i}` }))
      await makeCluster(hub)
      await backFilled(hub, {}, ...many)
      for (const { code } of many) await implement(hub, '150100', code, '2022-01-01')
      const online = { aspects: ['ACCEPTS', 'ENTRUSTS'], mode: 'FULLY_ONLINE' } as const
      const codes = many.map(({ code }) => code)
      await declare(hub, '150100', codes, '2022-01-01', online)
      const lines = await writtenBy(hub, () => declare(hub, '150200', codes, '2023-01-01', online))
      expect(lines).toEqual(many.map(() => '2023-01-01 1'))
    }))
})
