import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { listObligations, type ObligationInput } from '../../src/programme/list-obligations.ts'
import { recordProgress } from '../../src/programme/record-progress.ts'
import { returnProgress } from '../../src/programme/release-progress.ts'
import { leaderOf, operatorOf, secretariat } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, inHub } from '../support/hub.ts'
import { february, january, progress, released, seedPlan, task } from '../support/progress.ts'

const { db } = await openTestDatabase()
const now = '2026-03-05T01:00:00Z'
const asked = { cluster: 'hbew', period: '2026-02' }
const obligations = async (hub: Hub, more: Partial<ObligationInput> = {}) =>
  must(await listObligations(hub, leaderOf('hbew'), { ...asked, ...more }))
const ofHohhotOnly = async (hub: Hub, more: Partial<ObligationInput> = {}) =>
  (await obligations(hub, { city: '150100', ...more })).obligations.map(
    ({ list, number, state, isLate, isRepeated }) =>
      `${list} ${number} ${state}${isLate ? ' late' : ''}${isRepeated ? ' repeated' : ''}`,
  )

/** January and February as 呼和浩特 reported them: February in part too late, in part the same again. */
const reported = async (hub: Hub) => {
  must(await seedCalendar(hub, secretariat))
  await seedPlan(hub)
  await released(hub, '2026-02-03', january, task)
  await released(hub, '2026-03-04', february)
  must(await recordProgress(hub, ofHohhot, progress({ ...task, onDay: '2026-02-25', text: '方案已印发' })))
}

describe('asking who owes what', () => {
  it('names each listed row in each of its cities, with the due day by the working calendar', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const found = await obligations(hub)
      expect(found).toMatchObject({
        ...{ cadence: 'MONTH', from: '2026-02-01', to: '2026-02-28', asOf: '2026-03-05' },
        due: { day: '2026-03-04', isProvisional: false, reportedWith: '2026-02' },
      })
      expect(found.cities).toEqual([
        { city: '150100', owed: 3, reported: 1, waiting: 1, returned: 0, missing: 1, late: 2, repeated: 1, exempt: 1 },
        { city: '150200', owed: 3, reported: 0, waiting: 0, returned: 0, missing: 3, late: 3, repeated: 0, exempt: 1 },
      ])
      expect(await ofHohhotOnly(hub)).toEqual([
        'TASK 1 WAITING late',
        'PROJECT 1 REPORTED repeated',
        'PROJECT 2 WINTER_STOPPED',
        'PLATFORM 1 OWED late',
      ])
    }))

  it('answers as of a day, whatever comes later', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const asOf = '2026-03-03'
      const then = ['TASK 1 OWED', 'PROJECT 1 OWED', 'PROJECT 2 WINTER_STOPPED', 'PLATFORM 1 OWED']
      expect(await ofHohhotOnly(hub, { asOf })).toEqual(then)
      await released(hub, '2026-03-06', { ...february, number: 2 })
      expect(await ofHohhotOnly(hub, { asOf })).toEqual(then)
    }))

  it('counts what is released after the due day as late, and what was sent back as missing', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const entries = [{ ...task, onDay: '2026-02-25' }]
      must(await returnProgress(hub, ofHohhot, { cluster: 'hbew', city: '150100', entries, reason: '请补佐证' }))
      expect((await ofHohhotOnly(hub))[0]).toBe('TASK 1 RETURNED late')
      await released(at(hub, '2026-03-06T01:00:00Z'), '2026-03-06', {
        ...task,
        onDay: '2026-02-25',
        text: '方案已印发',
      })
      expect((await ofHohhotOnly(hub, { asOf: '2026-03-06' }))[0]).toBe('TASK 1 REPORTED late')
    }))

  it.each([
    ['2026-01', ['TASK 1 REPORTED', 'PROJECT 1 REPORTED', 'PROJECT 2 WINTER_STOPPED', 'PLATFORM 1 OWED late']],
    [
      '2026-02-X3',
      ['TASK 1 WAITING late', 'PROJECT 1 REPORTED late repeated', 'PROJECT 2 WINTER_STOPPED', 'PLATFORM 1 OWED late'],
    ],
    [
      '2026-W09',
      ['TASK 1 WAITING late', 'PROJECT 1 REPORTED late repeated', 'PROJECT 2 WINTER_STOPPED', 'PLATFORM 1 OWED late'],
    ],
    ['2026-Q1', ['TASK 1 OWED', 'PROJECT 1 OWED', 'PROJECT 2 WINTER_STOPPED', 'PLATFORM 1 OWED']],
  ])('reads the same entries for %s', (period, rows) =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      expect(await ofHohhotOnly(hub, { period })).toEqual(rows)
    }),
  )

  it('lets January be reported with February where the cluster merges it', () =>
    inHub(db, '2025-12-01T01:00:00Z', async (hub) => {
      await reported(hub)
      must(await setClusterRule(hub, secretariat, { cluster: 'hbew', rule: 'JANUARY_MERGED', value: 'true' }))
      const found = await obligations(hub, { period: '2026-01', asOf: '2026-03-04' })
      expect([found.from, found.to, found.since, found.due]).toEqual([
        '2026-01-01',
        '2026-02-28',
        '2026-02-21',
        { day: '2026-03-04', isProvisional: false, reportedWith: '2026-02' },
      ])
    }))

  it('owes nothing of what was completed before', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      await released(hub, '2026-02-02', { ...task, list: 'PLATFORM', stage: 'IN_OPERATION', isDone: true })
      expect((await ofHohhotOnly(hub))[3]).toBe('PLATFORM 1 COMPLETED')
    }))

  it('refuses a period that there is not, and whoever is not of the cluster', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      expect(codesOf(await listObligations(hub, ofBaotou, { ...asked, period: '2026-13' }))).toEqual(['PERIOD_INVALID'])
      expect(codesOf(await listObligations(hub, secretariat, { ...asked, cluster: 'prd' }))).toEqual([
        'CLUSTER_UNKNOWN',
      ])
      expect(codesOf(await listObligations(hub, operatorOf('150100', 'prd'), asked))).toEqual(['FORBIDDEN'])
    }))
})

describe('the door of obligations', () => {
  const question = `query ($late: Boolean, $after: String) { obligations(cluster: "hbew", period: "2026-02") {
    period dueOn isProvisional cities { city { name } owed late }
    rows(late: $late, first: 2, after: $after) { nodes { list number city { code } state } pageInfo { hasNextPage endCursor } }
    chaseList } }`

  it('shows the sums, the rows behind them page by page, and the text to paste', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const ask = openDoor(hub)
      const { data } = await ask(question, { late: true }, ofBaotou)
      const { rows, chaseList, ...rest } = data.obligations
      expect(rest).toEqual({
        ...{ period: '2026-02', dueOn: '2026-03-04', isProvisional: false },
        cities: [
          { city: { name: '呼和浩特市' }, owed: 3, late: 2 },
          { city: { name: '包头市' }, owed: 3, late: 3 },
        ],
      })
      expect(rows).toMatchObject({ nodes: [{ list: 'TASK' }, { list: 'TASK' }], pageInfo: { hasNextPage: true } })
      const next = await ask(question, { late: true, after: rows.pageInfo.endCursor }, ofBaotou)
      expect(next.data.obligations.rows.nodes).toEqual([
        { list: 'PROJECT', number: 1, city: { code: '150200' }, state: 'OWED' },
        { list: 'PLATFORM', number: 1, city: { code: '150100' }, state: 'OWED' },
      ])
      expect(chaseList.split('\n').slice(0, 3)).toEqual([
        '2026年2月进展填报情况（截至2026年3月5日，报送时限2026年3月4日）',
        '【呼和浩特市】',
        '逾期未报（2项）：重点任务第1号“TASK 1”（已填待审核）；重大平台第1号“PLATFORM 1”。',
      ])
    }))

  it('is not for strangers, and refuses a period that there is not', () =>
    inHub(db, now, async (hub) => {
      await reported(hub)
      const ask = openDoor(hub)
      expect(errorCodes(await ask(question))).toEqual(['UNAUTHENTICATED'])
      const wrong = '{ obligations(cluster: "hbew", period: "2026-W60") { period } }'
      expect(errorCodes(await ask(wrong, {}, ofBaotou))).toEqual(['BAD_REQUEST'])
    }))
})
