import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { assignIssue } from '../../src/programme/assign-issue.ts'
import { completedWithin, standingOfRow } from '../../src/programme/dispatch-row.ts'
import { prepareDispatch } from '../../src/programme/prepare-dispatch.ts'
import { raiseIssue } from '../../src/programme/raise-issue.ts'
import { leader, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, must, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { january, released, seedPlan, seedRow, task } from '../support/progress.ts'

const open = await openTestDatabase()
const { db } = open
const now = '2026-03-09T02:00:00Z'
const yi = 10_000_000_000

/** Project 1 reported 0.1 亿 by the end of January, 0.4 亿 by 20 February; the task was reported of once. */
const reported = async (hub: Hub) => {
  await seedPlan(hub)
  await released(hub, '2026-02-02', january, task)
  await released(hub, '2026-02-21', {
    ...january,
    onDay: '2026-02-20',
    completedThisYear: '40000000',
    text: '路基完成40%',
  })
}
const asked = async (hub: Hub, period: string, more: object = {}) =>
  must(await prepareDispatch(hub, leader, { cluster: 'hbew', period, ...more }))
const first = async (hub: Hub, period: string, more: object = {}) => {
  const brief = await asked(hub, period, more)
  const row = brief.rows.find(({ list, number }) => list === 'PROJECT' && number === 1)!
  return [row.parts[0]!.entry?.onDay ?? null, completedWithin(row, brief), standingOfRow(row, brief)]
}

describe('the brief of a period', () => {
  it.each([
    ['2026-01', ['2026-01-31', BigInt(yi / 10), 'UNDER_WAY']],
    ['2026-02-X1', ['2026-01-31', 0n, 'UNDER_WAY']],
    ['2026-02-X2', ['2026-02-20', BigInt((3 * yi) / 10), 'UNDER_WAY']],
    ['2026-W08', ['2026-02-20', BigInt((3 * yi) / 10), 'UNDER_WAY']],
    ['2026-W09', ['2026-02-20', 0n, 'UNDER_WAY']],
    ['2026-02', ['2026-02-20', BigInt((3 * yi) / 10), 'UNDER_WAY']],
    ['2026-Q1', ['2026-02-20', BigInt((4 * yi) / 10), 'UNDER_WAY']],
  ])('shows the latest released entry by the end of %s, and what came since its beginning', (period, found) =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      expect(await first(hub, period)).toEqual(found)
    }),
  )

  it('holds the listed rows only, in order, the lead city first', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const { rows } = await asked(hub, '2026-02')
      expect(rows.map(({ list, number }) => `${list} ${number}`)).toEqual([
        'TASK 1',
        'PROJECT 1',
        'PROJECT 2',
        'PLATFORM 1',
      ])
      expect(rows[0]!.parts.map(({ city }) => city)).toEqual(['150100', '150200'])
    }))

  it('does not change as later facts arrive', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const before = await asked(hub, '2026-02-X1', { asOf: '2026-02-12' })
      await released(hub, '2026-03-01', {
        ...january,
        onDay: '2026-02-05',
        completedThisYear: '20000000',
        text: '补报',
      })
      expect(await asked(hub, '2026-02-X1', { asOf: '2026-02-12' })).toEqual(before)
      expect(await first(hub, '2026-02-X1')).toEqual(['2026-02-05', BigInt(yi / 10), 'UNDER_WAY'])
    }))

  it('ends at the day as of which it is asked, while the period goes on', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      expect((await asked(hub, '2026-Q1', { asOf: '2026-02-10' })).to).toBe('2026-02-10')
      expect(await first(hub, '2026-Q1', { asOf: '2026-02-10' })).toEqual(['2026-01-31', BigInt(yi / 10), 'UNDER_WAY'])
    }))

  it('takes the lights of the day as of which it is asked, as it does the amounts', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      await seedRow(hub, { list: 'PROJECT', number: 7, more: { plannedStartOn: '2025-10-01', factors: [] } })
      await released(hub, '2026-02-02', { ...january, number: 7 })
      const lit = async (asOf: string) => {
        const { colour, causes } = (await asked(hub, '2026-01', { asOf })).rows.find(({ number }) => number === 7)!
        return [colour, causes.flatMap(({ reasons }) => reasons.map(({ code }) => code))]
      }
      expect(await lit('2026-01-31')).toEqual(['GREY', []])
      expect(await lit('2026-02-02')).toEqual(['RED', ['START_MISSED']])
    }))

  it('of a January that is merged, and of that February, speaks of both months', () =>
    inHub(db, '2025-12-01T01:00:00Z', async (hub) => {
      await reported(hub)
      must(await setClusterRule(hub, secretariat, { cluster: 'hbew', rule: 'JANUARY_MERGED', value: 'true' }))
      for (const period of ['2026-01', '2026-02']) {
        const { from, to } = await asked(hub, period, { asOf: '2026-03-09' })
        expect([period, from, to]).toEqual([period, '2026-01-01', '2026-02-28'])
        expect(await first(hub, period, { asOf: '2026-03-09' })).toEqual([
          '2026-02-20',
          BigInt((4 * yi) / 10),
          'UNDER_WAY',
        ])
      }
      expect((await asked(hub, '2026-03', { asOf: '2026-03-09' })).from).toBe('2026-03-01')
    }))

  it('holds the issues that are open at its end, and the names of all cities', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const raised = { cluster: 'hbew', city: '150100', title: '断头路', problem: '标准不一' }
      must(await raiseIssue(at(hub, '2026-02-20T02:00:00Z'), ofHohhot, raised))
      const assigned = { cluster: 'hbew', number: 1, owner: '150200', unit: '交通局', dueOn: '2026-03-20' }
      must(await assignIssue(at(hub, '2026-03-02T02:00:00Z'), secretariat, assigned))
      const issuesOf = async (period: string) =>
        (await asked(hub, period)).issues.map(({ steps }) => steps.at(-1)!.state)
      expect([await issuesOf('2026-01'), await issuesOf('2026-02'), await issuesOf('2026-03')]).toEqual([
        [],
        ['RAISED'],
        ['ASSIGNED'],
      ])
      expect([...(await asked(hub, '2026-03')).cities.values()].sort()).toEqual(['包头市', '呼和浩特市'])
    }))

  it.each([
    ['2026-W09', [false, false]],
    ['2026-02-X2', [false, false]],
    ['2026-02', [true, false]],
    ['2026-Q1', [true, true]],
  ])('of %s tells of use and of answers between cities: %j', (period, told) =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const { use, scorecard } = await asked(hub, period)
      expect([use !== null, scorecard !== null]).toEqual(told)
    }),
  )

  it.each([
    ['2026-04', leader, ['PERIOD_NOT_BEGUN']],
    ['2026-13', leader, ['PERIOD_INVALID']],
    ['2026-02', secretariatOf('prd'), ['FORBIDDEN']],
    ['2026-02', anonymous, ['UNAUTHENTICATED']],
  ] as const)('of %s is refused', (period, caller, codes) =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      expect(codesOf(await prepareDispatch(hub, caller, { cluster: 'hbew', period }))).toEqual(codes)
    }),
  )
})

describe('the statements of a brief', () => {
  it('do not grow with the rows', async () => {
    const hub = hubAt(db, now)
    await reported(hub)
    const { count } = await countStatements(open, () => asked(hub, '2026-Q1'))
    expect(count).toBeLessThanOrEqual(14)
  })
})
