import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { identifyCaller } from '../../src/access/identify-caller.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { openHttp } from '../../src/http/app.ts'
import type { Hub } from '../../src/hub.ts'
import { afterFile } from './after-file.ts'
import { must } from './cluster.ts'

/** A demo that listens on loopback until the end of the file, with the roles that its console offers. */
export const serveDemo = async (hub: Hub, withProgress: boolean) => {
  const keys = await seedDemo(hub, null, withProgress)
  const app = openHttp(hub, {
    ...{ uploadLimit: 5_000_000, requestLimit: 1_000_000, readiness: async () => [] },
    log: ({ fault }) => void (fault && console.error(fault)),
    console: { demoKeys: keys },
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  afterFile(() => void server.close())
  await once(server, 'listening')
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys }
}

export type Demo = Awaited<ReturnType<typeof serveDemo>>

/** Who comes with the key of a role of the demo. */
export const callerOf = async (hub: Hub, { keys }: Demo, role: string) =>
  must(await identifyCaller(hub, keys.find((key) => key.role === role)!.secret))

/** A window of its own, signed in as a role of the demo; without a role, of a stranger. What the page complains of fails the test. */
export const openWindow = async (
  browser: Browser,
  { address, keys }: Demo,
  role: string | null,
  locale = 'zh-CN',
): Promise<Page> => {
  const context = await browser.newContext({
    locale,
    baseURL: address,
    viewport: { width: 1440, height: 900 },
  })
  afterFile(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  if (role === null) return page
  await page.goto('/console/sign-in')
  await page
    .locator('.card .roles button')
    .nth(keys.findIndex((key) => key.role === role))
    .click()
  await page.waitForURL('**/console/hbew')
  return page
}
