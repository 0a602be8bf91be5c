import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { openHttp } from '../src/http/app.ts'
import type { Hub } from '../src/hub.ts'
import { cleanUp } from '../test/support/after-file.ts'
import { openChromium } from '../test/support/chromium.ts'
import { type OpenedTimes, openTimed, pasteTimed, scrollTimed, typeTimed, watchTasks } from './browser-times.ts'
import { median } from './databases.ts'

const times = 5
const text = (ms: number) => ms.toFixed(0)
const worst = (values: readonly number[]) => Math.max(...values)

const signedIn = async (hub: Hub, secret: string) => {
  const { fetch } = openHttp(hub, {
    ...{ uploadLimit: 20_000_000, requestLimit: 1_000_000, readiness: async () => [] },
    log: ({ fault }) => void (fault && console.error(fault)),
    console: {},
  })
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const browser = await openChromium()
  if (!browser) throw new Error('no Chromium starts here')
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await watchTasks(page)
  await page.goto('/console/sign-in')
  await page.locator('[name=key]').fill(secret)
  await page.locator('form:has([name=key]) button').click()
  await page.waitForURL('**/console/**')
  return { page, close: () => server.close() }
}

const openings = async (page: Page, paths: readonly string[]) => {
  console.log(
    '\n| page | rows | nodes | on the wire, KB | first paint after the first byte, ms | whole, ms | blocked, ms | longest task, ms | frame of scrolling, median / worst, ms |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|')
  for (const path of paths) {
    const seen: OpenedTimes[] = []
    for (let i = 0; i < times; i += 1) seen.push(await openTimed(page, `/console/bench/${path}`))
    const of = (key: keyof OpenedTimes) => median(seen.map((one) => one[key]))
    const frames = await scrollTimed(page, 60)
    const ms = [of('first'), of('whole'), of('blocked'), of('longest')].map(text)
    const figures = [of('rows'), of('nodes'), (of('wire') / 1000).toFixed(0), ...ms]
    console.log(`| ${[path, ...figures, `${text(median(frames))} / ${text(worst(frames))}`].join(' | ')} |`)
  }
}

/** The same pages in a Chromium: what a window takes to show them, to type, and to paste two thousand rows. */
export const lookAtLists = async (hub: Hub, secret: string, paths: readonly string[], rows: number): Promise<void> => {
  const { page, close } = await signedIn(hub, secret)
  try {
    await openings(page, paths)
    const grid = '/console/bench/progress'
    await page.goto(grid)
    const nth = (place: string) => `tbody tr:${place} .cell.thisYear input`
    const typed = await typeTimed(page, `${nth('nth-child(100)')} >> nth=0`, 12)
    console.log(`\ntyping to paint: ${text(median(typed))} ms, worst of ${typed.length}: ${text(worst(typed))}`)
    const line = '1,234.5\t23456\t45.5\t在建\t\t主体施工\t'
    const block = (count: number) => Array.from({ length: count }, () => line).join('\n')
    for (const count of [200, rows]) {
      await page.goto(grid)
      const took = await pasteTimed(page, '.cell.thisYear input >> nth=0', block(count))
      console.log(`pasting ${count} rows to paint: ${text(took)} ms`)
    }
  } finally {
    close()
    await cleanUp()
  }
}
