import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openPg } from '../../src/db/open-pg.ts'
import { removeSubscriber } from '../../src/feed/change-subscriber.ts'
import type { Turn } from '../../src/feed/deliver-signal.ts'
import { deliverSignals } from '../../src/feed/deliver-signals.ts'
import { listSubscribers } from '../../src/feed/list-subscribers.ts'
import { openOutbound } from '../../src/node-outbound.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, keyed, recordChange, subscribe } from '../support/subscribing.ts'

const { db, url } = await openTestDatabase()
const now = '2026-11-27T03:00:00.000Z'
const quiet = hubAt(db, now)
await makeCluster(quiet)
const partner = await keyed(quiet, 'PARTNER', { city: '150200' })

const running = (hub: typeof quiet, most?: number) => {
  const turns: Turn[] = []
  const deliveries = deliverSignals(
    hub,
    {
      onTurn: (turn) => void turns.push(turn),
      onFault: (fault) => {
        throw fault
      },
    },
    most,
  )
  return { ...deliveries, turns }
}

describe('two hosts on one database', () => {
  it('deliver each signal once', async () => {
    const receivers = await Promise.all(Array.from({ length: 12 }, () => openReceiver(200)))
    const hub = calling(quiet, ...receivers.map(({ host }) => host))
    for (const receiver of receivers) await subscribe(hub, partner, receiver.url)
    await recordChange(hub, 'hbew')
    const other = await openPg(url, { max: 4 })
    const hosts = [running(hub, 4), running({ ...hub, db: other.db }, 4)]
    for (const host of hosts) host.wake()
    await Promise.all(hosts.map((host) => host.idle()))
    await other.close()
    expect(receivers.map(({ received }) => received.length)).toEqual(Array(12).fill(1))
    expect(hosts.flatMap(({ turns }) => turns)).toEqual(Array(12).fill('ACKNOWLEDGED'))
    for (const { id } of must(await listSubscribers(hub, partner, 'hbew')))
      must(await removeSubscriber(hub, partner, { id }))
  })
})

describe('a receiver that never answers', () => {
  it('holds one place, and delays nobody else', async () => {
    const silent = await openReceiver('nothing')
    const prompt = await openReceiver(200)
    const outbound = openOutbound({ hosts: [silent.host, prompt.host], ranges: [] }, undefined, 2000)
    const hub = { ...quiet, outbound }
    await subscribe(hub, partner, silent.url)
    await subscribe(hub, partner, prompt.url)
    await recordChange(hub, 'hbew')
    const host = running(hub, 2)
    host.wake()
    await expect.poll(() => prompt.received.length).toBe(1)
    // The next change is told of while the other is still waited for.
    const later = running({ ...hub, now: () => new Date('2026-11-27T03:00:10.000Z') }, 2)
    await recordChange(hub, 'hbew')
    later.wake()
    await expect.poll(() => prompt.received.length).toBe(2)
    expect(host.turns).toEqual(['ACKNOWLEDGED'])
    await Promise.all([host.stop(), later.stop()])
    expect(host.turns).toEqual(['ACKNOWLEDGED', 'FAILED'])
    const [first] = must(await listSubscribers(hub, partner, 'hbew'))
    expect(first).toMatchObject({ state: 'ACTIVE', lastFailure: 'TIMED_OUT', attempts: 1 })
  })
})

describe('stopping', () => {
  it('takes nobody any more, and waits for who is under way', async () => {
    const receiver = await openReceiver(200)
    const hub = calling(quiet, receiver.host)
    await subscribe(hub, partner, receiver.url)
    const host = running(hub)
    await host.stop()
    await recordChange(hub, 'hbew')
    host.wake()
    await host.idle()
    await sleep(50)
    expect(receiver.received).toEqual([])
  })
})
