import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { changeDeadline } from '../../src/programme/change-deadline.ts'
import { recordProgress } from '../../src/programme/record-progress.ts'
import { registerKeyProjects, registerTasks } from '../../src/programme/register-plan.ts'
import { releaseProgress } from '../../src/programme/release-progress.ts'
import { coordinatorOf, leaderOf, operatorOf, partnerOf, secretariatOf } from '../support/callers.ts'
import { must, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { projectRow, registration, taskRow } from '../support/plan.ts'
import { fourMembers } from '../support/recognition.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-07-01T01:00:00Z')
const ask = openDoor(hub)
const secretariat = secretariatOf('hbew')

await fourMembers(hub)
const milestones = [{ title: '立项', dueOn: '2026-03-31', owner: '市发改委' }]
const tasks = [
  { ...taskRow, content: { ...taskRow.content, milestones } },
  {
    number: 2,
    content: { ...taskRow.content, title: '通办扩面', field: '公共服务', leadCity: '包头', deadline: '2026-12-31' },
  },
  { number: 3, content: { title: '黄河协同保护', field: '生态', leadCity: '鄂尔多斯市' } },
]
must(await registerTasks(hub, secretariat, { ...registration(...tasks), validFrom: '2026-01-20' }))
must(await registerKeyProjects(hub, secretariat, { ...registration(projectRow), validFrom: '2026-01-20' }))

describe('asking for the key tasks of a year', () => {
  it('answers rows with names, deadlines and milestones, in four statements', async () => {
    const question = `{ integrationTasks(cluster: "hbew", year: 2026, first: 1) {
      totalCount pageInfo { hasNextPage }
      nodes { number title field { code name } leadCity { name } participatingCities { name } deadline
        deadlines { deadline isBaseline reasonCode } milestones { key title dueOn owner } }
    } }`
    const { result, count } = await countStatements(open, () => ask(question, {}, ofHohhot))
    expect(result.data.integrationTasks).toEqual({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          ...{ number: 1, title: '共建一小时通勤圈', field: { code: 'TRANSPORT', name: '交通' } },
          ...{ leadCity: { name: '呼和浩特市' }, participatingCities: [{ name: '包头市' }, { name: '鄂尔多斯市' }] },
          ...{ deadline: '2026-06-30', deadlines: [{ deadline: '2026-06-30', isBaseline: true, reasonCode: null }] },
          milestones: [{ key: 'm1', ...milestones[0] }],
        },
      ],
    })
    expect(count).toBe(4)
  })

  it.each([
    ['one city', 'filter: { city: "150600" }', [1, 2, 3]],
    ['one that leads or takes part', 'filter: { city: "150100" }', [1]],
    ['a field', 'filter: { field: "ECOLOGY" }', [3]],
    ['a piece of the title', 'filter: { text: "扩面" }', [2]],
    ['what is overdue', 'filter: { overdue: true }', [1]],
    ['what is not', 'filter: { overdue: false }', [2, 3]],
    ['what was overdue on a day', 'filter: { overdue: true }, asOf: "2026-06-30"', []],
    ['what has a yellow or red light', 'filter: { light: [YELLOW, RED] }', [1]],
    ['what nothing is judged by', 'filter: { light: [GREY] }', [3]],
    ['what is green for a city', 'filter: { city: "150200", light: [GREEN] }', [2]],
    ['what was yellow before it was known', 'filter: { light: [YELLOW] }, asOf: "2026-06-30"', []],
    ['the day before it held', 'asOf: "2026-01-19"', []],
    ['what nobody knew yet', 'knownAt: "2026-01-01T00:00:00Z"', []],
    ['the page after the second', 'after: "WzJd"', [3]],
  ])('lists %s', async (_, args, numbers) => {
    const { data } = await ask(
      `{ integrationTasks(cluster: "hbew", year: 2026, ${args}) { nodes { number } } }`,
      {},
      secretariat,
    )
    expect(data.integrationTasks.nodes.map(({ number }: { number: number }) => number)).toEqual(numbers)
  })

  it('shows the light of each beside it, by one statement for all', async () => {
    const question =
      '{ integrationTasks(cluster: "hbew", year: 2026) { nodes { light { colour since reasons { message } } } } }'
    const { result, count } = await countStatements(open, () => ask(question, {}, ofHohhot))
    const { nodes } = result.data.integrationTasks
    expect(nodes.map(({ light }: { light: { colour: string; since: string } }) => [light.colour, light.since])).toEqual(
      [
        ['YELLOW', '2026-07-01'],
        ['GREEN', '2026-07-01'],
        ['GREY', null],
      ],
    )
    expect(nodes[1].light.reasons).toEqual([{ message: '各项均正常。' }])
    expect(count).toBeLessThanOrEqual(4)
  })

  it('finds one, or none', async () => {
    const { data } = await ask(
      `{ a: integrationTask(cluster: "hbew", year: 2026, number: 2) { title version editions { year number } }
         b: integrationTask(cluster: "hbew", year: 2026, number: -2147483648) { title } }`,
      {},
      leaderOf('hbew'),
    )
    expect(data).toEqual({ a: { title: '通办扩面', version: 1, editions: [{ year: 2026, number: 2 }] }, b: null })
  })

  it.each([
    ['a stranger', anonymous, 'UNAUTHENTICATED'],
    ['another cluster’s partner', partnerOf('150100', 'other'), 'FORBIDDEN'],
  ])('is forbidden to %s', async (_, caller, code) => {
    for (const what of ['integrationTasks', 'keyProjects', 'platforms'])
      expect(errorCodes(await ask(`{ ${what}(cluster: "hbew", year: 2026) { totalCount } }`, {}, caller))).toEqual([
        code,
      ])
    expect(errorCodes(await ask('{ planFields(cluster: "hbew") { code } }', {}, caller))).toEqual([code])
  })

  it('refuses a list of too many at once', async () => {
    const asked = await ask('{ platforms(cluster: "hbew", year: 2026, first: 101) { totalCount } }', {}, secretariat)
    expect(errorCodes(asked)).toEqual(['BAD_REQUEST'])
  })
})

describe('asking as of an instant', () => {
  it('answers what was known then, whatever came later', () =>
    inHub(open.db, '2026-07-01T01:00:00Z', async (hub) => {
      const door = openDoor(hub)
      const question = `query ($knownAt: DateTime!) { integrationTask(cluster: "hbew", year: 2026, number: 1, asOf: "2027-12-31", knownAt: $knownAt) {
        title deadline deadlines { deadline } editions { year } field { name } light { colour } } }`
      const { rows } = await sql<{ at: string }>`select recorded_at as at from change_clock`.execute(hub.db)
      const knownAt = rows[0]!.at
      const before = await door(question, { knownAt }, secretariat)
      const carried = { number: 5, carriedFrom: { year: 2026, number: 1 }, content: { title: '通勤圈二期' } }
      must(await registerTasks(hub, secretariat, { ...registration(carried), year: 2027 }))
      const change = {
        cluster: 'hbew',
        list: 'TASK',
        year: 2026,
        number: 1,
        deadline: '2026-09-30',
        reasonCode: 'LAND',
      } as const
      must(await changeDeadline(hub, secretariat, change))
      expect(await door(question, { knownAt }, secretariat)).toEqual(before)
      expect(before.data.integrationTask.deadlines).toEqual([{ deadline: '2026-06-30' }])
    }))
})

describe('asking for what is overdue', () => {
  const overdue =
    '{ integrationTasks(cluster: "hbew", year: 2026, filter: { overdue: true }) { totalCount nodes { number } } }'
  const entry = { list: 'TASK', year: 2026, number: 1, onDay: '2026-06-30', isDone: true, text: '已办结' } as const
  const finish = async (hub: Hub, city: string) => {
    const caller = coordinatorOf(city, 'hbew')
    const base = { cluster: 'hbew', city, entries: [entry] }
    must(await recordProgress(hub, caller, { ...base, onProblem: 'REJECT_ALL', dryRun: false }))
    must(await releaseProgress(hub, caller, base))
  }

  it('leaves out what is done in all its cities, and only that', () =>
    inHub(open.db, '2026-07-01T01:00:00Z', async (hub) => {
      const door = openDoor(hub)
      for (const city of ['150100', '150200']) await finish(hub, city)
      const { data: one } = await door(overdue, {}, secretariat)
      expect(one.integrationTasks).toEqual({ totalCount: 1, nodes: [{ number: 1 }] })
      await finish(hub, '150600')
      const { data: all } = await door(overdue, {}, secretariat)
      expect(all.integrationTasks).toEqual({ totalCount: 0, nodes: [] })
    }))
})

describe('asking for a key project', () => {
  it('answers money as exact text in 元', async () => {
    const { data } = await ask(
      '{ keyProject(cluster: "hbew", year: 2026, number: 1) { totalInvestment plannedThisYear plannedCurve plannedStartOn stalled { cause } } }',
      {},
      operatorOf('150200', 'hbew'),
    )
    expect(data.keyProject).toEqual({
      ...{ totalInvestment: '345000000', plannedThisYear: '86000000', plannedCurve: null },
      ...{ plannedStartOn: '2026-03-01', stalled: null },
    })
  })
})

const outcome =
  'registration { isRegistered created updated unchanged rejected rows { outcome changed } } problems { code path }'

describe('registering by GraphQL', () => {
  const projects = `mutation ($input: RegisterKeyProjectsInput!) { registerKeyProjects(input: $input) { ${outcome} } }`
  const base = { cluster: 'hbew', year: 2026 }

  it('takes amounts in 元, and changes only what is said', () =>
    inHub(open.db, '2026-07-01T01:00:00Z', async (hub) => {
      const rows = [
        { number: 1, totalInvestment: '345000000.01', investmentShares: [{ city: '包头', amount: '345000000' }] },
      ]
      const { data } = await openDoor(hub)(projects, { input: { ...base, rows } }, secretariat)
      expect(data.registerKeyProjects).toEqual({
        registration: {
          ...{ isRegistered: true, created: 0, updated: 1, unchanged: 0, rejected: 0 },
          rows: [{ outcome: 'UPDATED', changed: ['totalInvestmentFen', 'investmentShares'] }],
        },
        problems: [{ code: 'SHARES_DIFFER', path: ['rows', '0', 'investmentShares'] }],
      })
    }))

  it('refuses an amount that is none as the row’s own problem', async () => {
    const rows = [
      { number: 1, totalInvestment: '345000000.001' },
      { number: 1, totalInvestment: '-1' },
    ]
    const { data } = await ask(projects, { input: { ...base, rows } }, secretariat)
    expect(data.registerKeyProjects.problems).toEqual([
      { code: 'MONEY_INVALID', path: ['rows', '0', 'totalInvestment'] },
      { code: 'PLAN_NUMBER_REPEATED', path: ['rows', '1', 'number'] },
      { code: 'MONEY_INVALID', path: ['rows', '1', 'totalInvestment'] },
    ])
  })

  it('takes a platform with its cities and figures', () =>
    inHub(open.db, '2026-07-01T01:00:00Z', async (hub) => {
      const door = openDoor(hub)
      const rows = [
        {
          ...{
            number: 1,
            title: '一体化政务服务平台',
            field: 'PUBLIC_SERVICE',
            leadCity: '150100',
            hostCity: '呼和浩特',
          },
          ...{ kind: '政务服务', stage: 'IN_OPERATION', connections: [{ city: '150100', since: '2024-05-01' }] },
          figures: [{ name: '办件量', unit: '万件', target: '60', value: '31.5' }],
        },
      ]
      const register = `mutation ($input: RegisterPlatformsInput!) { registerPlatforms(input: $input) { ${outcome} } }`
      const { data: done } = await door(register, { input: { ...base, rows } }, secretariat)
      expect(done.registerPlatforms.problems).toEqual([])
      const { data } = await door(
        '{ platform(cluster: "hbew", year: 2026, number: 1) { kind stage hostCity { code } connections { city { name } since lastSeenOn } figures { name unit target value } } }',
        {},
        secretariat,
      )
      expect(data.platform).toEqual({
        ...{ kind: '政务服务', stage: 'IN_OPERATION', hostCity: { code: '150100' } },
        connections: [{ city: { name: '呼和浩特市' }, since: '2024-05-01', lastSeenOn: null }],
        figures: [{ name: '办件量', unit: '万件', target: '60', value: '31.5' }],
      })
    }))

  it('sends as many statements for two hundred rows as for one', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({
      number: i + 10,
      title: '项目',
      field: '产业',
      leadCity: '包头',
    }))
    const countOf = (count: number) =>
      countStatements(open, () =>
        ask(projects, { input: { ...base, rows: rows.slice(0, count), dryRun: true } }, secretariat),
      )
    const [one, many] = [await countOf(1), await countOf(200)]
    expect(many.result.data.registerKeyProjects.registration.created).toBe(200)
    expect(many.count).toBe(one.count)
  })

  it('is forbidden to a city', async () => {
    const input = { ...base, rows: [{ number: 1 }] }
    expect(errorCodes(await ask(projects, { input }, ofHohhot))).toEqual(['FORBIDDEN'])
  })
})

describe('changing a deadline by GraphQL', () => {
  const change =
    'mutation ($input: ChangeDeadlineInput!) { changeDeadline(input: $input) { row { title deadlines { deadline reasonCode } } problems { code path } } }'
  const input = { cluster: 'hbew', list: 'TASK', year: 2026, number: 1, deadline: '2026-09-30', reasonCode: 'LAND' }

  it('answers the row with all its deadlines', () =>
    inHub(open.db, '2026-07-01T01:00:00Z', async (hub) => {
      const { data } = await openDoor(hub)(change, { input }, secretariat)
      expect(data.changeDeadline).toEqual({
        row: {
          title: '共建一小时通勤圈',
          deadlines: [
            { deadline: '2026-06-30', reasonCode: null },
            { deadline: '2026-09-30', reasonCode: 'LAND' },
          ],
        },
        problems: [],
      })
    }))

  it('refuses a row that is not there, and is forbidden to a city', async () => {
    const { data } = await ask(change, { input: { ...input, number: 9 } }, secretariat)
    expect(data.changeDeadline).toEqual({ row: null, problems: [{ code: 'PLAN_ROW_UNKNOWN', path: ['number'] }] })
    expect(errorCodes(await ask(change, { input }, ofHohhot))).toEqual(['FORBIDDEN'])
  })
})

describe('setting the fields of a plan by GraphQL', () => {
  const set =
    'mutation ($input: SetPlanFieldsInput!) { setPlanFields(input: $input) { fields { code name } problems { code } } }'
  const fields = ['TRANSPORT', 'PUBLIC_SERVICE', 'ECOLOGY'].map((code) => ({ code, name: `领域 ${code}` }))

  it('renames them everywhere', () =>
    inHub(open.db, '2026-07-01T01:00:00Z', async (hub) => {
      const door = openDoor(hub)
      const { data } = await door(set, { input: { cluster: 'hbew', fields } }, secretariat)
      expect(data.setPlanFields).toEqual({ fields, problems: [] })
      const { data: found } = await door(
        '{ keyProject(cluster: "hbew", year: 2026, number: 1) { field { name } } }',
        {},
        secretariat,
      )
      expect(found.keyProject.field.name).toBe('领域 TRANSPORT')
    }))

  it('refuses to leave out one that is used, and is forbidden to a city', async () => {
    const input = { cluster: 'hbew', fields: fields.slice(0, 1) }
    const { data } = await ask(set, { input }, secretariat)
    expect(data.setPlanFields).toEqual({ fields: null, problems: [{ code: 'PLAN_FIELD_IN_USE' }] })
    expect(errorCodes(await ask(set, { input }, ofHohhot))).toEqual(['FORBIDDEN'])
  })
})
