import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
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
})
