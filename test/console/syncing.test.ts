import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { checkUrl, nothingAllowed } from '../../src/feed/target-address.ts'
import { browserOf, openBrowser, type Shown } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { baotouPush, ofBaotouSystem, pushed, rowOf, send } from '../support/pushing.ts'
import { deliverAll } from '../support/subscribing.ts'

const { db } = await openTestDatabase()
const outbound = { examine: async (url: string) => checkUrl(url, nothingAllowed), post: async () => ({ status: 204 }) }
const hub = { ...hubAt(db, '2026-11-22T04:00:00.000Z'), outbound }
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
    expect(textOf(page)).toMatch(/2026年11月22日 12:00 已完成 不到1小时前 每1天 按时 1 3/)
  })

  it('shows a system its own city, and leads nobody to what is not for him', async () => {
    expect(textOf(await hohhot.open(at))).toContain('还没有对接系统推送过数据')
    expect((await system.open(at)).html).toContain(`href="${source}"`)
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
    expect(textOf(page)).toContain('共3行未被采用')
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
    expect(textOf(await system.open(`${source}/rejected`))).toContain('共3行')
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
    expect(textOf(list)).toContain('共2行未被采用')
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

describe('a source and its pushes', () => {
  it('shows figures that prove that no row was missed, and what is agreed to whoever sets it', async () => {
    const page = await office.open(source)
    expect([page.status, textOf(page)]).toEqual([200, expect.stringMatching(/已收到的行 2 其中在用 2 待改 2/)])
    expect(page.html).toMatch(/<code class="hash">[0-9a-f]{64}<\/code>/)
    expect((await system.open(source)).html).not.toContain('/settings')
  })

  it('is set by the coordinator or the secretariat, and by nobody else', async () => {
    const settings = { cadenceHours: '168', dropShare: '20', rejectedShare: '5' }
    const set = await baotou.submit(source, `${source}/settings`, settings)
    expect([set.status, set.location]).toEqual([303, `${source}?done=settings`])
    expect(textOf(await office.open(at))).toContain('每7天')
    const wrong = await baotou.submit(source, `${source}/settings`, { ...settings, dropShare: '' })
    expect(wrong.status).toBe(422)
    expect((await system.submit(`${source}/upload`, `${source}/settings`, settings)).status).toBe(403)
  })

  it('has a page for each push, with chunks and outcomes to download', async () => {
    const [, push] = /pushes\/([0-9a-f]{32})"/.exec((await system.open(source)).html)!
    const page = await office.open(`${source}/pushes/${push}`)
    expect([page.status, textOf(page)]).toEqual([200, expect.stringContaining('1／1块已生效')])
    const outcomes = `/sync/pushes/${push}/outcomes?city=150200&source=baotou-zwfw&cluster=hbew`
    expect(page.html).toContain(outcomes.replaceAll('&', '&amp;'))
    expect((await office.open(outcomes)).status).toBe(200)
    expect((await hohhot.open(`${source}/pushes/${push}`)).status).toBe(403)
    expect((await office.open(`${source}/pushes/unheard-of`)).status).toBe(404)
  })

  it('confirms a whole catalogue that shrank, and gives one up', async () => {
    const whole = { ...baotouPush, mode: 'WHOLE' as const, chunk: 1 }
    await send(hub, [rowOf('BT-1', '152014001000', {}, 3)], { ...whole, push: 'whole-001' }, ofBaotouSystem)
    const page = `${source}/pushes/whole-001`
    expect(textOf(await system.open(page))).toContain('接收中')
    expect((await office.open(page)).html).not.toContain(`${page}/finish`)
    await system.submit(page, `${page}/finish`, { chunks: '1', confirm: 'no' })
    expect(textOf(await system.open(page))).toContain('全量目录只有1行，在用的有2行，减少超过20.0%')
    expect((await office.submit(source, `${page}/finish`, { chunks: '1', confirm: 'yes' })).status).toBe(403)
    expect((await system.submit(page, `${page}/finish`, { chunks: '1', confirm: 'yes' })).location).toBe(page)
    expect(textOf(await system.open(page))).toMatch(/已完成.*不在本次全量目录中的1行/)
    await send(hub, [rowOf('BT-1', '152014001000', {}, 4)], { ...whole, push: 'whole-002' }, ofBaotouSystem)
    const other = `${source}/pushes/whole-002`
    expect((await system.submit(other, `${other}/abandon`, {})).status).toBe(303)
    expect(textOf(await system.open(other))).toContain('已放弃')
  })
})

// A worker of its own reads each sheet.
describe('pushing a sheet', { timeout: 120_000 }, () => {
  const sheet = '行标识,版本,事项名称,编码,实施主体,办件类型\nBT-7,1,事项七,152014007000,人社局,9\n'
  const upload = (browser: typeof system, content: string, action: string) => {
    const form = new FormData()
    form.set('action', action)
    form.set('file', new File([content], '目录.csv', { type: 'text/csv' }))
    return browser.submit(`${source}/upload`, `${source}/upload`, form)
  }

  it('is tried: each problem at its cell, and nothing written', async () => {
    const tried = await upload(system, sheet, 'check')
    expect([tried.status, textOf(tried)]).toEqual([200, expect.stringContaining('共1行：新增0')])
    expect(tried.html).toMatch(/<td class="wrong">9<span class="why">/)
    expect(textOf(await system.open(`${source}/rejected`))).not.toContain('BT-7')
  })

  it('comes back marked, and is pushed', async () => {
    const marked = await upload(system, sheet, 'marked')
    expect(marked.headers.get('content-disposition')).toBe('attachment; filename="marked.xlsx"')
    expect(textOf(await upload(system, sheet, 'push'))).toContain('已推送')
    expect(textOf(await system.open(`${source}/rejected`))).toContain('BT-7')
  })

  it('asks for a file, and is for those who push', async () => {
    const asked = await system.submit(`${source}/upload`, `${source}/upload`, { action: 'check' })
    expect([asked.status, textOf(asked)]).toEqual([422, expect.stringContaining('请选择文件')])
    expect((await office.open(`${source}/upload`)).status).toBe(403)
    expect((await openBrowser(hub).open(`${source}/upload`)).status).toBe(303)
  })
})

describe('saying what a system’s own words mean', { timeout: 120_000 }, () => {
  const map = `${source}/map`
  const line = (theirs: string, ours: string, field = 'caseKind') => new URLSearchParams({ field, theirs, ours })
  const post = (browser: typeof system, lines: URLSearchParams, action: string) =>
    browser.submit(map, map, { ...Object.fromEntries(lines), action })

  it('is led to from the row that was refused for a word', async () => {
    await pushed(hub, [rowOf('BT-7', '152014007000', { caseKind: '9' })])
    const page = await system.open(row('BT-7'))
    expect(page.html).toContain(`${map}?field=caseKind&amp;theirs=9`)
    expect((await system.open(`${map}?field=caseKind&theirs=9`)).html).toMatch(/name="theirs" value="9"/)
  })

  it('tells what would change and how many rows that wait could be read', async () => {
    const tried = await post(system, line('9', '承诺件'), 'check')
    expect([tried.status, textOf(tried)]).toEqual([200, expect.stringContaining('将有1处变化')])
    expect(textOf(tried)).toContain('待改的1行中，按此对照有1行可以读通（现为0行）')
    expect(textOf(await system.open(map))).toContain('第0版')
  })

  it('refuses what is no word of ours, at its line', async () => {
    const refused = await post(system, line('9', '马上办'), 'publish')
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('id="why-0"')])
  })

  it('is published, and the rows that wait are pushed again by it', async () => {
    const published = await post(system, line('9', '承诺件'), 'publish')
    expect(published.location).toBe(`${map}?published=1`)
    expect(textOf(await system.open(published.location!))).toMatch(/按新对照表重推待改的1行.*历次版本 第1版/)
    const again = await system.submit(map, `${source}/rejected/again`, {})
    expect([again.status, again.location]).toEqual([303, expect.stringContaining(`${source}/pushes/`)])
    expect(textOf(await system.open(again.location!))).toMatch(/收到 1 新增 1/)
  })

  it('is proposed from a file, what is ambiguous left open', async () => {
    const form = new FormData()
    form.set('file', new File(['SXMC,办件类型\n事项一,3\n事项二,承诺件\n'], '目录.csv'))
    const proposed = await system.submit(map, `${map}/propose`, form)
    expect([proposed.status, textOf(proposed)]).toEqual([200, expect.stringContaining('已分析2行')])
    expect(proposed.html).toMatch(/name="theirs" value="3"/)
  })

  it('is the city’s own', async () => {
    expect((await office.open(map)).status).toBe(403)
    expect((await hohhot.open(map)).status).toBe(403)
    expect((await office.submit(source, map, { field: '', theirs: 'a', ours: 'name' })).status).toBe(403)
    expect((await openBrowser(hub).open(map)).status).toBe(303)
  })
})

describe('telling others by webhook', () => {
  const list = `${at}/subscribers`
  const hook = 'https://baotou.example.cn/hook'
  const register = (browser: typeof system, once: string, url = hook) =>
    browser.submit(list, list, { url, kinds: 'implementation.recorded', once })

  it('is registered, and the secret is shown once', async () => {
    const made = await register(system, 'once-0001')
    expect([made.status, made.html]).toEqual([200, expect.stringMatching(/whsec_[A-Za-z0-9+/=]{40,}/)])
    const again = await register(system, 'once-0001')
    expect([again.html, textOf(again)]).toEqual([
      expect.not.stringContaining('whsec_'),
      expect.stringContaining('签名密钥此前已显示过'),
    ])
    expect((await system.open(list)).html).toContain(`href="${list}/1"`)
  })

  it('refuses an address that must not be called, and keeps it to be mended', async () => {
    const refused = await register(system, 'once-0002', 'https://user:word@baotou.example.cn/')
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('value="https://user:word@')])
  })

  it('is paused, resumed, gets a new secret, and is told again', async () => {
    const page = `${list}/1`
    expect(textOf(await system.open(page))).toContain('还没有投递过')
    expect((await system.submit(page, `${page}/pause`, {})).location).toBe(page)
    expect(textOf(await system.open(page))).toContain('已暂停')
    expect((await system.submit(page, `${page}/resume`, {})).location).toBe(page)
    const rotated = await system.submit(page, `${page}/rotate`, { graceMinutes: '60' })
    expect(rotated.html).toMatch(/whsec_/)
    expect((await system.submit(page, `${page}/rotate`, { graceMinutes: '-5' })).status).toBe(422)
    await pushed(hub, [rowOf('BT-9', '152014009000')])
    await deliverAll(hub)
    const told = await system.open(page)
    expect(textOf(told)).toMatch(/有变更 \d+–\d+ 1 204 0 ms 重发/)
    const resent = await system.submit(page, `${page}/resend`, { delivery: '1' })
    expect(resent.location).toBe(`${page}?resent=204`)
    expect(textOf(await system.open(page))).toContain('手动重发')
  })

  it('is its city’s business and the secretariat’s', async () => {
    expect((await hohhot.open(`${list}/1`)).status).toBe(404)
    expect((await hohhot.submit(list, `${list}/1/pause`, {})).status).toBe(404)
    expect((await office.open(`${list}/1`)).status).toBe(200)
    const leader = await browserOf(hub, 'LEADER', { cluster: 'hbew' })
    expect((await leader.open(list)).status).toBe(403)
    expect((await leader.open(at)).html).not.toContain(list)
    expect((await openBrowser(hub).open(list)).status).toBe(303)
  })

  it('is taken out', async () => {
    expect((await system.submit(`${list}/1`, `${list}/1/remove`, {})).location).toBe(`${list}?removed=yes`)
    expect(textOf(await system.open(list))).toContain('还没有订阅')
  })
})

describe('reading the change log', () => {
  const log = `${at}/changes`

  it('shows commits with their hashes and entries with their contents, page by page', async () => {
    const page = await office.open(log)
    expect([page.status, page.html]).toEqual([200, expect.stringMatching(/<code class="hash">[0-9a-f]{64}/)])
    const [, cursor] = /游标 <code class="hash">([^<]+)</.exec(page.html)!
    expect(textOf(await office.open(`${log}?after=${cursor}`))).toContain('这一页没有所选的变更')
  })

  it('is narrowed to a kind and a city, with what a copy of the city is compared by', async () => {
    const page = textOf(await office.open(`${log}?kind=implementation&city=150200`))
    expect(page).toContain('implementation.recorded')
    expect(page).toMatch(/包头市实施清单核对 \d+条，校验和 [0-9a-f]{64}/)
    expect(textOf(await office.open(`${log}?kind=implementation&city=150100`))).toContain('这一页没有所选的变更')
  })

  it('is verified: intact, for a city’s system too, which sees hashes of the rest', async () => {
    expect(textOf(await office.submit(log, `${log}/verify`, {}))).toContain('链首尾相接，一号不缺')
    expect(textOf(await hohhot.submit(log, `${log}/verify`, {}))).toMatch(/其中\d+号您只能看到哈希/)
  })

  it('says where it was changed', async () => {
    await sql`alter table change_entry disable trigger user`.execute(db)
    await sql`update change_entry set content = '{}' where tx = (select tx from change_commit order by first_number limit 1)`.execute(
      db,
    )
    expect(textOf(await office.submit(log, `${log}/verify`, {}))).toContain('第1号处不符：内容与其哈希不符')
  })

  it('refuses a cursor that leads nowhere, and whoever is not signed in', async () => {
    expect((await office.open(`${log}?after=nonsense`)).status).toBe(422)
    expect((await openBrowser(hub).open(log)).status).toBe(303)
    expect((await elsewhere.open(log)).status).toBe(404)
  })
})
