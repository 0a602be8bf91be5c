import { describe, expect, it } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { issueSignInLink } from '../../src/access/issue-sign-in-link.ts'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { browserOf, openBrowser, secretFor } from '../support/browsing.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
const mine = { cluster: 'hbew', city: '150100' }

describe('signing in with a key', () => {
  it('leads to where one was going, with a cookie that no script reads and no other site sends', async () => {
    const browser = openBrowser(hub)
    expect((await browser.open('/console/hbew')).location).toBe('/console/sign-in?next=%2Fconsole%2Fhbew')
    const entered = await browser.signIn(await secretFor(hub, 'COORDINATOR', mine), '/console/hbew')
    expect([entered.status, entered.location]).toEqual([303, '/console/hbew'])
    expect(entered.headers.getSetCookie()[0]).toMatch(
      /^hutong_session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await browser.open('/console/hbew')).status).toBe(200)
  })

  it('keeps the cookie to the host where the hub is reached by https', async () => {
    const browser = openBrowser(hub, { publicUrl: 'https://hutong.test' })
    await browser.open('/console/sign-in')
    expect([...browser.cookies.keys()]).toEqual(['__Host-hutong_visit'])
  })

  it('is refused with a key that does not open, in words', async () => {
    const refused = await openBrowser(hub).signIn('htk_nobody')
    expect([refused.status, refused.html.includes('密钥缺失、错误、已过期或已吊销')]).toEqual([401, true])
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/console\\@evil',
    '/graphql',
    'javascript:alert(1)',
  ])('never leads to %s', async (next) => {
    expect((await openBrowser(hub).signIn(await secretFor(hub, 'LEADER'), next)).location).toBe('/console')
  })
})

describe('a session', () => {
  it('is over after twelve hours, and with its key', async () => {
    const key = must(await issueKey(hub, secretariat, { role: 'LEADER', holder: '某领导' }))
    const browser = openBrowser(hub)
    await browser.signIn(key.secret!)
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join()
    const later = openBrowser(at(hub, '2026-11-22T16:00:00.001Z'))
    later.cookies.set('hutong_session', browser.cookies.get('hutong_session')!)
    expect([cookie.includes(key.secret!), (await later.open('/console/hbew')).status]).toEqual([false, 303])
    expect((await browser.open('/console/hbew')).status).toBe(200)
    must(await revokeKey(hub, secretariat, { id: key.accessKey.id, reason: '离任' }))
    expect((await browser.open('/console/hbew')).status).toBe(303)
  })

  it('is not had by a cookie that was made up or changed', async () => {
    const browser = await browserOf(hub, 'LEADER')
    const [token] = decodeURIComponent(browser.cookies.get('hutong_session')!).split('.')
    browser.cookies.set('hutong_session', token!)
    expect((await browser.open('/console/hbew')).status).toBe(303)
  })

  it('ends by signing out, here or everywhere', async () => {
    const secret = await secretFor(hub, 'COORDINATOR', mine)
    const [one, two, three] = [openBrowser(hub), openBrowser(hub), openBrowser(hub)]
    for (const browser of [one, two, three]) await browser.signIn(secret)
    const stolen = one.cookies.get('hutong_session')!
    await one.submit('/console/hbew', '/console/sign-out', {})
    one.cookies.set('hutong_session', stolen)
    expect([(await one.open('/console/hbew')).status, (await two.open('/console/hbew')).status]).toEqual([303, 200])
    await two.submit('/console/hbew', '/console/sign-out', { everywhere: 'yes' })
    expect((await three.open('/console/hbew')).status).toBe(303)
  })

  it('shows only the clusters that its key reaches, and answers others as if they were not', async () => {
    await makeCluster(hub, 'prd')
    const browser = await browserOf(hub, 'LEADER', { cluster: 'hbew' })
    const [home, own, other] = [
      await browser.open('/console'),
      await browser.open('/console/hbew'),
      await browser.open('/console/prd'),
    ]
    expect([home.location, own.status, other.status]).toEqual(['/console/hbew', 200, 404])
    expect(other.html).toContain('没有这个页面')
  })
})

describe('fetching a file while signed in', () => {
  it('needs no key beside the cookie, which changes nothing by itself', async () => {
    const browser = await browserOf(hub, 'AUDITOR')
    expect((await browser.open('/audit/export')).status).toBe(200)
    expect((await openBrowser(hub).open('/audit/export')).status).toBe(401)
    const secretary = await browserOf(hub, 'SECRETARIAT')
    const body = JSON.stringify({
      query: 'mutation { registerCluster(input: { code: "x2", name: "x" }) { problems { code } } }',
    })
    const sent = await secretary.send('/graphql', body, { 'content-type': 'application/json' })
    expect(sent.html).toContain('UNAUTHENTICATED')
  })
})

describe('signing in by a link', () => {
  it('takes a press of the button, and works once', async () => {
    const { accessKey } = must(await issueKey(hub, secretariat, { role: 'OPERATOR', holder: '某填报员', ...mine }))
    const { path } = must(await issueSignInLink(hub, secretariat, { id: accessKey.id }))
    const token = new URL(path, 'http://hub.test').searchParams.get('token')!
    const [browser, late] = [openBrowser(hub), openBrowser(hub)]
    expect((await browser.open(path)).html).toContain('此链接只能使用一次')
    expect((await browser.submit(path, '/console/sign-in/link', { token })).location).toBe('/console')
    expect((await browser.open('/console/hbew')).html).toContain('某填报员')
    const again = await late.submit(path, '/console/sign-in/link', { token })
    expect([again.status, again.html.includes('已用过')]).toEqual([401, true])
  })

  it('is refused when the link has run out, and nobody makes one for a key that is not theirs', async () => {
    const { accessKey } = must(await issueKey(hub, secretariat, { role: 'LEADER', holder: '某领导' }))
    const { path } = must(await issueSignInLink(hub, secretariat, { id: accessKey.id, minutes: 5 }))
    const token = new URL(path, 'http://hub.test').searchParams.get('token')!
    const late = openBrowser(at(hub, '2026-11-22T04:05:00.000Z'))
    expect((await late.submit(path, '/console/sign-in/link', { token })).status).toBe(401)
    const coordinator = { ...secretariat, keyId: 7, role: 'COORDINATOR', city: '150200' } as const
    expect(await issueSignInLink(hub, coordinator, { id: accessKey.id })).toMatchObject({
      problems: [{ code: 'KEY_UNKNOWN' }],
    })
    expect(await issueSignInLink(hub, secretariat, { id: accessKey.id, minutes: 5000 })).toMatchObject({
      problems: [{ code: 'LINK_MINUTES_OUT_OF_RANGE' }],
    })
  })
})

describe('signing in as a role of the demo', () => {
  it('is offered by a demo only', async () => {
    const secret = await secretFor(hub, 'LEADER')
    const demo = openBrowser(hub, { demoKeys: [{ role: 'LEADER', secret }] })
    expect((await demo.open('/console/sign-in')).html).toContain('以演示角色登录')
    expect((await demo.submit('/console/sign-in', '/console/sign-in/demo', { role: '0' })).status).toBe(303)
    const real = openBrowser(hub)
    expect((await real.open('/console/sign-in')).html).not.toContain('以演示角色登录')
    expect((await real.submit('/console/sign-in', '/console/sign-in/demo', { role: '0' })).status).toBe(401)
  })
})
