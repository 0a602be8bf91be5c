import { describe, expect, it } from 'vitest'
import { assets } from '../../src/console/assets.generated.ts'
import { type AssetName, assetPath } from '../../src/console/assets.ts'
import { openHttp } from '../../src/http/app.ts'
import { bundleWorker } from '../support/bundle-worker.ts'
import { examplesOf } from '../support/console-pages.ts'
import { openDemo } from '../support/demo.ts'
import { startWorkerd } from '../support/workerd.ts'

const { script } = await bundleWorker()
const { hub, keys, open } = await openDemo('2026-11-22T04:00:00.000Z')
const worker = await startWorkerd(script, open.url, { HUTONG_UPLOAD_LIMIT_MIB: '2' })
const node = openHttp(
  { ...hub, now: () => new Date() },
  { uploadLimit: 2 * 1024 * 1024, requestLimit: 1_000_000, readiness: async () => [], log: () => {} },
)

type Ask = (path: string, init?: RequestInit) => Promise<Response>
// As browsers ask: whatever comes packed is unpacked once.
const edge: Ask = (path, init) => fetch(worker.url + path, { redirect: 'manual', ...init })
const onNode: Ask = async (path, init) => node.request(worker.url + path, init)

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((line) => line.replace(/;.*/, ''))
const tokenIn = (html: string) => /name="form_token" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The cookie of who signed in at the edge by the form of its page. */
const signIn = async (role: string): Promise<string> => {
  const page = await edge('/console/sign-in')
  const form = { form_token: tokenIn(await page.text()), key: keys.find((key) => key.role === role)!.secret }
  const headers = { cookie: cookiesOf(page).join('; '), origin: worker.url }
  const answer = await edge('/console/sign-in', { method: 'POST', headers, body: new URLSearchParams(form) })
  return cookiesOf(answer).find((line) => line.startsWith('hutong_session='))!
}

const roles = ['SECRETARIAT', 'COORDINATOR 150100', 'COORDINATOR 150200', 'PARTNER 150200', 'AUDITOR']
const sessions = new Map(await Promise.all(roles.map(async (role) => [role, await signIn(role)] as const)))

/** What a page says to everybody alike: the tokens of its forms are drawn anew each time. */
const said = async (response: Response) => {
  const html = (await response.text()).replace(/name="(form_token|once)" value="[^"]*"/g, '$1')
  const { status, headers } = response
  return { status, html, policy: headers.get('content-security-policy'), cache: headers.get('cache-control') }
}

const pages = Object.values(examplesOf)
  .flat()
  .map(([path, role = 'SECRETARIAT']) => ({ path, role }))

describe('a page from the edge', () => {
  it.each(pages)('$path is the one that Node sends, to whom signed in there', async ({ path, role }) => {
    const headers: HeadersInit = role === null ? {} : { cookie: sessions.get(role)! }
    const found = await said(await edge(path, { headers }))

    expect(found.html).toMatch(/^<!doctype html>.*<\/html>$/s)
    expect(found).toEqual(await said(await onNode(path, { headers })))
  })

  it('is refused without its token, and to whom is not signed in shows the way', async () => {
    const cookie = sessions.get('SECRETARIAT')!
    const post = {
      method: 'POST',
      headers: { cookie, origin: worker.url },
      body: new URLSearchParams({ holder: '张三' }),
    }
    expect((await edge('/console/hbew/admin/keys', post)).status).toBe(403)
    expect((await edge('/console/hbew/admin/keys')).headers.get('location')).toContain('/console/sign-in')
  })

  it.each(Object.keys(assets) as AssetName[])('has %s', async (name) => {
    expect(await (await edge(assetPath(name))).text()).toBe(assets[name].text)
  })

  it.each([
    ['items as linked data', '/export/cpsv-ap.jsonld?cluster=hbew&batch=1', 'AUDITOR'],
    ['projects by OC4IDS', '/export/oc4ids.json?cluster=hbew&year=2026&prefix=oc4ids-abc123', 'AUDITOR'],
    ['rejected rows', '/sync/rejected.csv?city=150200&source=baotou-zwfw', 'PARTNER 150200'],
    ['a plan', '/plans/export.csv?cluster=hbew&list=PROJECT&year=2026', 'SECRETARIAT'],
  ])('gives %s to download', async (_, path, role) => {
    const headers = { authorization: `Bearer ${keys.find((key) => key.role === role)!.secret}` }
    const [found, wanted] = [await edge(path, { headers }), await onNode(path, { headers })]

    expect([found.status, found.headers.get('content-disposition')]).toEqual([
      200,
      wanted.headers.get('content-disposition'),
    ])
    expect(await found.text()).toBe(await wanted.text())
  })
})
