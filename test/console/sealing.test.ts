import { describe, expect, it } from 'vitest'
import { browserOf, openBrowser } from '../support/browsing.ts'
import { openTestDatabase } from '../support/database.ts'
import { plan } from '../support/planning.ts'
import { convene, cutOffNow, livingHub, prepared, task } from '../support/sealing.ts'

const { db } = await openTestDatabase()
const hub = livingHub(db)
await prepared(hub)

const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const ofHohhot = await browserOf(hub, 'COORDINATOR', { city: '150100' })
const ofBaotou = await browserOf(hub, 'COORDINATOR', { city: '150200' })
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })
const meeting = '/console/hbew/meetings/8'
const seal = `${meeting}/seal`
const hashIn = (html: string) => /name="figuresHash" value="([^"]+)"/.exec(html)![1]!
const objection = { act: 'object', figure: 'tasks.rows@150100', reason: '漏了一项', expected: '3' }
const erratum = { act: 'erratum', figure: 'tasks.rows', value: '9', reason: '漏计一项' }

describe('reading the brief', () => {
  const brief = `${meeting}/brief`
  it('shows how the cities stand to it, and leads from a figure to objecting, whose figure it is', async () => {
    expect((await leader.open(brief)).html).toMatch(/各市确认情况.*呼和浩特市.*未确认/s)
    const figure = `${meeting}/figure?id=tasks.rows%40150100`
    const [own, others] = [await ofHohhot.open(figure), await ofBaotou.open(figure)]
    expect(own.html).toContain('/seal?figure=tasks.rows%40150100#object')
    expect([others.status, others.html.includes('#object')]).toEqual([200, false])
    expect(own.html).toContain('href="/console/hbew/plan/tasks/1?year=2026"')
  })

  it('rehearses what is not yet so, without writing anything', async () => {
    const shown = await ofHohhot.open(`${brief}?pending=150100`)
    expect([shown.status, shown.html.includes('预演，未写入：假设 呼和浩特市。')]).toEqual([200, true])
    expect(shown.html).toContain('figure?id=tasks.rows&amp;pending=150100')
    expect((await ofHohhot.open(`${meeting}/figure?id=tasks.rows&pending=150100`)).status).toBe(200)
    expect((await leader.open(brief)).html).not.toContain('name="pending"')
    expect((await leader.open(`${brief}?pending=150100`)).status).toBe(403)
    expect((await ofHohhot.open(`${brief}?batch=77`)).status).toBe(404)
  })
})

describe('coming to the seal', () => {
  it('lets a city confirm its own figures, as it has seen them', async () => {
    const { html } = await ofHohhot.open(seal)
    expect([html.includes('确认本市数字'), html.includes('未确认')]).toEqual([true, true])
    const stale = await ofHohhot.submit(seal, seal, { act: 'confirm', figuresHash: '0'.repeat(64) })
    expect(stale.status).toBe(422)
    const done = await ofHohhot.submit(seal, seal, { act: 'confirm', figuresHash: hashIn(html) })
    expect([done.status, done.location]).toEqual([303, `${seal}?done=yes`])
    const shown = (await ofHohhot.open(seal)).html
    expect([shown.includes('已确认'), shown.includes('确认本市数字')]).toEqual([true, false])
  })

  it('lets a city object, and the secretariat answer', async () => {
    const wrong = await ofHohhot.submit(seal, seal, { ...objection, expected: '三' })
    expect([wrong.status, wrong.html.includes('漏了一项')]).toEqual([422, true])
    const invested = { ...objection, figure: 'projects.planned@150100', reason: '少计一项' }
    const unclear = await ofHohhot.submit(seal, seal, { ...invested, expected: '3.2' })
    expect([unclear.status, unclear.html.includes('金额须写明单位')]).toEqual([422, true])
    expect((await ofBaotou.submit(seal, seal, objection)).status).toBe(422)
    expect((await ofHohhot.submit(seal, seal, objection)).status).toBe(303)
    const { html } = await office.open(seal)
    for (const text of ['漏了一项', '待答复', '有异议', '应为3项']) expect(html).toContain(text)
    const answer = { act: 'answer', objection: '2', manner: 'KEPT', text: '已核对' }
    expect((await office.submit(seal, seal, { ...answer, objection: 'x' })).status).toBe(422)
    expect((await office.submit(seal, seal, answer)).status).toBe(303)
    expect((await ofHohhot.open(seal)).html).toContain('维持原数：已核对')
  })

  it('seals, although a city has not confirmed only for a reason', async () => {
    expect((await office.submit(seal, seal, { act: 'seal' })).status).toBe(422)
    const evenSo = { act: 'seal', evenUnconfirmed: 'yes', why: '会期已定' }
    expect((await office.submit(seal, seal, { ...evenSo, why: '' })).status).toBe(422)
    expect((await office.submit(seal, seal, evenSo)).status).toBe(303)
    const { html } = await leader.open(seal)
    expect([html.includes('会期已定'), html.includes('<form class="stack')]).toEqual([true, false])
    expect((await leader.open(meeting)).html).toContain('SHA-256')
    expect((await office.submit(seal, seal, evenSo)).status).toBe(422)
  })

  it('corrects what was sealed', async () => {
    expect((await office.submit(seal, seal, { ...erratum, value: 'x' })).status).toBe(422)
    expect((await office.submit(seal, seal, erratum)).status).toBe(303)
    expect((await leader.open(seal)).html).toContain('更正为9项')
  })

  it('compares with another sealed brief', async () => {
    const compare = '/console/hbew/meetings/9/compare'
    await task(hub, 4, '150200')
    const content = { title: '工程1', leadCity: '150200', plannedThisYearFen: 123_456_700 }
    await plan(hub, { list: 'PROJECT', number: 1, year: 2026, validFrom: '2026-01-01', content })
    await convene(hub, 9)
    await cutOffNow(hub, 9)
    expect((await leader.open(compare)).status).toBe(422)
    const path = '/console/hbew/meetings/9/seal'
    const evenSo = { act: 'seal', evenUnconfirmed: 'yes', why: '会期已定' }
    expect((await office.submit(path, path, evenSo)).status).toBe(303)
    const { status, html } = await leader.open(compare)
    expect(status).toBe(200)
    for (const text of ['第8次会议', '已勘误', '-5项', '123.46万元']) expect(html).toContain(text)
    expect((await leader.open(`${compare}?from=8&city=150200`)).html).toContain('包头市')
    expect((await leader.open(`${compare}?from=9`)).html).toContain('没有变化')
    expect((await openBrowser(hub).open(compare)).status).toBe(303)
  })

  it('is for whom it is', async () => {
    const steps: [typeof leader, object][] = [
      [leader, { act: 'seal' }],
      [ofHohhot, { act: 'seal' }],
      [ofHohhot, erratum],
      [office, { act: 'confirm' }],
      [leader, objection],
      [ofHohhot, { act: 'answer', objection: '1', manner: 'KEPT', text: 'x' }],
    ]
    for (const [browser, fields] of steps)
      expect((await browser.submit(seal, seal, fields as Record<string, string>)).status).toBe(403)
    expect((await leader.open('/console/hbew/meetings/99/seal')).status).toBe(404)
    expect((await openBrowser(hub).open(seal)).status).toBe(303)
    expect((await office.submit(seal, seal, { act: 'x' })).status).toBe(422)
  })
})
