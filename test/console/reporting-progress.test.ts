import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import type { Hub } from '../../src/hub.ts'
import { listProgress } from '../../src/programme/list-progress.ts'
import { browserOf } from '../support/browsing.ts'
import { leaderOf, secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { january, released, seedPlan, task } from '../support/progress.ts'

const { db } = await openTestDatabase()
const now = '2026-03-05T01:00:00Z'
const mine = { cluster: 'hbew', city: '150100' }
const grid = '/console/hbew/progress?period=2026-02&city=150100'

/** The plan with January released by 呼和浩特. */
const reported = async (hub: Hub) => {
  must(await seedCalendar(hub, secretariat))
  await seedPlan(hub)
  await released(hub, '2026-02-03', january, task)
}

const inGrid = (work: (hub: Hub) => Promise<void>) =>
  inHub(db, now, async (hub) => {
    await reported(hub)
    await work(hub)
  })

const row = (key: string, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries({ seen: '', ...fields }).map(([name, value]) => [`${key}.${name}`, value]))

const february = row('PROJECT-1', {
  ...{ thisYear: '1,500', sinceStart: '11000', physical: '12.5', stage: 'UNDER_CONSTRUCTION' },
  text: '路基完成过半。',
})

const entries = async (hub: Hub) =>
  must(await listProgress(hub, leaderOf('hbew'), { cluster: 'hbew', filter: {}, before: null, limit: 50 })).map(
    ({ list, number, onDay, state, completedThisYearFen, physicalPermille }) =>
      `${list} ${number} ${onDay} ${state} ${completedThisYearFen} ${physicalPermille}`,
  )

describe('the grid of a city', () => {
  it('holds the rows that are due, with what counted before beside the cells', () =>
    inGrid(async (hub) => {
      const { status, html } = await (await browserOf(hub, 'OPERATOR', mine)).open(grid)
      expect([status, html.match(/name="[A-Z]+-\d\.seen"/g)]).toEqual([
        200,
        ['name="TASK-1.seen"', 'name="PROJECT-1.seen"', 'name="PLATFORM-1.seen"'],
      ])
      expect(html).toContain('呼和浩特市进展填报：2026年2月')
      expect(html).toContain('上期 10,000')
      expect(html).toContain('上期（2026年1月31日）')
      expect(html).toContain('另有1项此前已完成或冬季停工')
      expect(html).not.toContain('value="release"')
    }))

  it('enters what was filled in, each row answered by itself, and keeps what was refused', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'OPERATOR', mine)
      const wrong = row('PLATFORM-1', { stage: '', text: '', reason: '只有说明' })
      const sent = await browser.submit(grid, grid, { do: 'save', onDay: '2026-02-28', ...february, ...wrong })
      expect([sent.status, sent.html.includes('1行已保存，1行未保存')]).toEqual([422, true])
      expect(sent.html).toMatch(/既无数据也无文字[\s\S]*value="只有说明"/)
      expect((await entries(hub))[0]).toBe('PROJECT 1 2026-02-28 ENTERED 1500000000 125')
      const again = await browser.open(grid)
      expect(again.html).toMatch(
        /name="PROJECT-1.thisYear"[^>]*value="1500"|value="1500"[^>]*name="PROJECT-1.thisYear"/,
      )
    }))

  it('says at the cell what is wrong with a figure', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'OPERATOR', mine)
      const less = { ...february, 'PROJECT-1.thisYear': '900', 'PROJECT-1.physical': '一半' }
      const { status, html } = await browser.submit(grid, grid, { do: 'save', onDay: '2026-02-28', ...less })
      expect(status).toBe(422)
      expect(html).toMatch(
        /name="PROJECT-1.physical" aria-labelledby="PROJECT.physical PROJECT-1" aria-describedby="PROJECT-1.physical-problems" aria-invalid="true"/,
      )
      expect(html).toContain('value="一半"')
    }))

  it('does not write over what somebody else has entered meanwhile', () =>
    inGrid(async (hub) => {
      const [one, two] = [await browserOf(hub, 'OPERATOR', mine), await browserOf(hub, 'COORDINATOR', mine)]
      const sent = { do: 'save', onDay: '2026-02-28' }
      await one.submit(grid, grid, { ...sent, ...february })
      const late = await two.submit(grid, grid, { ...sent, ...february, 'PROJECT-1.thisYear': '1800' })
      expect([late.status, late.html.includes('他人已先更新')]).toEqual([422, true])
      expect(late.html).toContain('现为：1,500')
      expect((await entries(hub))[0]).toContain('ENTERED 1500000000')
      const same = await two.submit(grid, grid, { ...sent, ...february })
      expect([same.status, same.html.includes('没有改动')]).toEqual([200, true])
    }))
})

describe('checking in the grid', () => {
  it('saves and releases what the coordinator picked', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'COORDINATOR', mine)
      const sent = await browser.submit(grid, grid, {
        ...{ do: 'release', onDay: '2026-02-28', pick: 'PROJECT-1' },
        ...february,
      })
      expect([sent.status, sent.html.includes('已报送')]).toEqual([200, true])
      expect((await entries(hub))[0]).toBe('PROJECT 1 2026-02-28 RELEASED 1500000000 125')
      expect(sent.html).not.toContain('name="PROJECT-1.thisYear"')
    }))

  it('corrects what was released, with a reason', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'COORDINATOR', mine)
      await browser.submit(grid, grid, { do: 'release', onDay: '2026-02-28', pick: 'PROJECT-1', ...february })
      const page = `${grid}&revise=PROJECT-1`
      const seen = { 'PROJECT-1.seen': '2026-02-28/1/RELEASED', 'PROJECT-1.revises': 'yes' }
      const changed = { ...february, ...seen, 'PROJECT-1.thisYear': '1600', do: 'save' }
      const silent = await browser.submit(page, grid, changed)
      expect([silent.status, silent.html.includes('未保存')]).toEqual([422, true])
      const told = await browser.submit(page, grid, { ...changed, 'PROJECT-1.reason': '核对后更正' })
      expect(told.status).toBe(200)
      expect((await entries(hub))[0]).toBe('PROJECT 1 2026-02-28 ENTERED 1600000000 125')
    }))

  it('sends back with a reason, which the operator reads and answers', () =>
    inGrid(async (hub) => {
      const [operator, coordinator] = [
        await browserOf(hub, 'OPERATOR', mine),
        await browserOf(hub, 'COORDINATOR', mine),
      ]
      await operator.submit(grid, grid, { do: 'save', onDay: '2026-02-28', ...february })
      const seen = { 'PROJECT-1.seen': '2026-02-28/1/' }
      const back = { do: 'return', onDay: '2026-02-28', pick: 'PROJECT-1', ...february, ...seen }
      const silent = await coordinator.submit(grid, grid, back)
      expect(silent.status).toBe(422)
      const sent = await coordinator.submit(grid, grid, { ...back, returnReason: '请附监理月报' })
      expect(sent.status).toBe(200)
      expect((await operator.open(grid)).html).toContain('退回：请附监理月报')
      const again = { 'PROJECT-1.seen': '2026-02-28/1/RETURNED', 'PROJECT-1.again': 'yes' }
      await operator.submit(grid, grid, { do: 'save', onDay: '2026-02-28', ...february, ...again })
      expect((await entries(hub))[0]).toBe('PROJECT 1 2026-02-28 ENTERED 1500000000 125')
    }))
})

describe('who sees a grid', () => {
  it('may look at any city as a leader and fill in none', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'LEADER', { cluster: 'hbew' })
      const { html } = await browser.open('/console/hbew/progress?period=2026-02&city=150200')
      expect([html.includes('包头市进展填报'), html.includes('name="onDay"')]).toEqual([true, false])
      const sent = await browser.submit(grid, grid, { do: 'save', onDay: '2026-02-28', ...february })
      expect([sent.status, sent.html.includes('无权')]).toEqual([403, true])
    }))

  it('sees the own city whatever the address says, and its operator releases nothing', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'OPERATOR', { cluster: 'hbew', city: '150200' })
      expect((await browser.open(grid)).html).toContain('包头市进展填报')
      const released = await browser.submit(grid, grid, {
        do: 'release',
        onDay: '2026-02-28',
        pick: 'TASK-1',
        ...row('TASK-1', { text: '开会' }),
      })
      expect(released.status).toBe(403)
    }))

  it('is told that there is no such period', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'OPERATOR', mine)
      const { status, html } = await browser.open('/console/hbew/progress?period=2026-13')
      expect([status, html.includes('没有“2026-13”这个报告期')]).toEqual([422, true])
    }))
})

describe('documents beside a day', () => {
  it('are added by a form, and fetched by whoever reads the cluster', () =>
    inGrid(async (hub) => {
      const browser = await browserOf(hub, 'OPERATOR', mine)
      const page = '/console/hbew/progress/documents?list=PROJECT&year=2026&number=1&city=150100&onDay=2026-01-31'
      const form = new FormData()
      form.set('file', new File(['复函'], '复函.pdf'))
      const sent = await browser.submit(page, page, form)
      expect([sent.status, sent.location?.endsWith('done=yes')]).toEqual([303, true])
      const { html } = await browser.open(page)
      const [, path] = /href="(\/progress\/documents\/[0-9a-f]{64}\?cluster=hbew)">复函.pdf/.exec(html)!
      expect((await browser.open(path!)).html).toBe('复函')
      const other = await browserOf(hub, 'OPERATOR', { cluster: 'hbew', city: '150200' })
      const refused = new FormData()
      refused.set('file', new File(['x'], 'x.pdf'))
      expect((await other.submit(page, page, refused)).status).toBe(403)
    }))
})
