import { describe, expect, it } from 'vitest'
import { openRate } from '../../src/base/rate.ts'
import { openHttp } from '../../src/http/app.ts'
import { lastOf, networkOf } from '../../src/http/limit-rate.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
const one = await keyOf(db, 'LEADER')
const another = await keyOf(db, 'LEADER')

/** Two a key, and two an address, before anybody has to wait. */
const openSlow = () => {
  const rates = {
    keys: openRate(8, () => 1000),
    strangers: openRate(8, () => 1000),
    addressOf: (context: { req: { header: (name: string) => string | undefined } }) =>
      context.req.header('x-test-address') ?? '10.0.0.1',
  }
  const doors = { uploadLimit: 1000, requestLimit: 1000, readiness: async () => [], log: () => {} }
  const app = openHttp(hub, { ...doors, rates })
  return async (headers: Record<string, string>, path = '/sync/rpde?cluster=hbew') => app.request(path, { headers })
}

const statuses = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status)

describe('asking too often', () => {
  it('is refused with when to come again, by key', async () => {
    const ask = openSlow()
    expect([(await ask(one)).status, (await ask(one)).status]).toEqual([200, 200])
    const refused = await ask(one)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '8'])
    expect(await refused.json()).toMatchObject({
      problems: [{ code: 'RATE_LIMITED', facts: { seconds: 8 }, message: '请求过于频繁，请 8 秒后重试。' }],
    })
    expect((await ask(another)).status).toBe(200)
  })

  it('is an error of the request over GraphQL', async () => {
    const ask = openSlow()
    const clusters = '/graphql?query=%7Bclusters%7Bcode%7D%7D'
    await ask(one, clusters)
    await ask(one, clusters)
    const refused = await ask({ ...one, 'accept-language': 'en' }, clusters)
    expect(await refused.json()).toMatchObject({
      errors: [{ message: 'You ask too often; try again in 8 s.', extensions: { code: 'RATE_LIMITED' } }],
    })
  })

  it('is told of strangers by their address, whoever else asks', async () => {
    const ask = openSlow()
    const [here, there] = [{ 'x-test-address': '10.0.0.1' }, { 'x-test-address': '10.0.0.2' }]
    await statuses([ask(here), ask(here)])
    expect(await statuses([ask(here), ask(there), ask({ ...here, ...one })])).toEqual([429, 200, 200])
  })

  it('is told of those who guess keys, as of strangers', async () => {
    const ask = openSlow()
    const guess = { authorization: 'Bearer htk_guess' }
    expect([(await ask(guess)).status, (await ask(guess)).status, (await ask(guess)).status]).toEqual([401, 401, 429])
  })

  it('is said on a page in the console, and never keeps anybody from health and readiness', async () => {
    const ask = openSlow()
    await statuses([ask({}), ask({})])
    const page = await ask({}, '/console/sign-in')
    expect([page.status, page.headers.get('retry-after'), (await page.text()).includes('操作过于频繁')]).toEqual([
      ...[429, '8', true],
    ])
    expect(await statuses([ask({}, '/healthz'), ask({}, '/readyz')])).toEqual([200, 200])
  })
})

describe('where a request comes from', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is the last that a header of the own proxy names', () => {
    expect([lastOf('6.6.6.6, 203.0.113.7'), lastOf('203.0.113.7'), lastOf(''), lastOf(undefined)]).toEqual([
      ...['203.0.113.7', '203.0.113.7', undefined, undefined],
    ])
  })
})
