import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openChromium } from '../../support/chromium.ts'
import { openTestDatabase } from '../../support/database.ts'
import { openWindow, serveDemo } from '../../support/demo-console.ts'
import { hubAt } from '../../support/hub.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every page of the console; those of a stranger without a role. */
const pages: readonly (readonly [path: string, role: string | null])[] = [
  ['/console/sign-in', null],
  ['/console/sign-in/link?token=x', null],
  ['/can-handle?q=shbz&item=150199010001&competent=150200&accepting=150100', null],
  ['/console', 'SECRETARIAT'],
  ['/console?all=1', 'SECRETARIAT'],
  ['/console/hbew', 'SECRETARIAT'],
  ['/console/hbew/items', 'SECRETARIAT'],
  ['/console/hbew/items/150199010002?competent=150200&accepting=150100', 'SECRETARIAT'],
  ['/console/hbew/coverage', 'SECRETARIAT'],
  ['/console/hbew/items/matching', 'SECRETARIAT'],
  ['/console/hbew/batches', 'SECRETARIAT'],
  ['/console/hbew/batches/register', 'SECRETARIAT'],
  ['/console/hbew/batches/5', 'COORDINATOR 150100'],
  ['/console/hbew/plan?figure=NOT_STARTED', 'SECRETARIAT'],
  ['/console/hbew/plan/board', 'SECRETARIAT'],
  ['/console/hbew/plan/tasks', 'SECRETARIAT'],
  ['/console/hbew/plan/projects', 'SECRETARIAT'],
  ['/console/hbew/plan/platforms', 'SECRETARIAT'],
  ['/console/hbew/plan/projects/14', 'SECRETARIAT'],
  ['/console/hbew/plan/tasks/1', 'SECRETARIAT'],
  ['/console/hbew/progress', 'COORDINATOR 150100'],
  [
    '/console/hbew/progress/documents?list=PROJECT&year=2026&number=1&city=150100&onDay=2026-10-31',
    'COORDINATOR 150100',
  ],
  ['/console/hbew/admin', 'SECRETARIAT'],
  ['/console/hbew/admin/members?city=150100&from=2020-05-01', 'SECRETARIAT'],
  ['/console/hbew/sync', 'SECRETARIAT'],
  ['/console/hbew/sync/150200/baotou-zwfw/rejected', 'PARTNER 150200'],
  ['/console/hbew/sync/150200/baotou-zwfw/rejected/row?id=BT-000004', 'PARTNER 150200'],
  ['/console/hbew/nowhere', 'SECRETARIAT'],
]

const widths = [375, 768, 1440]
const mostBytes = 200_000

const browser = await openChromium()
const { db } = await openTestDatabase()
const demo = browser && (await serveDemo(hubAt(db, '2026-11-22T04:00:00.000Z'), false))
const windows = new Map<string | null, Promise<Page>>()
const windowOf = (role: string | null): Promise<Page> => {
  if (!windows.has(role)) windows.set(role, openWindow(browser!, demo!, role))
  return windows.get(role)!
}

/** How much wider than the window the page is. */
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

const rulesOfWcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

const violations = (page: Page, runOnly: readonly string[] = rulesOfWcag): Promise<string[]> =>
  page.evaluate(async (runOnly) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself into the window
    const { violations, passes } = await (window as any).axe.run(document, { runOnly })
    if (passes.length === 0) return ['nothing was examined']
    return violations.map(
      (one: { id: string; nodes: { html: string }[] }) =>
        `${one.id}: ${one.nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  }, runOnly)

describe.skipIf(!browser)('a page as it is seen', { timeout: 90_000 }, () => {
  it.each(pages)('%s › stays in its window at every width, and offends no rule of WCAG 2.1 AA', async (path, role) => {
    const page = await windowOf(role)
    const answer = await page.goto(path)
    expect((await answer!.body()).length).toBeLessThan(mostBytes)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      expect([width, await sideways(page)]).toEqual([width, 0])
    }
    // By the debugger and not by a script of the page, which its policy would refuse.
    await page.evaluate(axe)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 375, height: 900 })
    // Of the other colours only those themselves can be wrong.
    expect(await violations(page, ['color-contrast'])).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  })
})
