import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { selectCluster } from '../../src/access/cluster.sql.ts'
import { anonymous } from '../../src/base/caller.ts'
import { changeDeadline } from '../../src/programme/change-deadline.ts'
import { selectPlanDeadlines } from '../../src/programme/plan-deadline.sql.ts'
import { usualFields } from '../../src/programme/plan-field.ts'
import { noFilter } from '../../src/programme/plan-filter.sql.ts'
import { selectPlanRows, selectPlanRowsByNumber } from '../../src/programme/plan-row.sql.ts'
import { registerKeyProjects, registerTasks } from '../../src/programme/register-plan.ts'
import { setPlanFields } from '../../src/programme/set-plan-fields.ts'
import { leader, operatorOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { projectRow, registration, taskRow } from '../support/plan.ts'
import { fourMembers } from '../support/recognition.ts'
import { changesAfter, lastChange, tableCounts } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-02-01T01:00:00Z'
const second = { number: 2, content: { ...taskRow.content, title: '通办事项扩面', field: '公共服务' } }
const wrong = { number: 3, content: { ...taskRow.content, leadCity: '大同市' } }

describe('registering rows of a plan', () => {
  it('answers each by itself, and its changes are for the cluster only', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await lastChange(hub.db)
      const done = must(await registerTasks(hub, secretariatOf('hbew'), registration(taskRow, second)))
      expect(done).toMatchObject({ isRegistered: true, received: 2, created: 2, updated: 0, unchanged: 0, rejected: 0 })
      expect(done.rows[1]).toMatchObject({ index: 1, number: 2, outcome: 'CREATED' })
      expect(
        (await changesAfter(hub.db, before)).map(({ kind, subject, isPublic }) => [kind, subject, isPublic]),
      ).toEqual([
        ['plan.recorded', 'hbew/TASK/2026/1', false],
        ['planDeadline.changed', 'hbew/TASK/2026/1', false],
        ['plan.recorded', 'hbew/TASK/2026/2', false],
        ['planDeadline.changed', 'hbew/TASK/2026/2', false],
        ['light.changed', 'hbew/TASK/2026/1/*/OVERALL', false],
        ['light.changed', 'hbew/TASK/2026/2/*/OVERALL', false],
      ])
    }))

  it('adds nothing for the same again', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await registerTasks(hub, secretariat, registration(taskRow, second)))
      const before = await tableCounts(hub.db)
      const again = must(await registerTasks(hub, secretariat, registration(second, taskRow)))
      expect(again).toMatchObject({ isRegistered: true, unchanged: 2, created: 0 })
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('refuses all for one wrong row, or takes the right ones', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const all = await registerTasks(hub, secretariat, registration(taskRow, second, wrong))
      expect(must(all)).toMatchObject({ isRegistered: false, created: 2, rejected: 1 })
      expect(all.problems.map(({ code, path }) => [code, path])).toEqual([['CITY_NOT_MEMBER', ['rows', 2, 'leadCity']]])
      const valid = { ...registration(taskRow, second, wrong), onProblem: 'ACCEPT_VALID' as const }
      expect(must(await registerTasks(hub, secretariat, valid))).toMatchObject({
        isRegistered: true,
        created: 2,
        rejected: 1,
      })
      const later = must(await registerTasks(hub, secretariat, registration(taskRow, second)))
      expect(later).toMatchObject({ unchanged: 2 })
    }))

  it('writes nothing in a dry run, and says what would become of each', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await tableCounts(hub.db)
      const dry = must(await registerTasks(hub, secretariat, { ...registration(taskRow, wrong), dryRun: true }))
      expect(dry).toMatchObject({ isRegistered: false, created: 1, rejected: 1 })
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('keeps the identity of what is carried over', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(
        await registerKeyProjects(hub, secretariat, {
          ...registration(projectRow),
          year: 2025,
          validFrom: '2025-01-20',
        }),
      )
      const carried = { number: 4, carriedFrom: { year: 2025, number: 1 }, content: {} }
      must(await registerKeyProjects(hub, secretariat, registration(carried)))
      const { id: clusterId } = (await selectCluster(hub.db, 'hbew'))!
      const today = { asOf: '2026-02-01', knownAt: null }
      const [old] = await selectPlanRowsByNumber(hub.db, { clusterId, list: 'PROJECT', year: 2025 }, [1], today)
      const [next] = await selectPlanRowsByNumber(hub.db, { clusterId, list: 'PROJECT', year: 2026 }, [4], today)
      expect(next!.subjectId).toBe(old!.subjectId)
      const again = { number: 5, carriedFrom: { year: 2025, number: 1 }, content: {} }
      expect(codesOf(await registerKeyProjects(hub, secretariat, registration(again)))).toEqual(['CARRIED_TWICE'])
      expect(
        codesOf(await registerKeyProjects(hub, secretariat, registration({ ...again, number: 6 }, again))),
      ).toEqual(['CARRIED_TWICE', 'CARRIED_TWICE'])
    }))

  it('doubts an actual day that is yet to come, and takes it', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const content = { ...projectRow.content, actualStartOn: '2026-02-01', actualCompletionOn: '2026-02-02' }
      const { ok, problems } = await registerKeyProjects(hub, secretariat, registration({ ...projectRow, content }))
      expect(ok).toMatchObject({ created: 1 })
      expect(
        problems.filter(({ code }) => code === 'ACTUAL_DAY_AHEAD').map(({ path, facts }) => [path, facts]),
      ).toEqual([
        [['rows', 0, 'actualCompletionOn'], { field: 'actualCompletionOn', found: '2026-02-02', today: '2026-02-01' }],
      ])
    }))

  it('takes a row off the list for a reason, and remembers that it was there', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await registerTasks(hub, secretariat, registration(taskRow, second)))
      const removal = { number: 1, state: 'REMOVED' as const, reason: '并入第 2 项', content: {} }
      must(await registerTasks(at(hub, '2026-05-01T01:00:00Z'), secretariat, registration(removal)))
      const asked = { cluster: 'hbew', list: 'TASK', year: 2026, knownAt: null, filter: noFilter } as const
      const numbersOn = async (asOf: string) =>
        (await selectPlanRows(hub.db, { ...asked, asOf }, { after: 0, limit: 10 })).map(({ number }) => number)
      expect(await numbersOn('2026-01-31')).toEqual([])
      expect(await numbersOn('2026-04-30')).toEqual([1, 2])
      expect(await numbersOn('2026-05-01')).toEqual([2])
    }))

  it.each([
    ['a year that is none', { ...registration(taskRow), year: 1999 }, ['PLAN_YEAR_OUT_OF_RANGE']],
    ['no rows', registration(), ['PLAN_EMPTY']],
    ['an unknown cluster', { ...registration(taskRow), cluster: 'abcd' }, ['CLUSTER_UNKNOWN']],
    ['a number twice', registration(taskRow, taskRow), ['PLAN_NUMBER_REPEATED']],
    ['a number that is none', registration({ ...taskRow, number: 2.5 }), ['PLAN_NUMBER_INVALID']],
    [
      'a first day in the year after',
      { ...registration(taskRow), validFrom: '2027-01-01' },
      ['PLAN_FIRST_DAY_OUT_OF_RANGE'],
    ],
    ['a first day long before', { ...registration(taskRow), validFrom: '2024-12-31' }, ['PLAN_FIRST_DAY_OUT_OF_RANGE']],
    ['a day that does not exist', { ...registration(taskRow), validFrom: '2026-02-30' }, ['DATE_INVALID']],
    [
      'what is carried from the same year',
      registration({ ...taskRow, carriedFrom: { year: 2026, number: 8 } }),
      ['CARRIED_NOT_EARLIER', 'CARRIED_ROW_UNKNOWN'],
    ],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      expect(codesOf(await registerTasks(hub, secretariat, input))).toEqual(codes)
    }),
  )

  it.each([
    ['a stranger', anonymous, 'UNAUTHENTICATED'],
    ['a coordinator', ofHohhot, 'FORBIDDEN'],
    ['an operator', operatorOf('150100', 'hbew'), 'FORBIDDEN'],
    ['a leader', leader, 'FORBIDDEN'],
    ['another cluster’s secretariat', secretariatOf('other'), 'FORBIDDEN'],
  ])('forbids it to %s', async (_, caller, code) => {
    await inHub(db, now, async (hub) => {
      expect(codesOf(await registerTasks(hub, caller, registration(taskRow)))).toEqual([code])
      const change = {
        cluster: 'hbew',
        list: 'TASK',
        year: 2026,
        number: 1,
        deadline: null,
        reasonCode: 'FUNDS',
      } as const
      expect(codesOf(await changeDeadline(hub, caller, change))).toEqual([code])
      expect(codesOf(await setPlanFields(hub, caller, { cluster: 'hbew', fields: [] }))).toEqual([code])
    })
  })
})

describe.each(['plan_field', 'plan_subject', 'plan_row', 'plan_deadline'])('the facts in %s', (table) => {
  it.each([
    ['edited', 'UPDATE', sql`update ${sql.table(table)} set recorded_in = recorded_in`],
    ['deleted', 'DELETE', sql`delete from ${sql.table(table)}`],
  ])('are never %s', (_, what, statement) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await setPlanFields(hub, secretariat, { cluster: 'hbew', fields: usualFields }))
      must(await registerTasks(hub, secretariat, registration(taskRow)))
      await expect(statement.execute(hub.db)).rejects.toThrow(`${table} is append-only: ${what} refused`)
    }),
  )
})

describe('changing a deadline', () => {
  const change = {
    cluster: 'hbew',
    list: 'TASK',
    year: 2026,
    number: 1,
    deadline: '2026-09-30',
    reasonCode: 'LAND',
  } as const

  it('keeps the baseline and every later one', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await registerTasks(hub, secretariat, registration(taskRow)))
      must(await changeDeadline(at(hub, '2026-06-01T01:00:00Z'), secretariat, change))
      must(
        await changeDeadline(at(hub, '2026-09-01T01:00:00Z'), secretariat, {
          ...change,
          deadline: null,
          reasonCode: 'POLICY',
        }),
      )
      const { id: clusterId } = (await selectCluster(hub.db, 'hbew'))!
      const edition = { clusterId, list: 'TASK', year: 2026 } as const
      const [row] = await selectPlanRowsByNumber(hub.db, edition, [1], { asOf: '2026-09-01', knownAt: null })
      expect([row!.version, row!.content.deadline]).toEqual([3, null])
      const deadlines = await selectPlanDeadlines(hub.db, [row!.subjectId], null)
      expect(deadlines.map((one) => [one.deadline, one.isBaseline, one.reasonCode, one.validFrom])).toEqual([
        ['2026-06-30', true, null, '2026-02-01'],
        ['2026-09-30', false, 'LAND', '2026-06-01'],
        [null, false, 'POLICY', '2026-09-01'],
      ])
    }))

  it.each([
    ['a row that is not there', { ...change, number: 9 }, ['PLAN_ROW_UNKNOWN']],
    ['a reason that is none', { ...change, reasonCode: 'LATE' }, ['WORD_UNKNOWN']],
    ['a day that does not exist', { ...change, deadline: '2026-09-31' }, ['DATE_INVALID']],
    ['what says no deadline', { ...change, deadline: undefined }, ['TEXT_MISSING']],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await registerTasks(hub, secretariat, registration(taskRow)))
      expect(codesOf(await changeDeadline(hub, secretariat, input))).toEqual(codes)
    }),
  )
})

describe('setting the fields of a plan', () => {
  const fields = [
    { code: 'TRANSPORT', name: '交通互联' },
    { code: 'WATER', name: '黄河保护' },
  ]

  it('takes the place of the usual ones, by code or by name', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await setPlanFields(hub, secretariat, { cluster: 'hbew', fields }))
      const water = { number: 2, content: { ...taskRow.content, field: '黄河保护' } }
      must(await registerTasks(hub, secretariat, registration(taskRow, water)))
      const usual = { number: 3, content: { ...taskRow.content, field: '产业' } }
      expect(codesOf(await registerTasks(hub, secretariat, registration(usual)))).toEqual(['PLAN_FIELD_UNKNOWN'])
    }))

  it('adds nothing for the same list again', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await setPlanFields(hub, secretariat, { cluster: 'hbew', fields }))
      const before = await tableCounts(hub.db)
      must(await setPlanFields(hub, secretariat, { cluster: 'hbew', fields }))
      expect(await tableCounts(hub.db)).toEqual(before)
    }))

  it('refuses to leave out one that is used, one twice, and a code of another shape', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      must(await registerTasks(hub, secretariat, registration(taskRow)))
      const set = (...given: typeof fields) => setPlanFields(hub, secretariat, { cluster: 'hbew', fields: given })
      expect(codesOf(await set(fields[1]!))).toEqual(['PLAN_FIELD_IN_USE'])
      expect(codesOf(await set(fields[0]!, fields[0]!))).toEqual(['ENTRY_REPEATED'])
      expect(codesOf(await set({ code: 'water', name: '水' }))).toEqual(['PLAN_FIELD_CODE_INVALID'])
    }))
})
