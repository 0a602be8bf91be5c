import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { browserOf, openBrowser, type Shown } from '../support/browsing.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { plan } from '../support/planning.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
await makeCluster(hub, 'prd', [])
must(await seedCalendar(hub, secretariat))
const ofHub = await browserOf(hub, 'SECRETARIAT')
const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const hohhot = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150100' })
const auditor = await browserOf(hub, 'AUDITOR', { cluster: 'hbew' })
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })

const at = '/console/hbew/admin'
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('looking at the administration', () => {
  const pages = [at, `${at}/members`, `${at}/keys`, `${at}/lights`, `${at}/calendar`]

  it.each(pages)('%s is for the secretariat, coordinators and auditors', async (path) => {
    for (const browser of [ofHub, office, hohhot, auditor]) expect((await browser.open(path)).status).toBe(200)
    expect((await leader.open(path)).status).toBe(403)
    expect((await leader.open('/console/hbew')).html).not.toContain(`href="${at}"`)
    expect((await office.open(path.replace('hbew', 'prd'))).status).toBe(404)
    expect((await openBrowser(hub).open(path)).status).toBe(303)
  })

  it.each([at, `${at}/members`])('%s offers nothing to do to those who may not', async (path) => {
    expect((await office.open(path)).html).toContain(`action="${at}`)
    expect((await auditor.open(path)).html).not.toContain(`action="${at}`)
    expect((await hohhot.open(path)).html).not.toContain(`action="${at}`)
  })
})

describe('entering a cluster', () => {
  const send = (browser: typeof office, fields: Record<string, string>) =>
    browser.submit(at, `${at}/clusters`, { name: '沙箱群', ...fields })

  it('leads to it, with what its data are worth', async () => {
    const entered = await send(ofHub, { code: 'box', isSandbox: 'yes', isSample: 'yes' })
    expect([entered.status, entered.location]).toEqual([303, '/console/box/admin?done=yes'])
    expect(textOf(await ofHub.open('/console/box/admin'))).toContain('代码 box 名称 沙箱群 标记 演示数据 沙箱')
  })

  it('is refused with what was wrong, and keeps what was filled in', async () => {
    const refused = await send(ofHub, { code: 'HBEW' })
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('value="HBEW"')])
  })

  it('is the hub’s secretariat’s: a cluster’s sees no form and is refused', async () => {
    expect((await ofHub.open(at)).html).toContain(`${at}/clusters`)
    expect((await office.open(at)).html).not.toContain(`${at}/clusters`)
    expect((await send(office, { code: 'other' })).status).toBe(403)
  })
})

describe('setting a rule of a cluster', () => {
  const send = (browser: typeof office, fields: Record<string, string>) =>
    browser.submit(at, `${at}/rules`, { rule: 'REPORT_DUE_MONTH', value: '5', ...fields })

  it('holds from its day on, and is marked as other than usual', async () => {
    expect((await send(office, { effectiveOn: '2026-11-22' })).location).toBe(`${at}?done=yes`)
    expect(textOf(await office.open(at))).toContain('月报期满后第几个工作日报送 5 3 2026年11月22日')
  })

  it('takes a value by the word that the list has for it', async () => {
    const check = { rule: 'CONSISTENCY_TELEPHONE_WITHOUT_AREA_CODE', effectiveOn: '2026-11-22' }
    expect((await send(office, { ...check, value: '不检查' })).location).toBe(`${at}?done=yes`)
    expect(textOf(await office.open(at))).toContain('电话无区号 不检查 提醒 2026年11月22日')
  })

  it('is refused for a day that is past, and for a value that does not fit', async () => {
    expect((await send(office, { effectiveOn: '2026-11-21' })).status).toBe(422)
    const refused = await send(office, { value: 'soon' })
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('value="soon"')])
  })

  it('is the secretariat’s', async () => {
    expect((await send(hohhot, {})).status).toBe(403)
    expect((await send(auditor, {})).status).toBe(403)
  })
})

describe('looking after the members', () => {
  const path = `${at}/members`
  const ordos = { code: '150600', name: '鄂尔多斯市', role: 'MEMBER', validFrom: '2026-11-01' }
  const send = (browser: typeof office, fields: Record<string, string>) => browser.submit(path, path, fields)

  it('enters one that joins, changes it and lets it go, each with its reason', async () => {
    expect((await send(office, { ...ordos, reason: '联席会议同意' })).location).toBe(`${path}?done=yes`)
    const form = await office.open(`${path}?city=150600&from=2026-11-01`)
    expect(textOf(form)).toContain('更改鄂尔多斯市的成员身份')
    await send(office, { ...ordos, role: 'OBSERVER', lastDay: '2026-11-21', reason: '退出' })
    const page = await office.open(path)
    expect(textOf(page)).toContain('加入与退出')
    expect(textOf(page)).toContain('观察员 更改 2026年11月1日 2026年11月21日 退出 SECRETARIAT 持有人（秘书处）')
    expect(textOf(page)).toContain('2026年11月1日 至今 联席会议同意')
  })

  it('tells a coordinator who entered it by the post alone', async () => {
    expect(textOf(await hohhot.open(path))).toContain('退出 秘书处')
  })

  it('refuses a last day before the first, and a city that is none', async () => {
    const late = await send(office, { ...ordos, lastDay: '2026-10-01' })
    expect([late.status, late.html]).toEqual([422, expect.stringContaining('value="2026-10-01"')])
    expect((await send(office, { ...ordos, code: '15' })).status).toBe(422)
  })

  it('says what was noted though it was entered', async () => {
    const noted = await send(office, { ...ordos, name: '鄂尔多斯', validFrom: '2026-11-22' })
    expect([noted.status, textOf(noted)]).toEqual([200, expect.stringContaining('1处请留意')])
  })

  it('is the secretariat’s', async () => {
    expect((await send(hohhot, ordos)).status).toBe(403)
    expect((await send(leader, ordos)).status).toBe(403)
  })
})

describe('looking after the keys', () => {
  const path = `${at}/keys`
  const operator = { holder: '王五', newRole: 'OPERATOR', newCity: '150100', reach: 'hbew', expiresOn: '2026-12-31' }
  const issue = (browser: typeof office, fields: Record<string, string> = {}) =>
    browser.submit(path, path, { ...operator, ...fields })
  const secretIn = ({ html }: Shown) => /htk_[\w-]+/.exec(html)?.[0] ?? ''
  const numbersIn = async (browser: typeof office, query = '') =>
    [...(await browser.open(`${path}${query}`)).html.matchAll(/<td class="num">(\d+)</g)].map(([, id]) => Number(id))

  it('makes one whose secret is shown once, and opens until its last day is over', async () => {
    const made = await issue(hohhot, { once: 'form-1' })
    expect([made.status, textOf(made)]).toEqual([200, expect.stringContaining('只显示这一次')])
    expect(made.headers.get('cache-control')).toBe('no-store')
    expect(textOf(await issue(hohhot, { once: 'form-1' }))).toContain('密钥不再显示')
    const listed = textOf(await hohhot.open(`${path}?role=OPERATOR`))
    expect(listed).toContain('王五 填报员 呼和浩特市 hbew 城市群 有效')
    expect(listed).toContain('2027年1月1日 00:00')
  })

  it('shows when one was last used: signing in and writing leave a trace', async () => {
    const worker = openBrowser(hub)
    await worker.signIn(secretIn(await issue(office, { holder: '赵六', newRole: 'COORDINATOR' })))
    await worker.submit(path, path, { ...operator, holder: '钱七' })
    expect(textOf(await office.open(`${path}?role=COORDINATOR`))).toMatch(
      /赵六 联络员 呼和浩特市 hbew 城市群 有效 (\d+年\d+月\d+日 [\d:]+ ){4}/,
    )
  })

  it('lists those that one may end, and one’s own', async () => {
    expect(await numbersIn(hohhot)).toEqual(expect.arrayContaining([3]))
    expect(await numbersIn(hohhot)).not.toContain(2)
    expect(await numbersIn(office)).not.toContain(1)
    expect(await numbersIn(ofHub)).toEqual(expect.arrayContaining([1, 2, 3]))
    expect(await numbersIn(hohhot, '?city=150200')).toEqual([])
    expect(await numbersIn(office, '?after=3')).toEqual([2])
  })

  it('replaces one, ends it, and gives a link to sign in with', async () => {
    const first = await issue(office, { holder: '孙八' })
    const id = (await numbersIn(office))[0]!
    const one = `${path}/${id}`
    const link = await office.submit(one, `${one}/link`, { minutes: '30' })
    const address = /http:\/\/hub\.test(\/console\/sign-in\/link\?token=[\w-]+)/.exec(link.html)![1]!
    expect((await openBrowser(hub).open(address)).status).toBe(200)
    const replaced = await office.submit(one, `${one}/rotate`, { grace: '0' })
    expect(secretIn(replaced)).not.toBe(secretIn(first))
    const next = `${path}/${id + 1}`
    expect((await office.submit(next, `${next}/revoke`, { reason: '离任' })).location).toBe(`${path}?done=yes`)
    expect(await numbersIn(office)).not.toContain(id)
    expect(textOf(await office.open(`${path}?ended=yes`))).toContain('孙八 填报员 呼和浩特市 hbew 城市群 已吊销')
  })

  it('refuses what does not fit, and keeps what was filled in', async () => {
    const refused = await issue(office, { expiresOn: '2026-11-01' })
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('value="王五"')])
    expect((await issue(office, { expiresOn: 'soon' })).status).toBe(422)
    const [id] = await numbersIn(office)
    const one = `${path}/${id}`
    expect((await office.submit(one, `${one}/rotate`, { grace: '99999' })).status).toBe(422)
    expect((await office.submit(one, `${one}/link`, { minutes: 'x' })).status).toBe(422)
    expect((await office.submit(one, `${one}/revoke`, { reason: '' })).status).toBe(422)
  })

  it('is within one’s reach: other cities’ and other roles’ keys are as if they were not there', async () => {
    expect((await issue(hohhot, { newRole: 'SECRETARIAT', newCity: '' })).status).toBe(403)
    expect((await issue(hohhot, { newCity: '150200' })).status).toBe(403)
    expect((await issue(office, { reach: '' })).status).toBe(403)
    expect((await issue(auditor)).status).toBe(403)
    expect((await hohhot.open(`${path}/2`)).status).toBe(404)
    expect((await hohhot.submit(path, `${path}/2/revoke`, { reason: '试试' })).status).toBe(404)
    expect((await auditor.open(`${path}/2`)).html).not.toContain('/revoke')
  })
})

describe('looking after the light rules', () => {
  const path = `${at}/lights`
  const criteria = ['START', 'FUNDS', 'STATISTICS', 'DEADLINE'].map((one) => `criteria=${one}`).join('&')
  const draft = `?try=yes&${criteria}&deadlineRedAfterMonths=0&fundsMissing=RED&fundsWanted=GREEN`
  const adopted = { criteria: 'DEADLINE', deadlineRedAfterMonths: '0', reason: '逾期即红', effectiveOn: '2026-11-22' }

  it('shows which hold, and what a draft would turn, by the address and for whoever may look', async () => {
    await plan(hub, { number: 1, content: { title: '断头路', deadline: '2026-10-31', plannedThisYearFen: null } })
    expect(textOf(await hohhot.open(path))).toContain('现行：通常规则')
    const tried = textOf(await hohhot.open(`${path}${draft}`))
    expect(tried).toContain('试算结果：1行的灯会变')
    expect(tried).toMatch(/断头路 ▲ 黄灯 ■ 红灯/)
    expect(tried).not.toContain('从今天起采用的')
    expect(textOf(await office.open(path))).toContain('没有设定过')
  })

  it('adopts a draft from a day on, with why and by whom', async () => {
    expect((await office.submit(`${path}${draft}`, path, adopted)).location).toBe(`${path}?done=yes`)
    const page = textOf(await office.open(path))
    expect(page).toContain('现行第1版，自2026年11月22日起')
    expect(page).toContain('完成时限：逾期几个月为红灯 1 → 0 逾期即红 SECRETARIAT 持有人（秘书处）')
    expect(textOf(await office.open('/console/hbew/plan/projects/1'))).toContain('红灯')
  })

  it('refuses figures that do not fit, and a day that is past', async () => {
    expect((await office.open(`${path}?try=yes&criteria=PACE&paceYellowFromPoints=x`)).status).toBe(422)
    expect((await office.open(`${path}?try=yes`)).status).toBe(422)
    const early = await office.submit(path, path, {
      ...adopted,
      deadlineRedAfterMonths: '2',
      effectiveOn: '2026-11-01',
    })
    expect([early.status, early.html]).toEqual([422, expect.stringContaining('value="2026-11-01"')])
  })

  it('is the secretariat’s', async () => {
    expect((await hohhot.submit(path, path, adopted)).status).toBe(403)
    expect((await auditor.submit(path, path, adopted)).status).toBe(403)
  })
})

describe('looking after the calendar', () => {
  const path = `${at}/calendar`
  const notice = { year: '2027', source: '国办发明电〔2026〕9号', days: '2027-01-01 放假 元旦\n2027-01-03 上班 元旦' }
  const send = (browser: typeof office, fields: Record<string, string> = {}) =>
    browser.submit(path, path, { ...notice, ...fields })

  it('shows the days of a year, until when they are known, and what is only guessed', async () => {
    const page = textOf(await hohhot.open(path))
    expect(page).toContain('已录入至2026年。2027年的放假通知还没有录入')
    expect(page).toContain('2026年10月10日 调休上班 国庆节')
  })

  it('enters a year’s notice, and changes a day of it', async () => {
    expect((await send(ofHub)).location).toBe(`${path}?year=2027&done=yes`)
    expect((await ofHub.open(`${path}?year=2027&change=yes`)).html).toContain('2027年1月3日 上班 元旦')
    const day = { day: '2027-05-04', kind: 'off', festival: '劳动节' }
    expect((await ofHub.submit(path, `${path}/day`, day)).location).toBe(`${path}?year=2027&done=yes`)
    expect(textOf(await ofHub.open(`${path}?year=2027`))).toContain(
      '2027年1月1日 放假 元旦 2027年1月3日 调休上班 元旦 2027年5月4日 放假',
    )
  })

  it('refuses what it cannot read, line by line, and a day of a year that is not known', async () => {
    const unread = await send(ofHub, { days: '2027-01-01 元旦\n2027-01-02 放假 元旦\n明天' })
    expect([unread.status, textOf(unread)]).toEqual([422, expect.stringMatching(/第1行看不懂.*第3行看不懂/)])
    expect(unread.html).toContain('value="国办发明电〔2026〕9号"')
    const day = { day: '2031-05-04', kind: 'off', festival: '劳动节' }
    expect(textOf(await ofHub.submit(path, `${path}/day`, day))).toContain('2031年的放假通知还没有录入')
    expect((await ofHub.submit(path, `${path}/day`, { ...day, day: 'x' })).status).toBe(422)
  })

  it('is the hub’s secretariat’s, since all clusters work by it', async () => {
    expect((await office.open(path)).html).not.toContain(`action="${path}`)
    expect((await send(office)).status).toBe(403)
    expect(
      (await hohhot.submit(path, `${path}/day`, { day: '2031-05-04', kind: 'off', festival: '五一' })).status,
    ).toBe(403)
  })
})
