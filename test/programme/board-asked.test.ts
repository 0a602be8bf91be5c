import { describe, expect, it } from 'vitest'
import type { Hub } from '../../src/hub.ts'
import { advanceWholeDay } from '../../src/programme/advance-whole-day.ts'
import { answerBoard, answerRowsBehind, type BoardInput, type StatusBoard } from '../../src/programme/answer-board.ts'
import { type BoardRow, boardFigures } from '../../src/programme/board.sql.ts'
import { figuresOf } from '../../src/programme/board.ts'
import { grantExemption } from '../../src/programme/grant-exemption.ts'
import { boardParts } from '../support/board-parts.ts'
import { leaderOf, secretariat } from '../support/callers.ts'
import { baotou, codesOf, hohhot, makeCluster, must, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { plan, release } from '../support/planning.ts'

const { db } = await openTestDatabase()
const january = '2026-01-10T04:00:00Z'
await makeCluster(hubAt(db, january), 'hbew', [hohhot, baotou, ordos])

const board = async (hub: Hub, more: Partial<BoardInput> = {}) =>
  must(await answerBoard(hub, ofHohhot, { cluster: 'hbew', year: 2026, ...more }))
const numbersOf = ({ rows, notStarted, underWay, done, behind, red, stale, missing, repeated }: BoardRow) => [
  rows,
  notStarted,
  underWay,
  done,
  behind,
  red,
  stale,
  missing,
  repeated,
]
const projects = (found: StatusBoard) => found.lists.find(({ list }) => list === 'PROJECT')!
const told = (found: StatusBoard) => [projects(found).total, ...projects(found).cities].map(numbersOf)
const on = (hub: Hub, day: string) => at(hub, `${day}T04:00:00Z`)
const shares = [
  { city: hohhot.code, fen: 3000 },
  { city: baotou.code, fen: 2000 },
]

/** A year's plan that was entered in January, told of in February, April, May and June, and advanced to 15 June. */
const halfYear = async (hub: Hub) => {
  const [shared, winter, alone, done] = [
    await plan(hub, { number: 1, content: { participatingCities: [baotou.code], investmentShares: shares } }),
    await plan(hub, { number: 2, content: { winterStop: { from: 11, to: 5 }, actualStartOn: '2026-06-10' } }),
    await plan(hub, { number: 3, content: { leadCity: ordos.code, plannedThisYearFen: 2400, deadline: '2026-06-10' } }),
    await plan(hub, { number: 4, content: { leadCity: ordos.code, plannedThisYearFen: null } }),
  ]
  const february = on(hub, '2026-02-03')
  await release(february, { subjectId: shared, onDay: '2026-01-31', completed: 60, permille: 20 })
  await release(february, { subjectId: done, city: ordos.code, onDay: '2026-01-31', isDone: true })
  await release(on(hub, '2026-05-06'), {
    subjectId: alone,
    city: ordos.code,
    onDay: '2026-04-30',
    completed: 800,
    permille: 300,
  })
  await plan(on(hub, '2026-06-02'), { number: 5, content: { plannedThisYearFen: 100 } })
  const june = on(hub, '2026-06-03')
  await release(june, { subjectId: shared, city: baotou.code, onDay: '2026-05-31', completed: 200, permille: 400 })
  await release(june, {
    subjectId: alone,
    city: ordos.code,
    onDay: '2026-05-31',
    completed: 800,
    permille: 300,
    isRepeated: true,
  })
  must(await advanceWholeDay(on(hub, '2026-06-15')))
  return { shared, winter, alone, done }
}

describe('asking for the board', () => {
  it('counts rows by how they stand, of all and of each city', () =>
    inHub(db, january, async (hub) => {
      await halfYear(hub)
      const found = await board(on(hub, '2026-06-15'))
      expect(found).toMatchObject({ asOf: '2026-06-15', freshMonth: '2026-05', targetMonth: '2026-05' })
      // rows, not started, under way, done, behind, red, stale, missing, repeated
      expect(told(found)).toEqual([
        [5, 1, 3, 1, 3, 2, 2, 1, 1],
        [3, 1, 2, 0, 2, 2, 1, 1, 0],
        [1, 0, 1, 0, 0, 0, 0, 0, 0],
        [2, 0, 1, 1, 1, 0, 1, 0, 1],
      ])
      const [total, ofHohhotCity] = [projects(found).total, projects(found).cities[0]!]
      // Planned 1,200 + 1,200 + 2,400 + 100; due 500 + 0 + 1,000 + 41.
      expect([total.planned, total.completed, total.due]).toEqual(['4900', '1060', '1541'])
      expect([ofHohhotCity.planned, ofHohhotCity.completed, ofHohhotCity.due]).toEqual(['2020', '60', '341'])
    }))

  it('says the same as the noun of the parts, on any day', () =>
    inHub(db, january, async (hub) => {
      await halfYear(hub)
      for (const [asOf, fresh, targetMonth] of [
        ['2026-01-10', null, 0],
        ['2026-02-20', { month: 1, since: '2026-01-21', to: '2026-01-31' }, 1],
        ['2026-05-20', { month: 4, since: '2026-04-21', to: '2026-04-30' }, 4],
        ['2026-06-15', { month: 5, since: '2026-05-21', to: '2026-05-31' }, 5],
        ['2027-03-01', { month: 12, since: '2026-12-21', to: '2026-12-31' }, 12],
      ] as const) {
        const day = { year: 2026, asOf, fresh, targetMonth }
        const parts = await boardParts(hub, 'PROJECT', day)
        const { list, city, planned, completed, due, ...total } = projects(await board(hub, { asOf })).total
        const said = { ...total, plannedFen: BigInt(planned), completedFen: BigInt(completed), dueFen: BigInt(due) }
        expect({ asOf, ...said }).toEqual({ asOf, ...figuresOf(parts, day) })
      }
    }))

  it('opens each figure to as many rows as it says', () =>
    inHub(db, january, async (hub) => {
      await halfYear(hub)
      const june = on(hub, '2026-06-15')
      const behind = async (figure: (typeof boardFigures)[number], city: string | null) => {
        const asked = { cluster: 'hbew', year: 2026, list: 'PROJECT' as const, figure, city, first: 100, after: 0 }
        return must(await answerRowsBehind(june, ofHohhot, asked)).nodes
      }
      const { total, cities } = projects(await board(june))
      for (const row of [total, ...cities]) {
        const counts = []
        for (const figure of boardFigures.slice(0, 9)) counts.push((await behind(figure, row.city)).length)
        expect(counts).toEqual(numbersOf(row))
      }
      expect(await behind('STALE', null)).toEqual([
        {
          ...{
            list: 'PROJECT',
            number: 1,
            title: '城际铁路',
            leadCity: hohhot.code,
            standing: 'UNDER_WAY',
            colour: 'RED',
          },
          ...{ staleness: 'MISSING', reportedOn: '2026-05-31', planned: '1200', completed: '260', due: '500' },
        },
        {
          ...{
            list: 'PROJECT',
            number: 3,
            title: '城际铁路',
            leadCity: ordos.code,
            standing: 'UNDER_WAY',
            colour: 'YELLOW',
          },
          ...{ staleness: 'REPEATED', reportedOn: '2026-05-31', planned: '2400', completed: '800', due: '1000' },
        },
      ])
      const page = { cluster: 'hbew', year: 2026, list: 'PROJECT' as const, figure: 'BEHIND' as const, first: 2 }
      const first = must(await answerRowsBehind(june, ofHohhot, { ...page, after: 0 }))
      expect([first.nodes.map(({ number }) => number), first.hasNextPage]).toEqual([[1, 3], true])
      const next = must(await answerRowsBehind(june, ofHohhot, { ...page, after: 3 }))
      expect([next.nodes.map(({ number }) => number), next.hasNextPage]).toEqual([[5], false])
    }))

  it('does not change when later facts arrive', () =>
    inHub(db, january, async (hub) => {
      const { shared } = await halfYear(hub)
      const before = await board(on(hub, '2026-06-15'))
      const later = on(hub, '2026-07-02')
      await release(later, { subjectId: shared, onDay: '2026-06-30', completed: 700, permille: 900 })
      await release(later, { subjectId: shared, onDay: '2026-05-31', completed: 360, permille: 500 })
      await plan(later, { number: 9 })
      const exemption = {
        cluster: 'hbew',
        list: 'PROJECT' as const,
        year: 2026,
        number: 3,
        criterion: 'DEADLINE' as const,
      }
      must(
        await grantExemption(later, secretariat, {
          ...exemption,
          approver: '市长',
          reason: '汛期',
          expiresOn: '2026-12-31',
        }),
      )
      expect((await board(later, { asOf: '2026-06-15' })).lists).toEqual(before.lists)
      expect((await board(later, { asOf: '2026-06-15', knownAt: before.knownAt })).lists).toEqual(before.lists)
      expect(told(await board(later))).not.toEqual(told(before))
    }))

  it('counts the platforms that a city is connected to, on its list or not', () =>
    inHub(db, january, async (hub) => {
      const connections = [
        { city: hohhot.code, since: '2026-01-01', lastSeenOn: null },
        { city: ordos.code, since: '2026-06-15', lastSeenOn: null },
        { city: baotou.code, since: '2026-06-16', lastSeenOn: null },
      ]
      await plan(hub, { list: 'PLATFORM', number: 1, content: { connections } })
      await plan(hub, { list: 'PLATFORM', number: 2, content: { connections: connections.slice(0, 1) } })
      const { connected } = await board(hub, { asOf: '2026-06-15', lists: ['PLATFORM'] })
      expect(connected).toEqual([
        { city: hohhot.code, platforms: 2 },
        { city: ordos.code, platforms: 1 },
        { city: null, platforms: 2 },
      ])
      const asked = {
        cluster: 'hbew',
        year: 2026,
        list: 'PLATFORM' as const,
        figure: 'CONNECTED' as const,
        first: 9,
        after: 0,
      }
      const rows = must(await answerRowsBehind(on(hub, '2026-06-15'), ofHohhot, { ...asked, city: ordos.code }))
      expect(rows.nodes.map(({ number }) => number)).toEqual([1])
    }))

  it('shows each list that is asked for once, and all where none is', () =>
    inHub(db, january, async (hub) => {
      const listsOf = ({ lists }: StatusBoard) => lists.map(({ list }) => list)
      expect(listsOf(await board(hub, { lists: ['PROJECT', 'TASK', 'PROJECT'] }))).toEqual(['PROJECT', 'TASK'])
      expect(listsOf(await board(hub, { lists: [] }))).toEqual(['TASK', 'PROJECT', 'PLATFORM'])
    }))

  it('is for keys that reach the cluster', () =>
    inHub(db, january, async (hub) => {
      const asked = { cluster: 'hbew', year: 2026 }
      expect(codesOf(await answerBoard(hub, leaderOf('hbew'), asked))).toEqual([])
      expect(codesOf(await answerBoard(hub, leaderOf('other'), asked))).toEqual(['FORBIDDEN'])
      expect(codesOf(await answerBoard(hub, secretariat, { ...asked, cluster: 'nowhere' }))).toEqual([
        'CLUSTER_UNKNOWN',
      ])
    }))
})
