import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { revokeKey } from '../../../src/access/revoke-key.ts'
import { openHttp } from '../../../src/http/app.ts'
import { afterFile } from '../../support/after-file.ts'
import { secretariat } from '../../support/callers.ts'
import { openChromium } from '../../support/chromium.ts'
import { makeCluster, must } from '../../support/cluster.ts'
import { openTestDatabase } from '../../support/database.ts'
import { serveOidc } from '../../support/oidc.ts'

const browser = await openChromium()
const { db } = await openTestDatabase()
// The provider's tokens are of today.
const hub = { db, now: () => new Date(), randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }
await makeCluster(hub)

let address = ''
let claims: Readonly<Record<string, unknown>> = {}
const returnTo = () => `${address}/console/sign-in/oidc/return`
const named = { roleClaim: 'hutong_role', cityClaim: 'hutong_city', clusterClaim: 'hutong_cluster' }
const oidc = {
  ...{ issuer: '', clientId: 'hutong', clientSecret: 'a-secret-of-the-test', scope: 'openid profile', ...named },
  roles: { 联络员: 'COORDINATOR' as const },
}

const faults: unknown[] = []
const app = openHttp(hub, {
  ...{ uploadLimit: 1_000_000, requestLimit: 1_000_000, readiness: async () => [] },
  log: ({ fault }) => void (fault && faults.push(fault)),
  console: { oidc },
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
afterFile(() => void server.close())
await once(server, 'listening')
address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
oidc.issuer = await serveOidc(returnTo, () => claims)

const openPage = async (): Promise<Page> => {
  const context = await browser!.newContext({ locale: 'zh-CN', baseURL: address })
  afterFile(() => context.close())
  // The provider's own pages ask for fonts from elsewhere.
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.abort(),
  )
  return context.newPage()
}

/** Signs in at the provider under a name, and agrees. */
const signIn = async (page: Page, login: string): Promise<void> => {
  await page.goto('/console/sign-in?next=/console/hbew/items')
  await page.getByRole('link', { name: '统一身份认证登录' }).click()
  await page.locator('[name=login]').fill(login)
  await page.locator('[name=password]').fill('x')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`${address}/**`)
}

const coordinator = { name: '张三', hutong_role: '联络员', hutong_city: '150100', hutong_cluster: 'hbew' }
const keysOf = async () => {
  const { rows } = await db
    .selectFrom('access_key')
    .selectAll()
    .orderBy('id')
    .execute()
    .then((rows) => ({ rows }))
  return rows.map(({ role, city_code }) => `${role} ${city_code}`)
}

describe.skipIf(!browser)('signing in by OpenID Connect', { timeout: 90_000 }, () => {
  it('gives the rights that the claims say, and leads to where one was going', async () => {
    claims = coordinator
    const page = await openPage()
    await signIn(page, 'zhang')
    expect(page.url()).toBe(`${address}/console/hbew/items`)
    expect(await page.locator('.menu > summary').textContent()).toBe('呼和浩特市 联络员')
    expect(faults).toEqual([])
  })

  it('gives a person another key with other claims', async () => {
    expect(await keysOf()).toEqual(['COORDINATOR 150100'])
    claims = { ...coordinator, hutong_city: '150200' }
    await signIn(await openPage(), 'zhang')
    expect(await keysOf()).toEqual(['COORDINATOR 150100', 'COORDINATOR 150200'])
  })

  it('keeps out whose rights were revoked here', async () => {
    must(await revokeKey(hub, secretariat, { id: 2, reason: '调离' }))
    const page = await openPage()
    await signIn(page, 'zhang')
    expect(await page.locator('main').textContent()).toContain('权限已被收回')
  })

  it('refuses an answer that was not asked for', async () => {
    const page = await openPage()
    const answer = await page.goto('/console/sign-in/oidc/return?code=abc&state=def')
    expect(answer!.status()).toBe(401)
  })
})
