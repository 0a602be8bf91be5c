import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { cities } from '../../src/demo/demo-cities.ts'
import { seedPlan } from '../../src/demo/seed-plan.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
const { app } = doorsOn(db)
const hbew = { code: 'hbew', name: '演示城市群', isSample: true, silenceIsConsent: true }
must(await registerCluster(hub, secretariat, hbew))
for (const { since, code, name } of cities) {
  const member = { cluster: 'hbew', city: { code, name }, role: 'MEMBER' as const, validFrom: since }
  must(await registerMembership(hub, secretariat, member))
}
await seedPlan(hub, secretariat)
const key = await keyOf(db, 'SECRETARIAT', { cluster: 'hbew' })
const ofCity = await keyOf(db, 'COORDINATOR', { cluster: 'hbew', city: '150100' })

const exported = async (form: string, list: string, headers: Record<string, string> = key) =>
  app.request(`/plans/export.${form}?cluster=hbew&list=${list}&year=2026`, { headers })

const imported = async (name: string, list: string, body: BodyInit, more = '', headers: Record<string, string> = key) =>
  app.request(`/plans/import?cluster=hbew&list=${list}&year=2026&file=${name}${more}`, {
    method: 'POST',
    headers,
    body,
  })

const tallyOf = async (answer: Response) => {
  const { received, created, updated, unchanged, rejected } = (await answer.json()) as Record<string, number>
  return { received, created, updated, unchanged, rejected }
}

describe('importing an edition as it was exported', () => {
  it.each([
    ['xlsx', 'TASK', 15],
    ['csv', 'PROJECT', 60],
    ['xlsx', 'PROJECT', 60],
    ['csv', 'PLATFORM', 6],
  ])('changes nothing: %s of %s', async (form, list, rows) => {
    const sheet = await exported(form, list)
    const answer = await imported(`plan.${form}`, list, await sheet.arrayBuffer())
    expect([answer.status, await tallyOf(answer)]).toEqual([
      200,
      { received: rows, created: 0, updated: 0, unchanged: rows, rejected: 0 },
    ])
  })
})

describe('editing one cell and importing', () => {
  it('changes that value and nothing else', async () => {
    const text = await (await exported('csv', 'PROJECT')).text()
    const edited = text.replace('演示包联领导3', '演示包联领导九')
    const answer = await imported('plan.csv', 'PROJECT', edited)
    expect(await answer.json()).toMatchObject({
      ...{ isRegistered: true, received: 60, updated: 1, unchanged: 59 },
      rows: [{ index: 2, number: 3, outcome: 'UPDATED', changed: ['liaisonLeader'] }],
      problems: [],
    })
    expect(await (await exported('csv', 'PROJECT')).text()).toBe(edited)
  })

  it('refuses another deadline without a reason, at its cell, and gives the sheet back marked', async () => {
    const text = await (await exported('csv', 'TASK')).text()
    const edited = text.replace(',2026-06-30,', ',2026-07-31,').replace('口岸通关一体化（演示）', '')
    const headers = { ...key, accept: 'multipart/form-data' }
    const answer = await imported('plan.csv', 'TASK', edited, '', headers)
    const form = await answer.formData()
    const outcome = JSON.parse(await (form.get('outcome') as File).text())
    expect([answer.status, outcome.isRegistered, outcome.rejected]).toEqual([422, false, 2])
    expect(outcome.problems.map(({ code, cell }: { code: string; cell: string }) => [code, cell])).toEqual([
      ['DEADLINE_CHANGE_NEEDS_REASON', 'H5'],
      ['TEXT_MISSING', 'B16'],
    ])
    expect((form.get('marked') as File).size).toBeGreaterThan(1000)
  })

  it('says by which unit each column of money was read', async () => {
    const sheet = '序号,项目名称,总投资（亿元）,年度计划投资（万元）,电话\n1,快速路,3.45,8600,1'
    const answer = await imported('plan.csv', 'PROJECT', sheet, '&dryRun=true')
    const { columns } = (await answer.json()) as { columns: object[] }
    expect(columns.slice(2)).toEqual([
      { sheet: '', header: '总投资（亿元）', field: 'totalInvestmentFen', unit: 'YI_YUAN' },
      { sheet: '', header: '年度计划投资（万元）', field: 'plannedThisYearFen', unit: 'WAN_YUAN' },
      { sheet: '', header: '电话', field: null, unit: null },
    ])
  })

  it('writes nothing in a dry run', async () => {
    const text = await (await exported('csv', 'TASK')).text()
    const answer = await imported('plan.csv', 'TASK', text.replaceAll('财政局', '审计局'), '&dryRun=true')
    expect(await tallyOf(answer)).toMatchObject({ received: 15, updated: 15 })
    expect(await (await exported('csv', 'TASK')).text()).toBe(text)
  })
})

describe('the doors of a plan’s sheets', () => {
  it.each([
    ['a stranger', {}, [401, 401]],
    ['a city, which may read it', ofCity, [200, 403]],
  ])('answer %s', async (_, headers, statuses) => {
    const export_ = await exported('csv', 'TASK', headers)
    const import_ = await imported('plan.csv', 'TASK', '序号,任务名称\n1,通勤圈', '', headers)
    expect([export_.status, import_.status]).toEqual(statuses)
  })

  it.each([
    ['a list that is none', '/plans/export.csv?cluster=hbew&list=ITEM&year=2026', 'PARAMETER_INVALID'],
    ['no year', '/plans/export.xlsx?cluster=hbew&list=TASK', 'PARAMETER_MISSING'],
    ['a parameter that is none', '/plans/export.csv?cluster=hbew&list=TASK&year=2026&unit=YUAN', 'PARAMETER_UNKNOWN'],
    ['a day that is none', '/plans/export.csv?cluster=hbew&list=TASK&year=2026&asOf=2026-02-30', 'DATE_INVALID'],
    ['another such', '/plans/export.xlsx?cluster=hbew&list=TASK&year=2026&asOf=x', 'DATE_INVALID'],
  ])('refuse %s', async (_, path, code) => {
    const answer = await app.request(path, { headers: key })
    const { problems } = (await answer.json()) as { problems: { code: string }[] }
    expect([answer.status, problems.map((one) => one.code)]).toEqual([400, [code]])
  })

  it('refuse a file that is no list', async () => {
    const answer = await imported('plan.csv', 'TASK', '姓名,电话\n张三,123')
    const { problems } = (await answer.json()) as { problems: { code: string }[] }
    expect([answer.status, problems.map(({ code }) => code)]).toEqual([422, ['PLAN_HEADER_NOT_FOUND']])
  })
})
