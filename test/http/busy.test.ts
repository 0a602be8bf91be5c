import { describe, expect, it } from 'vitest'
import { classOf, openCrowds, type RequestClass } from '../../src/http/admit.ts'
import { openHttp } from '../../src/http/app.ts'
import { saysMutation } from '../../src/node-whole-body.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)

const openBusy = () => {
  const crowds = openCrowds(1, () => 0)
  const app = openHttp(hub, {
    ...{ uploadLimit: 1000, requestLimit: 1000, readiness: async () => [], log: () => {}, crowds },
    metrics: { read: async () => 'hutong_up 1', isOpen: true },
  })
  const ask = () =>
    app.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ clusters { code } }"}',
    })
  return { app, crowds, ask }
}

describe('more requests than the hub carries', () => {
  it('are answered 503 at once, with when to come again, and the next one is taken on', async () => {
    const { crowds, ask } = openBusy()
    await crowds.QUESTION.enter()
    const seated = [ask(), ask(), ask()]
    const refused = await ask()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await refused.json()).toMatchObject({
      problems: [{ code: 'TOO_BUSY', message: '系统繁忙，请 1 秒后重试。' }],
      errors: [{ extensions: { code: 'UNAVAILABLE', problem: 'TOO_BUSY' } }],
    })
    // Those who waited would be the latest.
    expect((await Promise.all(seated)).map(({ status }) => status)).toEqual([503, 503, 503])
    crowds.QUESTION.leave()
    expect([(await ask()).status, crowds.QUESTION.inside()]).toEqual([200, 0])
  })

  it('wait their turn as long as there is room', async () => {
    const { crowds, ask } = openBusy()
    await crowds.QUESTION.enter()
    const seated = [ask(), ask(), ask()]
    crowds.QUESTION.leave()
    expect((await Promise.all(seated)).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('leave health, readiness and figures to be asked for, and uploads their own places', async () => {
    const { app, crowds, ask } = openBusy()
    await crowds.UPLOAD.enter()
    expect((await ask()).status).toBe(200)
    await crowds.QUESTION.enter()
    const paths = ['/healthz', '/readyz', '/metrics']
    expect(await Promise.all(paths.map(async (path) => (await app.request(path)).status))).toEqual([200, 200, 200])
  })

  it('leave questions their places where all of them write', async () => {
    const { crowds, ask } = openBusy()
    await Promise.all([1, 2, 3, 4, 5].map(() => crowds.WRITE.enter()))
    expect((await ask()).status).toBe(200)
  })

  it('get a page where a page was asked for', async () => {
    const { app, crowds, ask } = openBusy()
    await crowds.QUESTION.enter()
    const seated = [ask(), ask(), ask()]
    const page = await app.request('/console/hbew')
    crowds.QUESTION.leave()
    const { headers, status } = page
    expect([status, headers.get('retry-after'), headers.get('content-security-policy')]).toEqual([
      503,
      '1',
      expect.stringContaining("default-src 'none'"),
    ])
    expect([await page.text(), (await Promise.all(seated)).length]).toEqual([
      expect.stringContaining('<h1>系统繁忙</h1>'),
      3,
    ])
  })

  it('are refused before anybody looks at their key', async () => {
    const { app, crowds, ask } = openBusy()
    await crowds.QUESTION.enter()
    const seated = [ask(), ask(), ask()]
    const answer = await app.request('/sync/changes?cluster=hbew', { headers: { authorization: 'Bearer wrong' } })
    crowds.QUESTION.leave()
    expect([answer.status, (await Promise.all(seated)).length]).toEqual([503, 3])
  })
})

describe('what a request is to the hub', () => {
  const large = { 'content-length': '300000' }
  it.each<[string, string, string, Record<string, string>, RequestClass | null]>([
    ['a question', 'POST', '/graphql', {}, 'QUESTION'],
    ['a large registration', 'POST', '/graphql', large, 'UPLOAD'],
    ['a page', 'GET', '/console/hbew', {}, 'QUESTION'],
    ['a form', 'POST', '/console/hbew/progress', { 'content-type': 'application/x-www-form-urlencoded' }, 'WRITE'],
    ['a form with a file', 'POST', '/console/hbew/progress', { 'content-type': 'multipart/form-data' }, 'UPLOAD'],
    ['a list', 'POST', '/batches/register', {}, 'UPLOAD'],
    ['a push', 'POST', '/sync/implementations', {}, 'UPLOAD'],
    ['a page of changes', 'GET', '/sync/changes?cluster=hbew', {}, 'QUESTION'],
    ['who waits for changes', 'GET', '/sync/changes?cluster=hbew&wait=30', {}, 'LISTENER'],
    ['whether it lives', 'GET', '/healthz', {}, null],
    ['a style', 'GET', '/assets/console.css', {}, null],
  ])('%s', (_, method, path, headers, expected) => {
    const { pathname, searchParams } = new URL(path, 'http://hub')
    const header = (name: string) => headers[name]
    const query = (name: string) => searchParams.get(name) ?? undefined
    expect(classOf({ method, path: pathname, query, header })).toBe(expected)
  })

  it('is a write if its body asks for one, unless it is large', () => {
    const mutation = { method: 'POST', path: '/graphql', query: () => undefined, isMutation: true }
    expect(classOf({ ...mutation, header: () => undefined })).toBe('WRITE')
    expect(classOf({ ...mutation, header: (name) => ({ 'content-length': '300000' })[name] })).toBe('UPLOAD')
  })
})

describe('a mutation by its look', () => {
  it.each([
    ['as a client sends it', { query: 'mutation ($input: X!) { a(input: $input) { b } }', variables: {} }, true],
    ['with a name, after its variables', { variables: { a: 'x' }, query: 'mutation Record { a }' }, true],
    ['on a line of its own', { query: '\n  mutation {\n a }' }, true],
    ['a question', { query: 'query ($a: X) { mutations }' }, false],
    ['a question that has the word as a value', { query: '{ a }', variables: { b: '"query":"mutation' } }, false],
    ['behind a fragment', { query: 'fragment F on A { b } mutation { a { ...F } }' }, false],
  ])('%s', (_, body, expected) => {
    const [rawBody, spaced] = [JSON.stringify(body), JSON.stringify(body, null, 2)].map((text) => Buffer.from(text))
    expect([rawBody, spaced].map((body) => saysMutation({ rawBody: body } as never))).toEqual([expected, expected])
  })

  it('none where the body has not come', () => {
    expect(saysMutation({} as never)).toBe(false)
  })
})
