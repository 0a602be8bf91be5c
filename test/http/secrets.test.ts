import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { openPg } from '../../src/db/open-pg.ts'
import { openHttp } from '../../src/http/app.ts'
import { loggedBy, openLog } from '../../src/node-log.ts'
import { openMetrics } from '../../src/node-metrics.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { openFormSender } from '../support/form-sender.ts'
import { hubAt } from '../support/hub.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, deliverAll, recordChange } from '../support/subscribing.ts'

const open = await openTestDatabase()
const receiver = await openReceiver(500)
const hub = calling(hubAt(open.db, '2026-11-27T03:00:00.000Z'), receiver.host)
await makeCluster(hub)
const admin = await keyOf(open.db, 'SECRETARIAT')

/** Everything that the hub says while this file runs: its log, and what anybody writes past it. */
let said = ''
const streams = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const)
for (const [stream, write] of streams)
  stream.write = ((text: string | Uint8Array, ...rest: never[]) => {
    said += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
    return write.call(stream, text, ...rest)
  }) as typeof stream.write
afterAll(() => {
  for (const [stream, write] of streams) stream.write = write
})

const log = openLog('trace', {
  write: (line) => {
    said += line
  },
})
const metrics = openMetrics(hub, open)
const oidc = {
  ...{ issuer: 'http://127.0.0.1:9/', clientId: 'hutong', clientSecret: 'client-secret-of-ours', scope: 'openid' },
  ...{ claims: { role: 'hutong_role', city: 'hutong_city', cluster: 'hutong_cluster' }, rules: [] },
}
const app = openHttp(hub, {
  ...{ uploadLimit: 100_000, requestLimit: 100_000, readiness: async () => [], log: loggedBy(log) },
  ...{ observe: metrics.observe, metrics: { read: metrics.read, isOpen: true } },
  console: { oidc: oidc as never, publicUrl: null },
})

const secrets: string[] = [admin.authorization.slice('Bearer '.length), oidc.clientSecret]
const mutate = async (name: string, input: string, selection: string) => {
  const query = `mutation { ${name}(input: { ${input} }) { ${selection} problems { code } } }`
  const headers = { 'content-type': 'application/json', ...admin }
  const answer = await app.request('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await answer.json()).data[name]
}

describe('keeping secrets out of what is told', () => {
  it('of keys made and rotated, of links and sessions', async () => {
    const made = await mutate('issueKey', 'role: LEADER, holder: "某领导"', 'accessKey { id } secret')
    const rotated = await mutate('rotateKey', `id: "${made.accessKey.id}"`, 'accessKey { id } secret')
    const link = await mutate('issueSignInLink', `id: "${rotated.accessKey.id}"`, 'path')
    const token = new URL(link.path, 'http://hub.test').searchParams.get('token')!
    const browser = openFormSender(app)
    await browser.open(link.path)
    expect(await browser.submit('/console/sign-in', '/console/sign-in', { key: rotated.secret })).toBe(303)
    const session = browser.cookies()
    expect(await browser.submit('/console/sign-in', '/console/sign-in/link', { token })).toBe(303)
    secrets.push(made.secret, rotated.secret, token, ...session, ...browser.cookies())
    expect(secrets.length).toBeGreaterThanOrEqual(7)
  })

  it('of webhooks whose secrets are made, rotated and used, and whose receiver fails', async () => {
    const selection = 'subscriber { id } secret'
    const made = await mutate(
      'registerSubscriber',
      `cluster: "hbew", url: "${receiver.url}?token=in-the-address"`,
      selection,
    )
    const rotated = await mutate('rotateSubscriberSecret', `id: "${made.subscriber.id}"`, selection)
    await recordChange(hub, 'hbew')
    expect(await deliverAll(hub)).toContain('FAILED')
    secrets.push(made.secret, rotated.secret)
  })

  it('of a provider that cannot be reached, and of who comes back from one with a code', async () => {
    expect((await app.request('/console/sign-in/oidc')).status).toBe(500)
    await app.request('/console/sign-in/oidc/return?code=code-of-the-provider&state=state-of-ours')
    secrets.push('code-of-the-provider', 'state-of-ours')
  })

  it('of requests that are refused or fail, wherever they stand in them', async () => {
    const secret = 'secret-in-a-request-0123456789'
    const key = 'htk_key-that-nobody-has-0123456789'
    const headers = { authorization: `Bearer ${key}`, cookie: `hutong_session=${secret}`, 'idempotency-key': secret }
    for (const path of [`/graphql?query=${secret}`, `/no/such/${key}`, `/export/items.csv?cluster=${secret}`])
      for (const method of ['GET', 'POST'])
        await app.request(path, { method, headers, ...(method === 'POST' ? { body: secret } : {}) })
    await app.request('/graphql', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', ...admin } },
      body: JSON.stringify({
        query: `{ itemBatches(cluster: "${secret}", ${secret.replaceAll('-', '_')}: 1) { title } }`,
      }),
    })
    await app.request(`/batches/register?cluster=hbew&ordinal=1&title=x&file=${secret}.csv`, {
      method: 'POST',
      headers: admin,
      body: secret,
    })
    secrets.push(secret, secret.replaceAll('-', '_'), key)
  })

  it('of faults of the database: addresses with passwords, and statements with values', async () => {
    for (const url of ['postgres://hutong:password-of-db@127.0.0.1:9/x', 'postgres://hutong:password-of-db@[x/y'])
      await openPg(url).catch((fault: unknown) => log.error({ err: fault }, 'opening'))
    await sql`select ${'value-of-a-statement'}::int`
      .execute(open.db)
      .catch((fault: unknown) => log.error({ err: fault }))
    await sql`insert into city (code, name) values ('150100', 'value-of-a-row')`
      .execute(open.db)
      .catch((fault: unknown) => log.error({ err: fault }))
    secrets.push('password-of-db', 'value-of-a-statement', 'value-of-a-row')
  })

  it('in the log, on both streams, in the figures and in the log of changes', async () => {
    const figures = await (await app.request('/metrics')).text()
    const changes = await (await app.request('/audit/export', { headers: admin })).text()
    expect([
      said.includes('"requestId":"'),
      figures.includes('hutong_'),
      changes.includes('"verb":"rotateKey"'),
    ]).toEqual([true, true, true])
    expect(secrets.length).toBeGreaterThan(15)
    expect(secrets.filter((secret) => secret.length < 10)).toEqual([])
    for (const told of [said, figures, changes])
      expect(secrets.filter((secret) => told.includes(secret) || told.includes(encodeURIComponent(secret)))).toEqual([])
  })
})

describe('the id of a request', () => {
  it('stands in its answer, in the body of a refusal, and in its line of the log with what was refused', async () => {
    const answer = await app.request('/audit/export')
    const id = answer.headers.get('x-request-id')
    expect((await answer.json()).requestId).toBe(id)
    const line = said.split('\n').find((one) => one.includes(`"requestId":"${id}"`))!
    expect(JSON.parse(line)).toMatchObject({ path: '/audit/export', status: 401, refused: ['UNAUTHENTICATED'] })
  })
})
