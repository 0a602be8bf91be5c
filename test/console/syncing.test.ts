import { describe, expect, it } from 'vitest'
import { browserOf, openBrowser, type Shown } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { pushed, rowOf } from '../support/pushing.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
await makeCluster(hub, 'prd')
await pushed(hub, [
  rowOf('BT-1', '152014001000', { caseKind: '2' }),
  rowOf('BT-2', '152014002000', { name: '' }),
  rowOf('BT-3', '152014003000'),
  rowOf('BT 4/甲', '152014004000', { 事项说明: '无此列', caseKind: '9' }),
])

const system = await browserOf(hub, 'PARTNER', { cluster: 'hbew', city: '150200' })
const baotou = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150200' })
const hohhot = await browserOf(hub, 'PARTNER', { cluster: 'hbew', city: '150100' })
const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const elsewhere = await browserOf(hub, 'LEADER', { cluster: 'prd' })

const at = '/console/hbew/sync'
const source = `${at}/150200/baotou-zwfw`
const row = (id: string) => `${source}/rejected/row?id=${encodeURIComponent(id)}`
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const seenIn = ({ html }: Shown) => /name="seen" value="([^"]+)"/.exec(html)![1]!

describe('looking at how the partner systems do', () => {
  it('shows each source, what waits, and whether it comes as agreed', async () => {
    const page = await office.open(at)
    expect([page.status, textOf(page)]).toEqual([200, expect.stringContaining('包头市 baotou-zwfw')])
    expect(textOf(page)).toMatch(/2026年11月22日 12:00 已完成 0 小时前 每 1 天 按时 1 3/)
  })

  it('shows a system its own city, and leads nobody to what is not for him', async () => {
    expect(textOf(await hohhot.open(at))).toContain('还没有对接系统推送过数据')
    expect((await system.open(at)).html).toContain(`href="${source}/rejected"`)
    const other = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150100' })
    expect((await other.open(at)).html).not.toContain(`href="${source}`)
  })

  it('is for those who are signed in, and reach the cluster', async () => {
    expect((await openBrowser(hub).open(at)).status).toBe(303)
    expect((await elsewhere.open(at)).status).toBe(404)
  })
})

describe('the rows that wait to be mended', () => {
  it('are listed with what is wrong and what to do', async () => {
    const page = await system.open(`${source}/rejected`)
    expect(page.status).toBe(200)
    expect(textOf(page)).toContain('共 3 行未被采用')
    expect(textOf(page)).toMatch(/BT-1 事项152014001000 .*“2”/)
    expect(page.html).toContain('/sync/rejected.xlsx?city=150200&amp;source=baotou-zwfw&amp;cluster=hbew')
    expect(page.html).toContain('row?id=BT%204%2F%E7%94%B2')
  })

  it('can be had as a marked sheet by the same session', async () => {
    const sheet = await system.open('/sync/rejected.csv?city=150200&source=baotou-zwfw&cluster=hbew')
    expect([sheet.status, sheet.html]).toEqual([200, expect.stringContaining('BT-1')])
  })

  it('are the city’s, and whoever steers its cluster may look', async () => {
    expect((await office.open(`${source}/rejected`)).status).toBe(200)
    expect((await hohhot.open(`${source}/rejected`)).status).toBe(403)
    expect((await openBrowser(hub).open(`${source}/rejected`)).status).toBe(303)
    expect((await system.open(`${at}/150200/unheard-of/rejected`)).status).toBe(404)
  })
})

describe('mending a row', () => {
  const mend = async (browser: typeof system, id: string, fields: Record<string, string>) => {
    const seen = seenIn(await browser.open(row(id)))
    return browser.submit(row(id), `${source}/rejected/row`, { id, seen, operation: 'UPSERT', ...fields })
  }

  it('shows every field as it was sent, the problems at theirs, and the version raised', async () => {
    const page = await system.open(row('BT-1'))
    expect(page.status).toBe(200)
    expect(page.html).toMatch(/<label for="(f\d+)">办件类型（caseKind）<\/label>[^§]*?<input value="2" id="\1"/)
    expect(page.html).toContain('aria-invalid="true"')
    expect(page.html).toMatch(/name="version"[^>]*value="2"/)
    expect(textOf(page)).toContain('可填：即办件、承诺件')
    expect(textOf(await system.open(row('BT 4/甲')))).toContain('对照表中没有此列，未采用')
  })

  it('is tried first, and nothing is written', async () => {
    const tried = await mend(system, 'BT-1', { version: '2', 'content.caseKind': '承诺件', action: 'check' })
    expect([tried.status, textOf(tried)]).toEqual([200, expect.stringContaining('试推送结果（没有写入）：新增')])
    expect(tried.html).toContain('value="承诺件"')
    expect(textOf(await system.open(`${source}/rejected`))).toContain('共 3 行')
  })

  it('says what is still wrong, at its field, and keeps what was filled in', async () => {
    const refused = await mend(system, 'BT-2', {
      version: '2',
      'content.name': '',
      'content.hours': '全天',
      action: 'send',
    })
    expect([refused.status, textOf(refused)]).toEqual([422, expect.stringContaining('没有被采用：不接受')])
    expect(refused.html).toContain('value="全天"')
    expect(refused.html.match(/aria-invalid="true"/g)).toHaveLength(1)
  })

  it('pushes the row, and it waits no longer', async () => {
    const sent = await mend(system, 'BT-1', { version: '2', 'content.caseKind': '承诺件', action: 'send' })
    expect([sent.status, sent.location]).toEqual([303, `${source}/rejected?sent=BT-1&outcome=CREATED`])
    const list = await system.open(sent.location!)
    expect(textOf(list)).toContain('行 BT-1 已被采用：新增。')
    expect(textOf(list)).toContain('共 2 行未被采用')
    const gone = await system.open(row('BT-1'))
    expect([gone.status, textOf(gone)]).toEqual([404, expect.stringContaining('没有待改的行“BT-1”')])
  })

  it('shows the row anew if it was pushed meanwhile', async () => {
    const fields = {
      id: 'BT-2',
      seen: '2026-11-01T00:00:00.000000Z',
      version: '9',
      operation: 'UPSERT',
      action: 'send',
    }
    const shown = await system.submit(row('BT-2'), `${source}/rejected/row`, fields)
    expect([shown.status, textOf(shown)]).toEqual([422, expect.stringContaining('填写期间此行又被推送过')])
  })

  it('is for the city’s system and coordinator alone', async () => {
    expect((await baotou.open(row('BT-2'))).status).toBe(200)
    expect((await office.open(row('BT-2'))).status).toBe(403)
    expect((await hohhot.open(row('BT-2'))).status).toBe(403)
    const refused = await office.submit(`${source}/rejected`, `${source}/rejected/row`, { id: 'BT-2', action: 'send' })
    expect(refused.status).toBe(403)
    expect((await openBrowser(hub).open(row('BT-2'))).status).toBe(303)
  })
})
