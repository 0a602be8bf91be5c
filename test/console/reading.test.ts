import { describe, expect, it } from 'vitest'
import { openBrowser, type Shown } from '../support/browsing.ts'
import { openDemo } from '../support/demo.ts'

const { hub, keys } = await openDemo('2026-11-22T04:00:00.000Z')

const browserAs = async (role: string, language = 'zh') => {
  const browser = openBrowser(hub, {}, language)
  await browser.signIn(keys.find((key) => key.role === role)!.secret)
  return browser
}

/** What a page says, the markup left out. */
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const leader = await browserAs('LEADER')
const partner = await browserAs('PARTNER 150200')
const sandbox = await browserAs('PARTNER 150200 sandbox')
const stranger = openBrowser(hub)

const pages = [
  ['/console/hbew', '总览'],
  ['/console/hbew/items', '事项'],
  ['/console/hbew/items?q=shbz', '社会保障卡申领'],
  ['/console/hbew/items?counted=yes', '累计公布且仍有效的事项'],
  ['/console/hbew/items/150199010001', '互办互认矩阵'],
  ['/console/hbew/coverage?only=part', '部分通办'],
  ['/console/hbew/plan?figure=NOT_STARTED', '任务、工程、平台'],
  ['/console/hbew/plan/tasks', '2026年重点任务'],
  ['/console/hbew/plan/projects?group=city&city=150200', '包头市（'],
  ['/console/hbew/plan/platforms', '2026年重大平台'],
  ['/console/hbew/plan/projects/1', '基本情况'],
] as const

describe('opening a page of the cluster', () => {
  it.each(pages)('%s › is shown to whoever reads the cluster', async (path, says) => {
    const page = await leader.open(path)
    expect([page.status, textOf(page)]).toEqual([200, expect.stringContaining(says)])
    expect((await partner.open(path)).status).toBe(200)
  })

  it.each(pages)('%s › is not there for a key of another cluster, and asks a stranger to sign in', async (path) => {
    expect((await sandbox.open(path)).status).toBe(404)
    expect((await stranger.open(path)).location).toBe(`/console/sign-in?next=${encodeURIComponent(path)}`)
  })

  it.each(['/console/hbew/items/9999', '/console/hbew/plan/projects/999', '/console/hbew/plan/nothing'])(
    '%s › says that there is nothing',
    async (path) => {
      expect((await leader.open(path)).status).toBe(404)
    },
  )

  it('says what is sample data', async () => {
    expect(textOf(await leader.open('/console/hbew'))).toContain('演示数据')
  })

  it('is in English for whoever reads English', async () => {
    const english = await browserAs('LEADER', 'en')
    expect(textOf(await english.open('/console/hbew/plan/projects'))).toContain('Key projects of 2026')
  })
})

describe('finding items', () => {
  it('finds by characters, by pinyin initials and by code, and says when there is none', async () => {
    for (const q of ['社会保障卡', 'shbzk', '150199010001'])
      expect(textOf(await leader.open(`/console/hbew/items?q=${encodeURIComponent(q)}`))).toContain('社会保障卡申领')
    expect(textOf(await leader.open('/console/hbew/items?q=xyzzy'))).toContain('没有符合条件的事项')
  })
})

describe('an item between two cities', () => {
  it('shows the answer and marks what differs', async () => {
    const page = await leader.open('/console/hbew/items/150199010002?competent=150200&accepting=150100')
    expect(textOf(page)).toContain('在呼和浩特市办包头市的“社会保险关系转移接续”')
    expect(page.html).toContain('<ins>办理</ins>')
  })
})

describe('asking whether something can be done here', () => {
  const ask = (query: string) => stranger.open(`/can-handle?${query}`)

  it('is answered without a key', async () => {
    const page = await ask('q=社会保障&item=150199010001&competent=150200&accepting=150100&ground=insurance')
    expect(textOf(page)).toContain('参保地：包头市')
    expect(textOf(page)).toMatch(/带什么 申请表/)
    expect(page.html).toContain('class="verdict yes"')
  })

  it('finds items while one types', async () => {
    expect(textOf(await ask('q=shbz'))).toContain('社会保障卡申领')
    expect(textOf(await ask('q=xyzzy'))).toContain('没有找到已公布的事项')
  })

  it('says that one city is no question, and that an item is unknown', async () => {
    expect(textOf(await ask('item=150199010001&competent=150200&accepting=150200'))).toContain('请直接到包头市办理')
    expect(textOf(await ask('item=9999&competent=150200&accepting=150100'))).toContain('没有查到这个事项')
  })
})
