import { describe, expect, it } from 'vitest'
import { browserOf, openBrowser } from '../support/browsing.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { metAndResolved } from '../support/meeting.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-07-01T04:00:00Z')
await metAndResolved(hub)

const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const ofHohhot = await browserOf(hub, 'COORDINATOR', { city: '150100' })
const ofBaotou = await browserOf(hub, 'COORDINATOR', { city: '150200' })
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })
const making = '/console/hbew/meetings/new'
const seventh = '/console/hbew/meetings/7'
const one = '/console/hbew/resolutions/6/1'

describe('preparing a meeting', () => {
  it('takes what the form says, the host by rotation', async () => {
    const made = await office.submit(making, making, {
      ...{ title: '第七次会议', heldOn: '2026-12-20', agenda: '听取汇报\n审议清单', observers: '省发展改革委' },
      participants: '呼和浩特市，张三，市长\n150200,李四,副市长',
    })
    expect([made.status, made.location]).toEqual([303, `${seventh}?done=yes`])
    const { html } = await leader.open(seventh)
    for (const text of ['包头市', '听取汇报', '张三（市长）', '李四（副市长）', '省发展改革委', '筹备中'])
      expect(html).toContain(text)
    expect((await leader.open('/console/hbew/meetings')).html).toContain('第七次会议')
  })

  it('changes what is said, and keeps what was filled in when it is refused', async () => {
    const change = `${seventh}/change`
    expect((await office.open(change)).html).toContain('呼和浩特市，张三，市长')
    const refused = await office.submit(change, change, { title: '第七次会议', year: '1', agenda: '新的议程' })
    expect([refused.status, refused.html.includes('新的议程')]).toEqual([422, true])
    expect((await office.submit(change, change, { title: '第七次市长联席会议', host: '150200' })).status).toBe(303)
  })

  it('sets the cut-off in Beijing time, and moves it for a reason', async () => {
    const path = `${seventh}/cut-off`
    expect((await office.submit(path, path, { cutOff: '2026-06-30T18:00' })).status).toBe(303)
    expect((await leader.open(seventh)).html).toContain('2026年6月30日 18:00')
    expect((await office.submit(path, path, { cutOff: '2026-06-30T19:00' })).status).toBe(422)
    expect((await office.submit(path, path, { cutOff: 'x' })).status).toBe(422)
    expect((await office.submit(path, path, { cutOff: '2026-06-30T19:00', reason: '数据更正' })).status).toBe(303)
  })

  it('writes the texts of the papers', async () => {
    const path = `${seventh}/text`
    const sent = await office.submit(`${path}?part=INTRODUCTION`, path, {
      part: 'INTRODUCTION',
      text: '各市协同推进。',
    })
    expect(sent.status).toBe(303)
    expect((await leader.open(seventh)).html).toContain('各市协同推进。')
    expect((await office.submit(`${path}?part=X`, path, { part: 'X', text: 'x' })).status).toBe(404)
  })

  it('offers the papers, still drafts', async () => {
    const { html } = await leader.open(seventh)
    for (const name of ['report.docx', 'annexes.xlsx', 'minutes.docx']) {
      expect(html).toContain(`href="/meetings/hbew/7/${name}"`)
      expect((await leader.open(`/meetings/hbew/7/${name}`)).status).toBe(200)
    }
    expect([html.includes('草稿'), html.includes('SHA-256')]).toEqual([true, false])
  })

  it('is for the secretariat', async () => {
    for (const path of [making, `${seventh}/change`, `${seventh}/cut-off`, `${seventh}/text?part=MINUTES`])
      expect((await leader.open(path)).status).toBe(403)
    expect((await leader.submit(seventh, making, { title: 'x' })).status).toBe(403)
    expect((await openBrowser(hub).open(seventh)).status).toBe(303)
    expect((await office.open('/console/hbew/meetings/99')).status).toBe(404)
  })
})

describe('keeping the ledger of resolutions', () => {
  it('shows how each stands, and those that are asked for', async () => {
    const { html } = await leader.open('/console/hbew/resolutions')
    expect([html.includes('统一四市窗口标识'), html.includes('逾期')]).toEqual([true, true])
    expect((await leader.open('/console/hbew/resolutions?state=DONE')).html).toContain('没有符合条件的议定事项')
    expect((await leader.open('/console/hbew/resolutions?only=overdue&city=150100')).html).toContain('6-1')
  })

  it('takes progress of the lead city, and an extension of the secretariat', async () => {
    const said = { state: 'UNDER_WAY', text: '样式已定' }
    expect((await ofHohhot.submit(one, one, said)).status).toBe(303)
    expect((await ofBaotou.submit(one, one, said)).status).toBe(403)
    const extended = { state: 'EXTENDED', text: '设计延期', deadline: '2026-05-01' }
    const refused = await office.submit(one, one, extended)
    expect([refused.status, refused.html.includes('设计延期')]).toEqual([422, true])
    expect((await office.submit(one, one, { ...extended, deadline: '2026-09-30' })).status).toBe(303)
    const { html } = await leader.open(one)
    for (const text of ['样式已定', '延至2026年9月30日', '原定时限 2026年6月30日']) expect(html).toContain(text)
  })

  it('offers only what one may say', async () => {
    expect((await ofHohhot.open(one)).html).not.toContain('value="EXTENDED"')
    expect((await ofBaotou.open(one)).html).not.toContain('记录进展')
    expect((await ofHohhot.submit(one, one, { state: 'DONE', text: '已统一' })).status).toBe(303)
    const closed = (await office.open(one)).html
    expect([...closed.matchAll(/<option value="([A-Z_]+)"/g)].map(([, state]) => state)).toEqual(['UNDER_WAY'])
    expect((await ofHohhot.open(one)).html).not.toContain('记录进展')
    expect((await leader.open('/console/hbew/resolutions/6/9')).status).toBe(404)
  })
})

describe('reading the brief', () => {
  it('shows every figure, which opens its rows', async () => {
    const { status, html } = await leader.open(`${seventh}/brief`)
    expect([status, html.includes('草稿')]).toEqual([200, true])
    const id = /figure\?id=(resolutions[^"]*)"/.exec(html)![1]!
    const figure = await leader.open(`${seventh}/figure?id=${id}`)
    expect([figure.status, figure.html.includes('口径')]).toEqual([200, true])
    expect((await leader.open(`${seventh}/figure?id=nothing`)).status).toBe(404)
    expect((await leader.open('/console/hbew/meetings/99/brief')).status).toBe(404)
  })
})

describe('entering what a meeting came to', () => {
  const sixth = '/console/hbew/meetings/6'
  const send = (browser: typeof office, record: string, fields: Record<string, string>) =>
    browser.submit(`${sixth}/record/${record}`, `${sixth}/record/${record}`, fields)
  const resolved = {
    text: '共建检验检测平台',
    leadCity: '150200',
    coCities: '150100',
    unit: '市场监管局',
    deadline: '2026-12-31',
  }

  it('adopts resolutions, enters agreements, and sets the next year’s list', async () => {
    expect((await send(office, 'resolution', resolved)).location).toBe(`${sixth}?done=yes`)
    const signed = { title: '检验检测互认协议', level: 'DEPARTMENT', parties: '呼和浩特市市场监管局\n包头市市场监管局' }
    expect((await send(office, 'agreement', signed)).status).toBe(303)
    const entries = '重点任务，检验结果互认，呼和浩特市\nPROJECT,断头路对接,150200'
    expect((await send(office, 'nextList', { year: '2027', entries })).status).toBe(303)
    const { html } = await leader.open(sixth)
    for (const text of ['共建检验检测平台', '检验检测互认协议', '包头市市场监管局', '检验结果互认', '断头路对接'])
      expect(html).toContain(text)
    expect((await office.open(`${sixth}/record/nextList`)).html).toContain('断头路对接，包头市')
  })

  it('refuses what does not fit, and keeps what was filled in', async () => {
    const refused = await send(office, 'resolution', { ...resolved, leadCity: '999999' })
    expect([refused.status, refused.html.includes('共建检验检测平台</textarea>')]).toEqual([422, true])
    expect((await send(office, 'agreement', { title: '协议', parties: '呼和浩特市' })).status).toBe(422)
    expect((await send(office, 'nextList', { entries: '重点任务，某事，北京市' })).status).toBe(422)
    expect((await send(office, 'nextList', { entries: '大事，某事，包头市' })).status).toBe(422)
    expect((await office.open(`${sixth}/record/nothing`)).status).toBe(404)
  })

  it('is the secretariat’s', async () => {
    expect((await leader.open(`${sixth}/record/resolution`)).status).toBe(403)
    expect((await leader.open(sixth)).html).not.toContain('/record/')
    const path = `${sixth}/record/resolution`
    expect((await ofHohhot.submit('/console/hbew', path, resolved)).status).toBe(403)
  })
})
