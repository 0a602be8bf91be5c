import { describe, expect, it } from 'vitest'
import { browserOf, openBrowser } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { january, released, seedPlan, task } from '../support/progress.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
await seedPlan(hub)
await released(hub, '2026-02-03', january, task)
const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })

describe('the board of a plan', () => {
  it('counts each list by city and in all, every figure with the rows behind it', async () => {
    const { status, html } = await leader.open('/console/hbew/plan/board?asOf=2026-02-28')
    expect([status, html.includes('截至 2026年2月28日')]).toEqual([200, true])
    const [, link] = /href="([^"]*plan\/projects\?[^"]*figure=UNDER_WAY[^"]*city=150100[^"]*)">1</.exec(html)!
    const rows = await leader.open(link!.replaceAll('&amp;', '&'))
    expect(rows.html).toContain('共 1 项，截至 2026年2月28日')
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
