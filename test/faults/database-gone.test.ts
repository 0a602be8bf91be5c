import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { afterFile } from '../support/after-file.ts'
import { ask, exportOf, homeOn, startHub } from '../support/hub-process.ts'
import { openReceiver } from '../support/receiver.ts'
import { batchesIn, look, registerBatch, registered, startWork } from '../support/steady-work.ts'
import { startTemporaryPostgres } from '../support/temporary-postgres.ts'
import { verdictOn } from '../support/verify-log.ts'

const postgres = await startTemporaryPostgres()
afterFile(() => postgres.stop())
const receiver = await openReceiver(204)
const home = await homeOn(postgres.url)
const hub = await startHub({ ...home, HUTONG_WEBHOOK_ALLOW: receiver.host })

/** The longest that anybody may wait for an answer while the database hangs: ten seconds for a turn, five to be let in, one for us. */
const limit = 16_000
const addresses = {
  graphql: `/graphql?query=${encodeURIComponent('{ itemBatches(cluster: "hbew") { ordinal } }')}`,
  feed: '/sync/changes?cluster=hbew&first=10',
  export: '/export/items.csv?cluster=hbew',
  page: '/can-handle',
  'page of the console': '/console',
}

/** What a refusal must not tell. */
const internals = /ECONN|127\.0\.0\.1|postgres|password|SQLSTATE|at .*\.ts|Connection|terminated/i

describe('the database hangs, then dies, and is back after half a minute', () => {
  it('who reads is told to come again, what was acknowledged is there, and nothing is doubled', async () => {
    const subscribe = `mutation { registerSubscriber(input: { cluster: "hbew", url: "${receiver.url}" }) { problems { code } } }`
    expect(await ask(hub.url, subscribe)).toEqual({ data: { registerSubscriber: { problems: [] } } })
    const work = startWork(hub.url, 3, addresses)
    await sleep(1500)

    postgres.signal('SIGSTOP')
    await sleep(500)
    expect(await look(`${hub.url}/healthz`)).toMatchObject({ status: 200, ms: expect.toSatisfy((ms) => ms < 500) })
    expect(await look(`${hub.url}/readyz`)).toMatchObject({
      status: 503,
      ms: expect.toSatisfy((ms) => ms < 2500),
      body: '{"status":"not ready","missing":["the database does not answer"]}',
    })
    await sleep(14_500)
    postgres.signal('SIGKILL')
    await sleep(15_000)
    expect(await look(`${hub.url}/healthz`)).toMatchObject({ status: 200 })
    expect(await look(`${hub.url}/readyz`)).toMatchObject({
      status: 503,
      body: '{"status":"not ready","missing":["the database does not answer"]}',
    })
    const inEnglish = { headers: { 'accept-language': 'en' } }
    expect((await look(`${hub.url}${addresses.page}`)).body).toContain('<h1>系统暂时不可用</h1>')
    expect((await look(`${hub.url}${addresses.page}`, inEnglish)).body).toContain('<h1>Not available just now</h1>')
    expect(JSON.parse((await look(`${hub.url}${addresses.feed}`)).body).problems).toMatchObject([
      { code: 'DATABASE_UNAVAILABLE', message: expect.stringMatching(/^系统暂时连不上数据库/) },
    ])
    expect(JSON.parse((await look(`${hub.url}${addresses.graphql}`, inEnglish)).body).errors).toMatchObject([
      {
        message: expect.stringMatching(/^The database cannot be reached just now/),
        extensions: { code: 'UNAVAILABLE', problem: 'DATABASE_UNAVAILABLE' },
      },
    ])
    const heard = receiver.received.length
    await postgres.start()
    await sleep(4000)
    expect((await look(`${hub.url}/readyz`)).status).toBe(200)
    await work.stop()

    const reads = Object.values(work.reads).flat()
    const refused = [...reads, ...work.writes].filter(({ status }) => status !== 200)
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]))
    expect(refused.filter(({ retryAfter }) => retryAfter !== '5')).toEqual([])
    expect(refused.filter(({ body }) => internals.test(body))).toEqual([])
    expect([...reads, ...work.writes].filter(({ ms }) => ms > limit)).toEqual([])
    for (const seen of Object.values(work.reads))
      expect(seen.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 503]))

    const lines = await exportOf(hub.url)
    expect(batchesIn(lines)).toEqual(work.acknowledged.toSorted((a, b) => a - b))
    expect(await verdictOn(lines)).toMatchObject({ intact: true })
    expect(await registerBatch(hub.url, 1000)).toMatchObject({ status: 200, body: registered })
    expect(batchesIn(await exportOf(hub.url))).toHaveLength(work.acknowledged.length)
    // Its turn broke off in the hang: it comes again soon after the database is back.
    await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBeGreaterThan(heard)
    expect(await hub.end('SIGTERM')).toBe(0)
  }, 120_000)
})
