import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { browserOf, openBrowser } from '../support/browsing.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { february, released, seedPlan, task } from '../support/progress.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
must(await seedCalendar(hub, secretariat))
await seedPlan(hub)
await released(hub, '2026-02-03', { ...february, onDay: '2026-01-31' }, task)
await released(hub, '2026-03-04', february)

const inHbew = { cluster: 'hbew' }
const office = await browserOf(hub, 'SECRETARIAT', inHbew)
const ofHohhot = await browserOf(hub, 'COORDINATOR', { city: '150100' })
const ofBaotou = await browserOf(hub, 'COORDINATOR', { city: '150200' })
const leader = await browserOf(hub, 'LEADER', inHbew)

describe('looking at who owes what', () => {
  it('shows the last month with the list to chase with and the papers', async () => {
    const { status, html } = await leader.open('/console/hbew/dispatch')
    expect(status).toBe(200)
    expect(html).toContain('2026年2月进展填报情况（截至2026年3月5日，报送时限2026年3月4日）')
    expect(html).toContain('【包头市】')
    expect(html).toContain('/papers/dispatch.docx?cluster=hbew&amp;period=2026-02')
  })

  it('shows the rows behind a figure', async () => {
    const { html } = await leader.open('/console/hbew/dispatch?period=2026-02&city=150100&only=REPEATED')
    expect(html).toContain('共1行')
    expect((await leader.open('/console/hbew/dispatch?only=WAITING')).html).toContain('没有符合条件的行')
  })

  it.each(['cadence=QUARTER', 'cadence=WEEK', 'period=2026-02-X2', 'cadence=QUARTER&period=2026-02'])(
    'takes %s',
    async (query) => {
      expect((await leader.open(`/console/hbew/dispatch?${query}`)).status).toBe(200)
    },
  )

  it('refuses a period that is none instead of showing another', async () => {
    const { status, html } = await leader.open('/console/hbew/dispatch?period=nonsense')
    expect([status, html]).toEqual([422, expect.stringContaining('没有“nonsense”这个报告期')])
  })

  it('leads to a paper that can be had', async () => {
    expect((await leader.open('/papers/dispatch.xlsx?cluster=hbew&period=2026-02')).status).toBe(200)
  })

  it('is for those who are signed in', async () => {
    expect((await openBrowser(hub).open('/console/hbew/dispatch')).status).toBe(303)
    await makeCluster(hub, 'prd')
    const other = await browserOf(hub, 'LEADER', { cluster: 'prd' })
    expect((await other.open('/console/hbew/dispatch')).status).toBe(404)
  })
})

describe('coordinating a problem', () => {
  const raising = { city: '150100', title: '断头路对接', problem: '两市设计标准不一', list: 'TASK', number: '1' }
  const one = '/console/hbew/issues/1'

  it('raises it, gives it to a city, answers, sends back, writes and closes', async () => {
    const raised = await ofHohhot.submit('/console/hbew/issues/new', '/console/hbew/issues/new', raising)
    expect([raised.status, raised.location]).toEqual([303, `${one}?done=yes`])
    const assigned = { step: 'ASSIGNED', owner: '150200', unit: '包头市交通运输局', dueOn: '2026-03-20' }
    expect((await office.submit(`${one}?do=ASSIGNED`, one, assigned)).status).toBe(303)
    const reminder = { step: 'ESCALATED', letter: 'REMINDER', text: '请尽快答复', dueOn: '2026-03-27' }
    expect((await office.submit(`${one}?do=ESCALATED`, one, reminder)).status).toBe(303)
    expect((await ofBaotou.submit(`${one}?do=HANDLED`, one, { step: 'HANDLED' })).status).toBe(303)
    expect((await ofBaotou.submit(one, one, { step: 'ANSWERED', text: '已统一标准' })).status).toBe(303)
    expect((await ofHohhot.submit(one, one, { step: 'RETURNED', reason: '缺图纸' })).status).toBe(303)
    expect((await ofBaotou.submit(one, one, { step: 'ANSWERED', text: '图纸已送' })).status).toBe(303)
    expect((await ofHohhot.submit(one, one, { step: 'CLOSED', manner: 'SOLVED' })).status).toBe(303)
    const { html } = await leader.open(one)
    for (const word of ['已销号', '包头市 包头市交通运输局，2026年3月20日前答复', '图纸已送', '缺图纸', '提醒函'])
      expect(html).toContain(word)
    expect((await leader.open('/papers/letter.docx?cluster=hbew&issue=1&letter=REMINDER')).status).toBe(200)
  })

  it('offers only what one may do as it stands', async () => {
    await ofHohhot.submit('/console/hbew/issues/new', '/console/hbew/issues/new', { ...raising, title: '用水指标' })
    const offered = async (browser: typeof office) =>
      [...(await browser.open('/console/hbew/issues/2')).html.matchAll(/\?do=(\w+)/g)].map(([, step]) => step)
    expect([await offered(office), await offered(ofHohhot), await offered(leader), await offered(ofBaotou)]).toEqual([
      ['ASSIGNED', 'CLOSED'],
      ['CLOSED'],
      [],
      [],
    ])
  })

  it('shows what was wrong, with what was filled in', async () => {
    const form = { ...raising, title: '', problem: '写了很久的说明' }
    const refused = await ofHohhot.submit('/console/hbew/issues/new', '/console/hbew/issues/new', form)
    expect([refused.status, refused.html.includes('写了很久的说明')]).toEqual([422, true])
    const two = '/console/hbew/issues/2'
    const early = { step: 'ASSIGNED', owner: '150200', unit: '水利局', dueOn: '2026-03-01' }
    const assigned = await office.submit(two, two, early)
    expect([assigned.status, assigned.html.includes('value="水利局"')]).toEqual([422, true])
    expect((await office.submit(two, two, { step: 'NOTHING' })).status).toBe(404)
  })

  it('refuses whoever may not', async () => {
    const two = '/console/hbew/issues/2'
    const assigned = { step: 'ASSIGNED', owner: '150200', unit: '水利局', dueOn: '2026-03-20' }
    expect((await ofHohhot.submit(two, two, assigned)).status).toBe(403)
    expect((await leader.submit(two, '/console/hbew/issues/new', raising)).status).toBe(403)
    expect((await office.open('/console/hbew/issues/99')).status).toBe(404)
  })

  it('lists them by what is asked for', async () => {
    const listed = async (query: string) => {
      const { html } = await leader.open(`/console/hbew/issues?${query}`)
      return [...html.matchAll(/hbew\/issues\/(\d+)"/g)].map(([, number]) => number)
    }
    expect(await listed('')).toEqual(['2', '1'])
    expect(await listed('state=CLOSED')).toEqual(['1'])
    expect(await listed('text=%E7%94%A8%E6%B0%B4')).toEqual(['2'])
    expect(await listed('overdue=yes')).toEqual([])
    expect(await listed('after=2')).toEqual(['1'])
  })

  it('marks how the cities answer', async () => {
    const { html } = await leader.open('/console/hbew/scorecard')
    expect(html).toContain('2026年1月1日至2026年3月5日交办的需协调事项')
    expect(html).toMatch(/包头市[\s\S]*100\.0%/)
    expect((await leader.open('/console/hbew/scorecard?from=2025-01-01&to=x')).status).toBe(200)
  })
})
