import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { afterFile } from '../support/after-file.ts'
import { makeCluster } from '../support/cluster.ts'
import { cuttingProxy } from '../support/cutting-proxy.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { ask, authorised, exportOf, key } from '../support/hub-process.ts'
import { ndjsonOf, rowOf } from '../support/pushing.ts'
import { serveHub } from '../support/served-hub.ts'
import { batchesIn, look, registerBatch, registered, startWork } from '../support/steady-work.ts'
import { verdictOn } from '../support/verify-log.ts'

const direct = await openTestDatabase()
const proxy = await cuttingProxy(direct.url)
const open = await openPg(proxy.url, { applicationName: 'cut' })
afterFile(() => open.close())
const hub = hubAt(open.db, '2026-11-27T04:00:00.000Z')
await makeCluster(hub)
await ensureFirstKey(hub, key)
const url = await serveHub(hub)

const timesOf = async (ordinal: number) => batchesIn(await exportOf(url)).filter((one) => one === ordinal).length

describe('a connection to the database that is cut', () => {
  it.each([
    ['before the commit', 1, 0],
    ['after the commit', 2, 1],
  ] as const)('%s: asks to come again, and under the same key it is done once', async (where, ordinal, done) => {
    proxy.cutNext(where)
    expect(await registerBatch(url, ordinal)).toMatchObject({ status: 503, retryAfter: '5' })
    expect(await timesOf(ordinal)).toBe(done)
    expect(await registerBatch(url, ordinal)).toMatchObject({ status: 200, body: registered })
    expect(await registerBatch(url, ordinal)).toMatchObject({ status: 200, body: registered })
    expect(await timesOf(ordinal)).toBe(1)
  })

  it.each([
    ['before the commit', false],
    ['after the commit', true],
  ] as const)('%s of a chunk of rows: the chunk sent again is applied once', async (where, repeatedRequest) => {
    const issue = 'mutation { issueKey(input: { role: PARTNER, city: "150200", holder: "系统" }) { secret } }'
    const partner = { authorization: `Bearer ${(await ask(url, issue)).data.issueKey.secret}` }
    const id = where.replaceAll(' ', '-')
    const query = new URLSearchParams({ cluster: 'hbew', city: '150200', source: 'cut', push: id, chunk: '1' })
    const body = ndjsonOf([rowOf(id, repeatedRequest ? '152014000002' : '152014000001')])
    const push = () => look(`${url}/sync/implementations?${query}`, { method: 'POST', body, headers: partner })
    proxy.cutNext(where)
    expect(await push()).toMatchObject({ status: 503, retryAfter: '5' })
    const again = JSON.parse((await push()).body.trimEnd().split('\n').at(-1)!)
    expect(again).toMatchObject({ summary: { received: 1, created: 1, repeatedRequest } })
  })

  it('in the middle of an answer: who reads is told to come again, and then has it whole', async () => {
    const question = `${url}/graphql?query=${encodeURIComponent('{ itemBatches(cluster: "hbew") { ordinal title } }')}`
    proxy.cutNext('in the middle of an answer')
    expect(await look(question, { headers: authorised })).toMatchObject({ status: 503, retryAfter: '5' })
    expect(await look(question, { headers: authorised })).toMatchObject({
      status: 200,
      body: expect.stringMatching(/第1批.*第2批/),
    })
  })

  it('was cut each time', () => {
    expect(proxy.cuts()).toBe(5)
  })
})

describe('connections that the server ends at any moment', () => {
  it('lose nothing that was acknowledged, and double nothing', async () => {
    const work = startWork(url, 3, {
      feed: '/sync/changes?cluster=hbew&first=10',
      batches: '/export/items.csv?cluster=hbew',
    })
    const terminate = `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cut' and datname = current_database() order by random() limit 1`
    for (let i = 0; i < 60; i++) {
      await direct.pool.query(terminate)
      await sleep(50 * Math.random())
    }
    await work.stop()
    const seen = [...work.writes, ...Object.values(work.reads).flat()].map(({ status }) => status)
    expect(new Set(seen)).toEqual(new Set([200, 503]))
    const lines = await exportOf(url)
    expect(batchesIn(lines).filter((ordinal) => ordinal >= 1000)).toEqual(work.acknowledged.toSorted((a, b) => a - b))
    expect(await verdictOn(lines)).toMatchObject({ intact: true })
  })
})
