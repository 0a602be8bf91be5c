import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { placedBlock, readBlock } from '../../src/console/placed-block.ts'
import { pageAt } from '../../src/console/row-page.ts'
import type { Hub } from '../../src/hub.ts'
import { browserOf } from '../support/browsing.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { seedRow } from '../support/progress.ts'

const { db } = await openTestDatabase()
const mine = { cluster: 'hbew', city: '150100' }
const grid = '/console/hbew/progress?period=2026-02&city=150100'
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** A plan of more projects than a page shows. */
const seedMany = async (hub: Hub): Promise<void> => {
  must(await seedCalendar(hub, secretariat))
  await makeCluster(hub)
  await seedRow(hub, { list: 'PROJECT', number: 1 })
  await sql`with subject as (
      insert into plan_subject (cluster_id, list, recorded_in) select cluster_id, list, 1 from plan_row, generate_series(2, 620) returning id)
    insert into plan_row (subject_id, cluster_id, list, year, number, version, state, valid_from, content, content_hash, cities, recorded_in)
    select s.id, r.cluster_id, r.list, r.year, row_number() over () + 1, 1, r.state, r.valid_from, r.content, r.content_hash, r.cities, 1
    from subject s, plan_row r`.execute(hub.db)
}

const inLongPlan = (work: (hub: Hub) => Promise<void>) =>
  inHub(db, '2026-03-05T01:00:00Z', async (hub) => {
    await seedMany(hub)
    await work(hub)
  })

const unescaped = (html: string) => html.replaceAll('&quot;', '"').trimEnd()

/** Of a page its rows, whether it is small enough, and which part of the whole it says that it is. */
const weighed = (html: string) => ({
  rows: html.match(/<th scope="row"/g)!.length,
  isSmall: gzipSync(html).length < 60_000 && html.length < 600_000,
  hasFewParts: html.match(/<[a-z]/g)!.length < 10_000,
  part: /第[\d,]+–[\d,]+行，共[\d,]+行/.exec(html)?.[0],
})

describe('a part of a long table', () => {
  it.each([
    { place: -1, total: 2000, from: 1, to: 200, starts: 10 },
    { place: 200, total: 2000, from: 201, to: 400, starts: 10 },
    { place: 199, total: 2000, from: 200, to: 399, starts: 11 },
    { place: 1999, total: 2000, from: 2000, to: 2000, starts: 11 },
    { place: 5000, total: 450, from: 450, to: 450, starts: 4 },
    { place: 14, total: 200, from: 1, to: 200, starts: 1 },
  ])('begins at the row that is asked for: $place of $total', ({ place, total, from, to, starts }) => {
    const page = pageAt(numbers(1, total), place)
    expect([page.rows, page.starts.length]).toEqual([numbers(from, to), starts])
  })

  it('has every row in one of the parts', () => {
    const all = numbers(1, 730)
    const { starts } = pageAt(all, 305)
    expect(starts).toEqual([0, 105, 305, 505, 705])
    expect(starts.flatMap((at) => pageAt(all, at).rows)).toEqual([
      ...numbers(1, 200),
      ...[...numbers(106, 305), ...numbers(306, 505), ...numbers(506, 705), ...numbers(706, 730)],
    ])
  })
})

describe('a block that is pasted into a grid', () => {
  it('stands with heads beside the rows into which it goes, and keeps what it does not say', () => {
    const figures = { onDay: '2026-02-20', physicalPermille: 55, stage: 'READY', isDone: false }
    const rows = [
      { list: 'PROJECT', number: 201, title: '甲', said: null },
      { list: 'PROJECT', number: 202, title: '乙', said: { ...figures, text: '一行\n"两行"', reason: null } },
    ] as never
    const placing = { rows, list: 'PROJECT', cell: 'sinceStart', onDay: '2026-02-28' } as const
    const block = [['1', '0.5', '投用'], ['2'], ['', '3']]
    expect(placedBlock(block, placing).split(/\n(?=重点工程)/)).toEqual([
      '清单\t序号\t名称\t数据日期\t本年完成（万元）\t开工以来完成投资（万元）\t形象进度（%）\t阶段\t是否完成\t进展情况\t说明',
      '重点工程\t201\t甲\t2026-02-28\t\t1\t0.5%\tIN_OPERATION\t\t\t',
      '重点工程\t202\t乙\t2026-02-20\t\t2\t5.5%\tREADY\t\t"一行\n""两行"""\t',
      '重点工程\t\t\t2026-02-28\t\t\t3%\t\t\t\t',
    ])
  })

  it.each([
    ['[["","2"]]', [['', '2']]],
    ['[[1]]', null],
    ['{}', null],
    ['[', null],
  ])('is read as it was sent: %s', (json, block) => {
    expect(readBlock(json)).toEqual(block)
  })
})

describe('hundreds of rows', () => {
  it('are filled in part by part, each small enough to type in at once', () =>
    inLongPlan(async (hub) => {
      const browser = await browserOf(hub, 'COORDINATOR', mine)
      const pages = [grid, `${grid}&row=PROJECT-401`, `${grid}&q=619`]
      const found = []
      for (const page of pages) found.push(weighed((await browser.open(page)).html))
      const small = { isSmall: true, hasFewParts: true }
      expect(found).toEqual([
        { ...small, rows: 200, part: '第1–200行，共620行' },
        { ...small, rows: 200, part: '第401–600行，共620行' },
        { ...small, rows: 1, part: undefined },
      ])
      const owed = `${grid}&state=OWED`
      const entry = {
        ...{ 'PROJECT-1.seen': '', 'PROJECT-1.thisYear': '1500', 'PROJECT-1.sinceStart': '1500' },
        ...{ 'PROJECT-1.physical': '12.5', 'PROJECT-1.stage': 'UNDER_CONSTRUCTION', 'PROJECT-200.seen': '' },
      }
      const sent = await browser.submit(owed, owed, { do: 'next', onDay: '2026-02-28', ...entry })
      expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/state=OWED&row=PROJECT-201&saved=1$/)])
      const next = await browser.open(sent.location!)
      expect(next.html).toContain('已保存1行')
      expect(weighed(next.html)).toEqual({ ...small, rows: 200, part: '第200–399行，共619行' })
      expect(next.html.match(/name="PROJECT-\d+\.seen"/)![0]).toBe('name="PROJECT-201.seen"')
      const wrong = { 'PROJECT-201.seen': '', 'PROJECT-201.physical': '一半' }
      const kept = await browser.submit(owed, sent.location!, { do: 'next', onDay: '2026-02-28', ...wrong })
      expect([kept.status, kept.html.includes('value="一半"')]).toEqual([422, true])
    }))

  it('are listed part by part, also where they stand in groups', () =>
    inLongPlan(async (hub) => {
      const browser = await browserOf(hub, 'COORDINATOR', mine)
      const list = '/console/hbew/plan/projects?year=2026'
      const found = []
      for (const page of [list, `${list}&group=light&row=601`, '/console/hbew/plan'])
        found.push(weighed((await browser.open(page)).html))
      const small = { isSmall: true, hasFewParts: true }
      expect(found).toEqual([
        { ...small, rows: 200, part: '第1–200行，共620行' },
        { ...small, rows: 20, part: '第601–620行，共620行' },
        { ...small, rows: 200, part: undefined },
      ])
      expect((await browser.open('/console/hbew/plan?q=PROJECT')).html).toContain(
        'href="/console/hbew/plan/projects?q=PROJECT">查看全部620行',
      )
    }))

  it('take a block that goes on over their pages, beside the rows into which it goes, and save it', () =>
    inLongPlan(async (hub) => {
      const browser = await browserOf(hub, 'COORDINATOR', mine)
      const sheet = '/console/hbew/progress/sheet?period=2026-02&city=150100'
      const line = ['1500', '1500', '12.5', '在建']
      const block = JSON.stringify([line, line, ['1500', '1500', '一半', '在建']])
      const over = { start: 'PROJECT-199', cell: 'thisYear', onDay: '2026-02-28', accept: 'yes' }
      const placed = await browser.submit(grid, sheet, { block, ...over })
      expect([placed.status, placed.html.includes('没有写入任何数据')]).toEqual([200, true])
      const text = unescaped(/<textarea id="text"[^>]*>([^<]*)/.exec(placed.html)![1]!)
      expect(text).toContain('\n重点工程\t200\tPROJECT 1\t2026-02-28\t1500\t1500\t12.5%\tUNDER_CONSTRUCTION\t')
      const checked = await browser.submit(sheet, sheet, { text, accept: 'yes', action: 'check' })
      expect([checked.status, checked.html]).toEqual([
        200,
        expect.stringContaining('共 3 行：填报 2，不变 0，不接受 1'),
      ])
      expect(checked.html).toContain('核对结果（没有写入）')
      const taken = await browser.submit(sheet, sheet, { text, accept: 'yes', action: 'take' })
      expect([taken.status, taken.html]).toEqual([200, expect.stringContaining('<h2>已保存</h2>')])
      expect((await browser.open(`${grid}&state=WAITING`)).html.match(/name="PROJECT-\d+\.seen"/g)).toEqual([
        ...['name="PROJECT-199.seen"', 'name="PROJECT-200.seen"'],
      ])
    }))
})

describe('a whole sheet', () => {
  const sheet = '/console/hbew/progress/sheet'

  it('is pasted with its heads, or given as a file; nothing at all is told', () =>
    inHub(db, '2026-03-05T01:00:00Z', async (hub) => {
      must(await seedCalendar(hub, secretariat))
      await makeCluster(hub)
      await seedRow(hub, { list: 'TASK', number: 1 })
      const browser = await browserOf(hub, 'OPERATOR', mine)
      const fields = { list: 'TASK', onDay: '2026-02-28', accept: 'yes' }
      const nothing = await browser.submit(sheet, sheet, { ...fields, action: 'check' })
      expect([nothing.status, nothing.html.includes('请粘贴表格或选择文件')]).toEqual([422, true])
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...fields, action: 'take' })) form.set(name, value)
      form.set('file', new File(['序号,进展情况\n1,召开推进会\n9,无此任务\n'], '2月.csv'))
      const taken = await browser.submit(sheet, sheet, form)
      expect([taken.status, taken.html]).toEqual([200, expect.stringContaining('共 2 行：填报 1，不变 0，不接受 1')])
      const text = '序号\t进展情况\n1\t召开推进会'
      const again = await browser.submit(sheet, sheet, { ...fields, text, action: 'take' })
      expect([again.status, again.html]).toEqual([200, expect.stringContaining('填报 0，不变 1')])
    }))

  it('is for who enters progress of a city', () =>
    inHub(db, '2026-03-05T01:00:00Z', async (hub) => {
      await makeCluster(hub)
      const browser = await browserOf(hub, 'LEADER', { cluster: 'hbew' })
      expect((await browser.open(sheet)).status).toBe(403)
      const fields = { text: '序号\n1', onDay: '2026-02-28', action: 'take' }
      expect((await browser.submit('/console/hbew', sheet, fields)).status).toBe(403)
    }))
})
