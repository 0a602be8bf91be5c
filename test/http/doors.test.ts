import { describe, expect, it } from 'vitest'
import { readMigrations } from '../../src/db/migration-files.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { pendingMigrations } from '../../src/db/pending-migrations.ts'
import { card, draft, pension } from '../support/batch.ts'
import { makeCluster } from '../support/cluster.ts'
import { createEmptyDatabase, openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'
import { linesAfter } from '../support/log-writers.ts'
import { verdictOn } from '../support/verify-log.ts'

const noon = '2026-11-22T04:00:00.000Z'
const open = await openTestDatabase()
const { db } = open
const hub = hubAt(db, noon)
await makeCluster(hub)
const { app, log } = doorsOn(db, async () => pendingMigrations(db, await readMigrations()))
const secretariat = await keyOf(db, 'SECRETARIAT')

describe('asking how the hub is', () => {
  it('says that it lives, and that it is ready', async () => {
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' })
    const ready = await app.request('/readyz')
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
  })

  it('is not ready while migrations are missing, and says which', async () => {
    const empty = await openPg(await createEmptyDatabase(), { max: 1 })
    const { app } = doorsOn(empty.db, async () =>
      (await pendingMigrations(empty.db, await readMigrations())).map((name) => `migration ${name}`),
    )
    const answer = await app.request('/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      status: 'not ready',
      missing: expect.arrayContaining(['migration 0001_change_log', 'migration 0002_access']),
    })
    await empty.close()
  })

  it('is not ready while the database is gone, but lives', async () => {
    const gone = await openPg(open.url, { max: 1 })
    await gone.close()
    const { app } = doorsOn(gone.db, async () => pendingMigrations(gone.db, await readMigrations()))
    expect((await app.request('/readyz')).status).toBe(503)
    expect((await app.request('/healthz')).status).toBe(200)
  })

  it('is not ready when the database does not answer within two seconds', async () => {
    const { app } = doorsOn(db, () => new Promise(() => {}))
    const answer = await app.request('/readyz')
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { status: 'not ready', missing: ['the database does not answer'] },
    ])
  })
})

describe('asking for what is not there', () => {
  it('is answered 404 in words', async () => {
    const answer = await app.request('/nowhere', { headers: { 'accept-language': 'en' } })
    expect(answer.status).toBe(404)
    expect((await answer.json()).problems).toMatchObject([
      { code: 'PATH_UNKNOWN', message: 'There is nothing at /nowhere.' },
    ])
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
  })
})

const query = JSON.stringify({ query: '{ clusters { code } }' })
const asked = (headers: Record<string, string>, body = query) =>
  app.request('/graphql', { method: 'POST', body, headers })

describe('asking by GraphQL', () => {
  it('is answered, with and without a key', async () => {
    const json = { 'content-type': 'application/json' }
    const data = { clusters: [{ code: 'hbew' }] }
    expect(await (await asked(json)).json()).toMatchObject({ data })
    expect(await (await asked({ ...json, ...secretariat })).json()).toMatchObject({ data })
  })

  it('is refused with a key that does not open, in the shape that GraphQL clients read', async () => {
    const answer = await asked({ 'content-type': 'application/json', authorization: 'Bearer htk_nobody' })
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await answer.json()).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'is refused as %s, which a page elsewhere could send',
    async (type) => {
      const answer = await asked({ 'content-type': type, ...secretariat })
      expect(answer.status).toBe(415)
      expect((await answer.json()).problems).toMatchObject([
        { code: 'CONTENT_TYPE_NOT_ALLOWED', facts: { found: type } },
      ])
    },
  )

  it('is refused packed, which says nothing of its size', async () => {
    const answer = await asked({ 'content-type': 'application/json', 'content-encoding': 'gzip', ...secretariat })
    expect(answer.status).toBe(415)
    expect((await answer.json()).problems).toMatchObject([
      { code: 'CONTENT_ENCODING_NOT_ALLOWED', facts: { found: 'gzip', allowed: 'identity' } },
    ])
  })

  const ofLength = (length: number) => JSON.stringify({ query: `{ clusters { code } } #${' '.repeat(length)}` })

  it('is refused above the limit of a request', async () => {
    const key = await keyOf(db, 'AUDITOR')
    const headers = { 'content-type': 'application/json', ...key }
    expect((await asked(headers, ofLength(1_000_000))).status).toBe(200)
    const answer = await asked(headers, ofLength(1_100_000))
    expect(answer.status).toBe(413)
    expect((await answer.json()).problems).toMatchObject([{ code: 'REQUEST_TOO_LARGE', facts: { limit: 1_048_576 } }])
  })

  it.each([[{}], [{ 'content-length': '270000' }]])('is refused of a stranger when it is large: %j', async (said) => {
    const headers = { 'content-type': 'application/json', ...said }
    const answer = await asked(headers, ofLength(269_900))
    expect(answer.status).toBe(413)
    expect((await answer.json()).problems).toMatchObject([{ code: 'REQUEST_TOO_LARGE', facts: { limit: 262_144 } }])
    expect((await asked({ 'content-type': 'application/json' }, ofLength(262_000))).status).toBe(200)
  })

  it('refuses a query nested 100 deep', async () => {
    const deep = `{ cluster(code: "hbew") ${'{ memberships '.repeat(100)}{ role }${' }'.repeat(100)} }`
    const answer = await asked({ 'content-type': 'application/json' }, JSON.stringify({ query: deep }))
    expect((await answer.json()).errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX')
  })
})

describe('exporting the log', async () => {
  await draft(hub, card, pension)
  const auditor = await keyOf(db, 'AUDITOR')
  const exported = (after: string, headers: Record<string, string>) => app.request(`/audit/export${after}`, { headers })

  it('is given to an auditor and to the hub’s secretariat, line by line, and verifies', async () => {
    const answer = await exported('', auditor)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    const text = await answer.text()
    expect(text.endsWith('\n')).toBe(true)
    const lines = text.trimEnd().split('\n')
    expect(lines).toEqual(await linesAfter(hub, 0))
    expect(await verdictOn(lines)).toMatchObject({ intact: true })
    expect((await exported('', secretariat)).status).toBe(200)
  })

  it('goes on after a number', async () => {
    const all = await linesAfter(hub, 0)
    const first = JSON.parse(all[1]!).commit
    const lines = (await (await exported(`?after=${first.count}`, auditor)).text()).trimEnd().split('\n')
    expect(JSON.parse(lines[0]!)).toEqual({ hutongAudit: 1, after: first.count, previousHash: first.hash })
    expect(lines.slice(1)).toEqual(all.slice(2 + first.count))
  })

  it.each([
    [
      'in the middle of a commit',
      async () => String(JSON.parse((await linesAfter(hub, 0)).at(-1)!).end.nextNumber - 2),
    ],
    ['beyond the end', async () => '999999'],
    ['below nothing', async () => '-1'],
    ['in words', async () => 'yesterday'],
    ['too large for a number', async () => '9'.repeat(40)],
  ])('is refused after a number %s', async (_, after) => {
    const answer = await exported(`?after=${await after()}`, auditor)
    expect(answer.status).toBe(400)
    expect((await answer.json()).problems).toMatchObject([{ code: 'PARAMETER_INVALID', path: ['after'] }])
  })

  it('is refused without a key, and to whoever has only a part of the hub', async () => {
    expect((await exported('', {})).status).toBe(401)
    expect((await exported('', await keyOf(db, 'SECRETARIAT', { cluster: 'hbew' }))).status).toBe(403)
    expect((await exported('', await keyOf(db, 'AUDITOR', { cluster: 'hbew' }))).status).toBe(403)
    expect((await exported('', await keyOf(db, 'LEADER'))).status).toBe(403)
    expect((await exported('', await keyOf(db, 'COORDINATOR', { city: '150100' }))).status).toBe(403)
  })

  it('is read as it is sent: who stops reading stops the asking', async () => {
    const answer = await exported('', auditor)
    const reader = answer.body!.getReader()
    expect(new TextDecoder().decode((await reader.read()).value).slice(0, 16)).toBe('{"hutongAudit":1')
    await reader.cancel()
    expect((await app.request('/readyz')).status).toBe(200)
  })

  it('left no fault in the log', () => {
    expect(log.filter(({ level }) => level === 'error')).toEqual([])
  })
})
