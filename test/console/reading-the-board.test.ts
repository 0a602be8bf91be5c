import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { changeDeadline } from '../../src/programme/change-deadline.ts'
import { grantExemption } from '../../src/programme/grant-exemption.ts'
import { recordProgress } from '../../src/programme/record-progress.ts'
import { releaseProgress } from '../../src/programme/release-progress.ts'
import { browserOf, openBrowser } from '../support/browsing.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt } from '../support/hub.ts'
import { plan } from '../support/planning.ts'
import { january, progress, released, seedPlan, task } from '../support/progress.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
await seedPlan(hub)
await released(hub, '2026-02-03', january, task)
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })

describe('the board of a plan', () => {
  it('counts each list by city and in all, every figure with the rows behind it', async () => {
    const { status, html } = await leader.open('/console/hbew/plan/board?asOf=2026-02-28')
    expect([status, html.includes('截至2026年2月28日')]).toEqual([200, true])
    const [, link] = /href="([^"]*plan\/projects\?[^"]*figure=UNDER_WAY[^"]*city=150100[^"]*)">1</.exec(html)!
    const rows = await leader.open(link!.replaceAll('&amp;', '&'))
    expect(rows.html).toContain('共1项，截至2026年2月28日')
    expect(rows.html).toContain('PROJECT 1')
  })

  it('is as of the day in its address', async () => {
    const { html } = await leader.open('/console/hbew/plan/board?asOf=2026-01-31')
    expect(html).not.toMatch(/figure=UNDER_WAY/)
  })

  it('is for those who are signed in and reach the cluster', async () => {
    await makeCluster(hub, 'prd')
    const stranger = await browserOf(hub, 'LEADER', { cluster: 'prd' })
    expect((await stranger.open('/console/hbew/plan/board')).status).toBe(404)
    expect((await openBrowser(hub).open('/console/hbew/plan/board')).status).toBe(303)
  })
})

describe('a row of a plan', () => {
  const path = '/console/hbew/plan/projects/7'
  const row = { cluster: 'hbew', list: 'PROJECT' as const, year: 2026, number: 7 }
  const textOf = ({ html }: { readonly html: string }) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

  it('says its deadlines, how its light turned and by whose doing, exemptions, and who entered and released', async () => {
    const issued = { role: 'COORDINATOR' as const, cluster: 'hbew', city: '150100', holder: '李四' }
    const { accessKey } = must(await issueKey(hub, secretariat, issued))
    const coordinator = { ...ofHohhot, keyId: accessKey.id, cluster: 'hbew' }
    const january5 = at(hub, '2026-01-05T01:00:00Z')
    const said = { title: '断头路', totalInvestmentFen: 100_000_000_000, plannedThisYearFen: null }
    await plan(january5, { number: 7, content: said })
    must(await changeDeadline(january5, secretariat, { ...row, deadline: '2026-05-31', reasonCode: 'CORRECTION' }))
    const entry = { ...january, number: 7 }
    must(await recordProgress(at(hub, '2026-02-02T01:00:00Z'), coordinator, progress(entry)))
    const named = { cluster: 'hbew', city: '150100', entries: [entry] }
    must(await releaseProgress(at(hub, '2026-02-04T01:00:00Z'), coordinator, named))
    const later = { ...row, deadline: '2026-06-30', reasonCode: 'LAND', reason: '征地未完' }
    must(await changeDeadline(at(hub, '2026-02-10T01:00:00Z'), secretariat, later))
    const exempted = { ...row, criterion: 'FUNDS' as const, approver: '市长办公会', reason: '专项债待批' }
    must(await grantExemption(hub, secretariat, { ...exempted, expiresOn: '2026-04-30' }))
    const page = textOf(await leader.open(path))
    expect(page).toContain('2026年5月31日 基线 自 2026年1月5日')
    expect(page).toContain('用地征拆 征地未完 自 2026年2月10日')
    expect(page).toContain('2026年3月5日至2026年4月30日不评资金：专项债待批（市长办公会批准）')
    expect(page).toContain('2026年2月2日 呼和浩特市联络员填报；2026年2月4日 呼和浩特市联络员报送')
    expect(page).toMatch(/灯的历史 .*2026年1月5日 ● 绿灯/)
    const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
    expect(textOf(await office.open(path))).toContain('李四（呼和浩特市联络员）填报')
  })

  it('is as of the day in its address', async () => {
    const page = textOf(await leader.open(`${path}?asOf=2026-02-03`))
    expect(page).toContain('这是2026年2月3日的情况')
    expect(page).toContain('待审核')
    expect(page).toContain('没有豁免')
    expect(page).not.toContain('征地未完')
    expect(textOf(await leader.open(`${path}?asOf=2026-01-10`))).toContain('尚未报送')
    expect((await leader.open(`${path}?asOf=2026-01-01`)).status).toBe(404)
    expect(textOf(await leader.open(`${path}?asOf=nonsense`))).toContain('征地未完')
  })

  it('is for those who are signed in and reach the cluster', async () => {
    const stranger = await browserOf(hub, 'LEADER', { cluster: 'prd' })
    expect((await stranger.open(path)).status).toBe(404)
    expect((await openBrowser(hub).open(path)).status).toBe(303)
  })
})

describe('acting on a row of a plan', () => {
  const path = '/console/hbew/plan/projects/7'
  const textOf = ({ html }: { readonly html: string }) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const exempt = { do: 'exempt', criterion: 'PACE', approver: '秘书处', reason: '汛期停工', expiresOn: '2026-06-30' }
  const later = { do: 'deadline', deadline: '2026-09-30', reasonCode: 'FUNDS', why: '专项债未到', validFrom: '' }
  const rate = { do: 'rate', colour: 'YELLOW', rateText: '略有滞后' }

  it('exempts it and changes its deadline, as the secretariat', async () => {
    const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
    const exempted = await office.submit(path, path, exempt)
    expect([exempted.status, exempted.location]).toEqual([303, `${path}?year=2026&done=exempt`])
    const page = textOf(await office.open(exempted.location!))
    expect(page).toContain('已豁免。')
    expect(page).toContain('2026年3月5日至2026年6月30日不评序时进度：汛期停工（秘书处批准）')
    expect((await office.submit(path, path, later)).status).toBe(303)
    expect(textOf(await office.open(path))).toContain('2026年9月30日 资金 专项债未到 自 2026年3月5日')
    expect(page).not.toContain('本市自评')
  })

  it('says beside the field what is wrong, and keeps what was filled in', async () => {
    const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
    const past = await office.submit(path, path, { ...exempt, expiresOn: '2026-03-01' })
    expect([past.status, past.html.includes('value="汛期停工"')]).toEqual([422, true])
    expect(past.html).toMatch(/<details class="card" open="" id="exempt">[\s\S]*id="expiresOn-error" class="error">/)
    const silent = await office.submit(path, path, { ...later, reasonCode: '' })
    expect([silent.status, silent.html.includes('id="reasonCode-error"')]).toEqual([422, true])
    const none = await office.submit(path, path, { ...exempt, criterion: 'WEATHER' })
    expect([none.status, none.html.includes('id="criterion-error"')]).toEqual([422, true])
    expect((await office.submit(path, path, { do: 'other' })).status).toBe(404)
  })

  it('rates itself as a city that stands on it, beside the computed light', async () => {
    const city = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150100' })
    expect((await city.submit(path, path, rate)).status).toBe(303)
    expect(textOf(await city.open(path))).toContain('自评黄灯')
    const blank = await city.submit(path, path, { ...rate, colour: '' })
    expect([blank.status, blank.html.includes('id="colour-error"')]).toEqual([422, true])
  })

  it('shows nobody a form of what that one may not do, and refuses it all the same', async () => {
    const city = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150100' })
    const seen = [await leader.open(path), await city.open(path)].map(({ html }) =>
      html.match(/name="do" value="\w+"/g),
    )
    expect(seen).toEqual([null, ['name="do" value="rate"']])
    expect((await city.submit(path, path, exempt)).status).toBe(403)
    expect((await city.submit(path, path, later)).status).toBe(403)
    expect((await leader.submit('/console/hbew', path, rate)).status).toBe(403)
    expect((await leader.send(path, new URLSearchParams(rate))).status).toBe(403)
    expect((await leader.open(`${path}?asOf=2026-02-03`)).html).not.toContain('name="do"')
  })
})
