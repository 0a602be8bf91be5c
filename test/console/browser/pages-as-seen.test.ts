import type { BrowserContext } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openChromium } from '../../support/chromium.ts'
import { examplesOf, mountedPages, withoutPage } from '../../support/console-pages.ts'
import { openTestDatabase } from '../../support/database.ts'
import { callerOf, openWindow, serveDemo } from '../../support/demo-console.ts'
import { injectAxe, sideways, thinTables, unofficial, violations, walkByKeyboard } from '../../support/examine-page.ts'
import { hubAt } from '../../support/hub.ts'
import { deliverAll, recordChange, subscribe } from '../../support/subscribing.ts'

const widths = [375, 768, 1440]
const mostBytes = 200_000
const rulesOfWcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

const browser = await openChromium()
const { db } = await openTestDatabase()
// An address that is told, and answers: of the demo's no host is called.
const outbound = { examine: async () => [], post: async () => ({ status: 204 }) }
const hub = { ...hubAt(db, '2026-11-22T04:00:00.000Z'), outbound }
const demo = browser && (await serveDemo(hub, true))
if (demo) {
  await subscribe(hub, await callerOf(hub, demo, 'PARTNER 150200'), 'https://baotou.example.cn/hook')
  await recordChange(hub, 'hbew')
  await deliverAll(hub)
}
const contexts = new Map<string, Promise<BrowserContext>>()
const windowOf = async (role: string | null, locale?: string) => {
  const key = `${role} ${locale}`
  if (!contexts.has(key))
    contexts.set(
      key,
      openWindow(browser!, demo!, role, locale).then((page) => page.context()),
    )
  return (await contexts.get(key)!).newPage()
}

const pages = Object.values(examplesOf)
  .flat()
  .map(([path, role = 'SECRETARIAT']) => ({ path, role }))
// Pages that are not there look like something too.
const all = [...pages, { path: '/console/hbew/nowhere', role: 'SECRETARIAT' }]

describe('the list of pages to look at', () => {
  it('names every page that the console answers', () => {
    expect([...Object.keys(examplesOf), ...withoutPage].sort()).toEqual(mountedPages())
  })
})

describe.skipIf(!browser).concurrent('a page as it is seen', { timeout: 90_000 }, () => {
  it.each(all)(
    '$path › fits every width, offends no rule of WCAG 2.1 AA, and needs no mouse',
    async ({ path, role }) => {
      const page = await windowOf(role)
      const answer = await page.goto(path)
      expect([path.endsWith('nowhere') ? 404 : 200, (await answer!.body()).length < mostBytes]).toEqual([
        answer!.status(),
        true,
      ])
      expect(await sideways(page, widths)).toEqual([])
      expect(await unofficial(page)).toEqual([])
      await thinTables(page)
      await injectAxe(page)
      expect(await violations(page, rulesOfWcag)).toEqual([])
      // Of the other colours only those themselves can be wrong.
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, ['color-contrast'])).toEqual([])
      expect(await walkByKeyboard(page)).toEqual([])
      await page.close()
      const english = await windowOf(role, 'en-US')
      await english.goto(path)
      expect(await english.evaluate(() => document.documentElement.lang)).toBe('en')
      expect(await sideways(english, [375])).toEqual([])
      await english.close()
    },
  )
})
