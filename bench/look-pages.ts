import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openPg } from '../src/db/open-pg.ts'
import { cleanUp } from '../test/support/after-file.ts'
import { openChromium } from '../test/support/chromium.ts'
import { examplesOf } from '../test/support/console-pages.ts'
import { openWindow, serveDemo } from '../test/support/demo-console.ts'
import { hubAt } from '../test/support/hub.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { newDatabase } from './databases.ts'
import { states } from './look-states.ts'

const [folder, part = ''] = process.argv.slice(2)
if (!folder) {
  console.error(
    'npm run look -- FOLDER [PART OF AN ADDRESS]: a picture of every page of the console, for a person to look at',
  )
  process.exit(2)
}
await mkdir(folder, { recursive: true })

/** The whole page, but of a long one no more than a few screens. */
const shoot = async (page: Page, path: string): Promise<void> => {
  const { width } = page.viewportSize()!
  const height = await page.evaluate(() => Math.min(document.documentElement.scrollHeight, 3600))
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height }, timeout: 90_000 })
}

/** A page as a desktop, a telephone in the dark, an English reader, and paper have it. */
const take = async (page: Page, path: string): Promise<void> => {
  const named = (how: string) =>
    join(folder, `${path.replace(/^\/console\/?/, '').replace(/\W+/g, '_') || 'home'}.${how}`)
  await page.goto(path)
  await page.setViewportSize({ width: 1440, height: 900 })
  await shoot(page, named('1440.png'))
  await page.setViewportSize({ width: 375, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, named('375-dark.png'))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.pdf({ path: named('pdf'), format: 'A4' })
  await page.setViewportSize({ width: 768, height: 900 })
  await page.goto(`/console/language?${new URLSearchParams({ to: 'en', back: path })}`)
  await shoot(page, named('768-en.png'))
  await page.goto('/console/language?to=zh')
}

const server = await startTemporaryPostgres()
try {
  const browser = await openChromium()
  if (!browser) throw new Error('no Chromium starts here')
  const open = await openPg(await newDatabase(server.url, `look_${process.pid}`))
  const demo = await serveDemo(hubAt(open.db, '2026-11-22T04:00:00.000Z'), true)
  const windows = new Map<string | null, Page>()
  const windowOf = async (role: string | null): Promise<Page> => {
    const page = windows.get(role) ?? (await openWindow(browser, demo, role))
    windows.set(role, page)
    return page
  }
  for (const [path, role = 'SECRETARIAT'] of Object.values(examplesOf).flat()) {
    if (!path.includes(part)) continue
    await take(await windowOf(role), path)
    console.log(path)
  }
  for (const { name, role, reach } of states) {
    if (!name.includes(part)) continue
    const page = await windowOf(role)
    await page.setViewportSize({ width: 1440, height: 900 })
    await reach(page)
    await shoot(page, join(folder, `${name}.1440.png`))
    await page.setViewportSize({ width: 375, height: 800 })
    await shoot(page, join(folder, `${name}.375.png`))
    console.log(name)
  }
  await cleanUp()
  await open.close()
} finally {
  await server.stop()
}
