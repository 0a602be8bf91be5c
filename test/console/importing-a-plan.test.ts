import { describe, expect, it } from 'vitest'
import { browserOf, openBrowser, type Shown } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
await makeCluster(hub)
const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const hohhot = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150100' })

const at = '/console/hbew/plan/import'
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const sheet = '序号,任务名称,牵头城市,领域\n1,推进社保卡通用,呼和浩特市,没有的领域\n'

const upload = (browser: typeof office, action: string, content = sheet) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ list: 'TASK', year: '2026', action })) form.set(name, value)
  form.set('file', new File([content], '任务.csv', { type: 'text/csv' }))
  return browser.submit(at, at, form)
}

// A worker of its own reads each sheet.
describe('importing the sheet of a list', { timeout: 120_000 }, () => {
  it('is tried: each problem at its cell, and nothing written', async () => {
    const tried = await upload(office, 'check')
    expect([tried.status, textOf(tried)]).toEqual([200, expect.stringContaining('试导入结果（没有写入）')])
    expect(tried.html).toMatch(/<td class="wrong">[^<]*<span class="why">/)
    expect(textOf(await office.open('/console/hbew/plan/tasks'))).toContain('共0项')
  })

  it('refuses all for one error, and asks for a file where none was chosen', async () => {
    const refused = await upload(office, 'import')
    expect([refused.status, textOf(refused)]).toEqual([422, expect.stringContaining('没有导入')])
    const asked = await office.submit(at, at, { list: 'TASK', year: '2026', action: 'check' })
    expect([asked.status, textOf(asked)]).toEqual([422, expect.stringContaining('请选择文件')])
  })

  it('is for the secretariat alone', async () => {
    expect((await office.open('/console/hbew/plan/tasks')).html).toContain(`${at}?list=TASK`)
    expect((await hohhot.open('/console/hbew/plan/tasks')).html).not.toContain(at)
    expect((await hohhot.open(at)).status).toBe(403)
    expect((await openBrowser(hub).open(at)).status).toBe(303)
  })
})
