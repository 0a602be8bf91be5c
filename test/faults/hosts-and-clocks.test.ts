import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { identifyCaller } from '../../src/access/identify-caller.ts'
import { identifySession } from '../../src/access/identify-session.ts'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { rotateKey } from '../../src/access/rotate-key.ts'
import { startSession } from '../../src/access/start-session.ts'
import { addDays, civilDateAt } from '../../src/base/civil-date.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { deliverSignals } from '../../src/feed/deliver-signals.ts'
import { claimSubscribers, updateLeasesEnd } from '../../src/feed/signal.sql.ts'
import type { Hub } from '../../src/hub.ts'
import { advanceWholeDay } from '../../src/programme/advance-whole-day.ts'
import { afterFile } from '../support/after-file.ts'
import { backFilled, card } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { at, hubAt } from '../support/hub.ts'
import { authorised, exportOf, key } from '../support/hub-process.ts'
import { openReceiver } from '../support/receiver.ts'
import { declare, implement } from '../support/recognising.ts'
import { serveHub } from '../support/served-hub.ts'
import { batchesIn, look, registerBatch, registered, startWork } from '../support/steady-work.ts'
import { calling, deliverAll, keyed, recordChange, subscribe } from '../support/subscribing.ts'
import { verdictOn } from '../support/verify-log.ts'

const receiver = await openReceiver(204)
const one = await openTestDatabase()
const other = await openPg(one.url)
afterFile(() => other.close())
const now = new Date()
const today = civilDateAt(now)
const still = calling(hubAt(one.db, now.toISOString()), receiver.host)
const running: Hub = { ...still, now: () => new Date() }
const hosts: Hub[] = [running, { ...running, db: other.db }]
await makeCluster(still)
await ensureFirstKey(still, key)
const urls = await Promise.all(hosts.map(serveHub))

describe('two hosts on one database', () => {
  it('take the same batches under the same keys once, and tell of them without a repetition', async () => {
    await subscribe(still, await keyed(still, 'PARTNER', { city: '150200' }), receiver.url)
    const faults: unknown[] = []
    const deliveries = hosts.map((hub) =>
      deliverSignals(hub, { onTurn: () => {}, onFault: (fault) => faults.push(fault) }),
    )
    const waking = setInterval(() => deliveries.map(({ wake }) => wake()), 50)
    // Both register the batches from 1000 and from 2000 on, each on its own.
    const work = urls.map((url) => startWork(url, 2, {}))
    await sleep(2000)
    await Promise.all(work.map(({ stop }) => stop()))
    await sleep(1200)
    clearInterval(waking)
    await Promise.all(deliveries.map(({ stop }) => stop()))

    const acknowledged = new Set(work.flatMap(({ acknowledged }) => acknowledged))
    const lines = await exportOf(urls[0]!)
    expect(batchesIn(lines)).toEqual([...acknowledged].sort((a, b) => a - b))
    expect(acknowledged.size).toBeGreaterThan(1)
    const answers = new Set(work.flatMap(({ writes }) => writes.map(({ body }) => body)))
    expect([...answers].filter((body) => !body.includes('"IN_PROGRESS"'))).toEqual([registered])
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    expect(faults).toEqual([])
    expect(await verdictOn(lines)).toMatchObject({ intact: true })
  })

  it('advance the day at the same time: what it brings is recorded once', async () => {
    await backFilled(still, { ordinal: 9000, title: '往年' }, card)
    for (const city of ['150100', '150200']) {
      await implement(still, city, card.code, today)
      await declare(still, city, [card.code], addDays(today, 1))
    }
    must(await advanceWholeDay(still))
    const tomorrow = `${addDays(today, 1)}T04:00:00Z`
    const done = await Promise.all([...hosts, ...hosts].map((hub) => advanceWholeDay(at(hub, tomorrow))))
    const days = done.map((outcome) => must(outcome))
    expect(days.sort((a, b) => b.days - a.days)).toEqual([
      { days: 1, changes: 4 },
      { days: 0, changes: 0 },
      { days: 0, changes: 0 },
      { days: 0, changes: 0 },
    ])
  })
})

const secretIn = ({ authorization }: { readonly authorization: string }) => authorization.slice('Bearer '.length)
const byHours = (hub: Hub, hours: number): Hub => at(hub, new Date(Date.now() + hours * 3_600_000).toISOString())

describe('a clock that jumps an hour', () => {
  it('of the database: numbers, times and hashes go on in order, and cursors lead on', async () => {
    const feed = `${urls[0]}/sync/changes?cluster=hbew`
    const cursor = async (after = '') => {
      const { status, body } = await look(`${feed}${after && `&after=${after}`}`, { headers: authorised })
      return { status, cursor: JSON.parse(body.trimEnd().split('\n').at(-1)!).page.nextCursor as string }
    }
    // As it is when the last commit was made by a clock that has been set back since.
    await one.pool.query("update change_clock set recorded_at = clock_timestamp() + interval '1 hour'")
    const before = await cursor()
    expect(await registerBatch(urls[0]!, 5)).toMatchObject({ status: 200, body: registered })
    expect(await registerBatch(urls[1]!, 6)).toMatchObject({ status: 200, body: registered })
    expect(await registerBatch(urls[1]!, 5)).toMatchObject({ status: 200, body: registered })
    expect((await cursor(before.cursor)).status).toBe(200)
    const times = (await one.pool.query('select recorded_at from change_commit order by first_number')).rows
    expect(times).toEqual(times.toSorted((a, b) => (a.recorded_at < b.recorded_at ? -1 : 1)))
    const lines = await exportOf(urls[0]!)
    expect(batchesIn(lines).filter((ordinal) => ordinal < 10)).toEqual([5, 6])
    expect(await verdictOn(lines)).toMatchObject({ intact: true })
  })

  it('of a host: who is signed in stays so, and webhooks are not put off by the hour', async () => {
    const partner = await keyed(still, 'PARTNER', { city: '150200' })
    const { token } = must(await startSession(running, partner, 'KEY'))
    await recordChange(still, 'hbew')
    await deliverAll(byHours(still, 1))
    expect((await identifySession(byHours(still, 1), token)).ok).toBeDefined()
    const heard = receiver.received.length
    await recordChange(still, 'hbew')
    expect(await deliverAll(running)).toEqual(['ACKNOWLEDGED'])
    expect(receiver.received.length).toBe(heard + 1)
    expect((await identifySession(byHours(still, -1), token)).ok).toBeDefined()
  })

  it('of the host that revokes a key: it opens nothing any more at any other, and one in its grace as long as was said', async () => {
    const [ended, rotated] = [await keyOf(one.db, 'LEADER'), await keyOf(one.db, 'LEADER')]
    const ahead = byHours(still, 1)
    const numberOf = async (key: typeof ended) => must(await identifyCaller(still, secretIn(key))).keyId!
    must(await revokeKey(ahead, secretariat, { id: await numberOf(ended), reason: '误发' }))
    must(await rotateKey(ahead, secretariat, { id: await numberOf(rotated), graceMinutes: 30 }))
    const opens = async (hub: Hub, key: typeof ended) => (await identifyCaller(hub, secretIn(key))).ok !== undefined
    expect(await Promise.all([-1, 0, 2].map((hours) => opens(byHours(still, hours), ended)))).toEqual([
      ...[false, false, false],
    ])
    expect([await opens(still, rotated), await opens(byHours(still, 2), rotated)]).toEqual([true, false])
  })

  it('of a host: who delivers to a partner has it to itself for as long as the database says', async () => {
    await subscribe(still, await keyed(still, 'PARTNER', { city: '150100' }), receiver.url)
    await recordChange(still, 'hbew')
    const claimAt = (hours: number) => claimSubscribers(one.db, 10, byHours(still, hours).now().toISOString(), today)
    const claimed = await claimAt(1)
    expect(claimed.length).toBeGreaterThan(0)
    expect(await claimAt(3)).toEqual([])
    await updateLeasesEnd(one.db, claimed, -1)
    expect((await claimAt(1)).map(({ id }) => id)).toEqual(claimed.map(({ id }) => id))
  })
})
