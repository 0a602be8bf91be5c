import { describe, expect, it } from 'vitest'
import { browserOf, type Shown } from '../support/browsing.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { seedPlan } from '../support/progress.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-02-03T04:00:00.000Z')
await seedPlan(hub)
const mine = { cluster: 'hbew', city: '150100' }
const operator = await browserOf(hub, 'OPERATOR', mine)
const coordinator = await browserOf(hub, 'COORDINATOR', mine)
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })

const at = '/console/hbew/progress'
const common = { list: 'projects', day: '2026-01-31' }
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
/** A row of the grid. */
const rowOf = ({ html }: Shown, number: number) => new RegExp(`<tr id="row-${number}">.*?</tr>`).exec(html)![0]
const send = (browser: typeof operator, fields: Record<string, string>) =>
  browser.submit(at, at, { ...common, ...fields })

const january = {
  'completedThisYear.1': '1,200',
  'completedSinceStart.1': '2500.5',
  'physical.1': '12.5%',
  'stage.1': 'UNDER_CONSTRUCTION',
  'text.1': '路基完成一成',
}

describe('reporting progress in the grid', () => {
  it('opens on the last month, with all of the city’s rows', async () => {
    const page = await operator.open(at)
    expect(page.html).toContain('value="2026-01-31"')
    expect(page.html.match(/<tr id="row-\d+">/g)).toHaveLength(2)
    expect(rowOf(page, 1)).toContain('未填')
  })

  it('saves the row whose button was pressed, amounts in 万元', async () => {
    const saved = await send(operator, { ...january, 'text.2': '未按的行', save: '1' })
    expect([saved.status, textOf(saved)]).toEqual([200, expect.stringContaining('收到 1 行：保存 1')])
    expect(rowOf(saved, 1)).toContain('已保存，待审核')
    expect(rowOf(saved, 1)).toContain('value="1200"')
    expect(rowOf(saved, 1)).toContain('value="12.5"')
    expect(rowOf(saved, 2)).toContain('未填')
  })

  it('saves all that were filled in, each answered by itself; what was refused stays as it was typed', async () => {
    const saved = await send(operator, {
      ...january,
      'completedThisYear.2': '一千',
      'completedSinceStart.2': '5',
      'physical.2': '多半',
      save: 'all',
    })
    expect([saved.status, textOf(saved)]).toEqual([422, expect.stringContaining('收到 2 行：保存 0，未变 1，未保存 1')])
    expect(rowOf(saved, 2)).toContain('value="一千" aria-label="第 2 号 本年完成（万元）" aria-invalid="true"')
    expect(rowOf(saved, 2)).toContain('value="多半"')
    expect(rowOf(saved, 2)).toContain('class="why"')
  })

  it('says so where nothing was filled in', async () => {
    expect(textOf(await send(operator, { save: 'all' }))).toContain('没有可保存的内容')
  })
})

describe('checking and releasing in the same grid', () => {
  it('is the coordinator’s: an operator sees no button and is refused', async () => {
    expect(textOf(await operator.open(at))).not.toContain('审核通过并报送')
    expect((await send(operator, { pick: '1', step: 'release' })).status).toBe(403)
    expect(textOf(await coordinator.open(at))).toContain('审核通过并报送')
  })

  it('returns a row with a reason, and none without', async () => {
    expect((await send(coordinator, { pick: '1', step: 'return' })).status).toBe(422)
    expect((await send(coordinator, { step: 'release' })).status).toBe(422)
    const returned = await send(coordinator, { pick: '1', step: 'return', returnReason: '与台账不符' })
    expect(rowOf(returned, 1)).toContain('已退回')
    expect(rowOf(await operator.open(at), 1)).toContain('与台账不符')
  })

  it('releases, and shows the figures as the last period of the next month', async () => {
    await send(operator, { ...january, 'text.1': '已核对台账', save: '1' })
    const released = await send(coordinator, { pick: '1', step: 'release' })
    expect([released.status, rowOf(released, 1)]).toEqual([200, expect.stringContaining('已报送')])
    const next = await operator.open(`${at}?day=2026-02-03`)
    expect(textOf({ ...next, html: rowOf(next, 1) })).toContain('2026年1月31日 1200 / 2500.5 12.5% 在建 已核对台账')
  })

  it('revises what was released, with a reason', async () => {
    const unexplained = await send(operator, { ...january, 'text.1': '更正', save: '1' })
    expect(unexplained.status).toBe(422)
    const revised = await send(operator, { ...january, 'text.1': '更正', 'reason.1': '漏计一笔', save: '1' })
    expect([revised.status, rowOf(revised, 1)]).toEqual([200, expect.stringContaining('待审核')])
  })
})

describe('the grid', () => {
  it('is not for those who report nothing', async () => {
    expect((await leader.open(at)).status).toBe(403)
    expect(textOf(await leader.open('/console/hbew'))).not.toContain('填报')
    expect((await leader.submit('/console/hbew', at, { ...common, save: 'all' })).status).toBe(403)
  })

  it('has no money where the list has none', async () => {
    expect((await operator.open(`${at}?list=tasks`)).html).not.toContain('completedThisYear.')
  })
})
