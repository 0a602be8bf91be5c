import { describe, expect, it } from 'vitest'
import { browserOf, openBrowser } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)

const tokenOn = async (browser: ReturnType<typeof openBrowser>) =>
  /name="form_token" value="([^"]+)"/.exec((await browser.open('/console/hbew')).html)![1]!

describe('sending a form', () => {
  it('is refused without the token of a page, and with that of another browser', async () => {
    const [one, two] = [await browserOf(hub, 'LEADER'), await browserOf(hub, 'LEADER')]
    const sent = async (fields: Record<string, string>) =>
      (await one.send('/console/sign-out', new URLSearchParams(fields))).status
    expect(await sent({})).toBe(403)
    expect(await sent({ form_token: await tokenOn(two) })).toBe(403)
    expect(await sent({ form_token: await tokenOn(one) })).toBe(303)
  })

  it.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ])('is refused where the browser says %s: %s, whatever the token', async (header, value) => {
    const browser = await browserOf(hub, 'LEADER')
    const form = new URLSearchParams({ form_token: await tokenOn(browser) })
    const refused = await browser.send('/console/sign-out', form, { [header]: value })
    expect([refused.status, refused.html.includes('页面已过期')]).toEqual([403, true])
  })

  it('is refused above the limit of an upload', async () => {
    const browser = await browserOf(hub, 'LEADER')
    const form = new FormData()
    form.set('file', new File(['x'.repeat(1_100_000)], 'a.csv'))
    expect((await browser.send('/console/sign-out', form)).status).toBe(413)
  })
})

describe('a page of the console', () => {
  it('lets nothing in that is not its own', async () => {
    const { headers } = await openBrowser(hub).open('/console/sign-in')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('has no script and no style written into it', async () => {
    const { html } = await (await browserOf(hub, 'SECRETARIAT')).open('/console/hbew')
    expect(html).not.toMatch(/<script>|<script [^>]*>[^<]|<style|\sstyle=|\son\w+=/)
  })

  it('is in Chinese, or in English by the browser’s language or by the switch', async () => {
    expect((await openBrowser(hub).open('/console/sign-in')).html).toContain('<html lang="zh-CN">')
    const english = openBrowser(hub, {}, 'en-GB,en;q=0.9')
    expect((await english.open('/console/sign-in')).html).toContain('Sign in to Hutong')
    const switched = await english.open('/console/language?to=zh&back=/console/sign-in')
    expect(switched.location).toBe('/console/sign-in')
    expect((await english.open('/console/sign-in')).html).toContain('登录互通')
  })

  it('carries styles and scripts that a browser may keep for ever', async () => {
    const browser = openBrowser(hub)
    const { html } = await browser.open('/console/sign-in')
    const paths = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!)
    expect(paths).toHaveLength(4)
    for (const path of paths)
      expect((await browser.open(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await browser.open('/assets/console.0000000000.css')).status).toBe(404)
  })

  it('that is not there says so in words', async () => {
    const { status, html } = await (await browserOf(hub, 'LEADER')).open('/console/hbew/nowhere')
    expect([status, html.includes('没有这个页面')]).toEqual([404, true])
  })

  it.each(['/can-handle?q=a&item=%00&competent=150200&accepting=150100', '/console/hbew/items/%00'])(
    'that names what no database can hold is not there: %s',
    async (path) => {
      expect((await openBrowser(hub).open(path)).status).toBe(404)
      expect((await (await browserOf(hub, 'LEADER')).open(path)).status).toBe(404)
    },
  )
})
