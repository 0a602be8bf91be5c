import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { resumeSubscriber } from '../../src/feed/change-subscriber.ts'
import { deleteOldDeliveries } from '../../src/feed/delivery.sql.ts'
import { decodeFeedCursor } from '../../src/feed/feed-cursor.ts'
import { listDeliveries, listSubscribers } from '../../src/feed/list-subscribers.ts'
import { readChanges } from '../../src/feed/read-changes.ts'
import { resendDelivery } from '../../src/feed/resend-delivery.ts'
import { rotateSubscriberSecret } from '../../src/feed/rotate-subscriber-secret.ts'
import { claimSubscribers } from '../../src/feed/signal.sql.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, inHub } from '../support/hub.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, deliverAll, keyed, recordChange, subscribe } from '../support/subscribing.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T03:00:00.000Z'
const ofBaotou = { role: 'PARTNER', city: '150200' } as const
const bodies = (received: readonly { body: string }[]) => received.map(({ body }) => JSON.parse(body))
const idsOf = (received: readonly { headers: object }[]) =>
  received.map(({ headers }) => (headers as Record<string, string>)['webhook-id'])

/** What the library of the specification reads out of a request at an instant; it throws where the signature is not right. */
const verified = (secret: string, { body, headers }: { body: string; headers: object }, instant: string) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) })
  return new Webhook(secret).verify(body, headers as Record<string, string>)
}
afterEach(() => void vi.useRealTimers())

describe('delivering a signal', () => {
  it('tells from where to where there is something to pull, signed by the specification, and no content', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(204)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber, secret } = await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      await recordChange(hub, 'hbew')
      expect(await deliverAll(hub)).toEqual(['ACKNOWLEDGED'])

      const [request] = receiver.received
      const signal = verified(secret!, request!, now) as { data: { after: string; upTo: string } }
      expect(signal).toEqual({
        type: 'changes.recorded',
        timestamp: now,
        data: {
          subscriber: btoa(`Subscriber:${subscriber.id}`),
          cluster: 'hbew',
          after: expect.any(String),
          upTo: expect.any(String),
        },
      })
      expect(request!.body).not.toContain('机密标题')
      expect(request!.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-timestamp': '1795748400' })
      const page = must(await readChanges(hub, partner, { cluster: 'hbew', after: signal.data.after }))
      expect(page.lines.flatMap((line) => ('entry' in line ? [line.entry.kind] : []))).toEqual([
        'batch.amended',
        'batch.amended',
      ])
      expect(decodeFeedCursor(page.upTo)).toEqual(decodeFeedCursor(signal.data.upTo))
    }))

  it('says nothing where nothing is to be seen, and passes by it', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      await makeCluster(quiet, 'other', [])
      const receiver = await openReceiver(200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      await subscribe(hub, partner, receiver.url, { kinds: ['batch.amended'] })
      await recordChange(hub, 'other')
      await recordChange(hub, 'hbew', 'batch.published')
      expect(await deliverAll(hub)).toEqual(['NOTHING'])
      expect(receiver.received).toEqual([])
      expect(must(await listSubscribers(hub, partner, 'hbew'))).toMatchObject([{ behind: 0, acknowledgedAt: null }])
    }))

  it('tells of drafts whom they concern, and a city that left of what is public only', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const ours = await openReceiver(200)
      const theirs = await openReceiver(200)
      const hub = calling(quiet, ours.host, theirs.host)
      await subscribe(hub, await keyed(hub, 'SECRETARIAT', { cluster: 'hbew' }), ours.url)
      await subscribe(hub, await keyed(hub, ofBaotou.role, { city: ofBaotou.city }), theirs.url)
      const left = { role: 'MEMBER', validFrom: '2019-01-01', validTo: '2026-11-01' } as const
      must(await registerMembership(hub, secretariat, { cluster: 'hbew', city: baotou, ...left }))
      await deliverAll(hub)
      const soon = at(hub, '2026-11-27T03:00:10.000Z')
      const before = [ours.received.length, theirs.received.length]
      await recordChange(soon, 'hbew')
      await deliverAll(soon)
      expect([ours.received.length, theirs.received.length]).toEqual([before[0]! + 1, before[1]])
      await recordChange(soon, 'hbew', 'batch.published', true)
      await deliverAll(at(hub, '2026-11-27T03:00:20.000Z'))
      expect([ours.received.length, theirs.received.length]).toEqual([before[0]! + 2, before[1]! + 1])
    }))

  it('comes again after five seconds and a minute, under the same id and signed anew', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(500, 503, 200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber, secret } = await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      expect(await deliverAll(hub)).toEqual(['FAILED'])
      expect(await deliverAll(at(hub, '2026-11-27T03:00:04.000Z'))).toEqual([])
      expect(await deliverAll(at(hub, '2026-11-27T03:00:06.000Z'))).toEqual(['FAILED'])
      expect(must(await listSubscribers(hub, partner, 'hbew'))).toMatchObject([
        { state: 'ACTIVE', attempts: 2, lastFailure: 'STATUS_NOT_2XX', behind: 2 },
      ])
      // What is recorded meanwhile is told of by a signal of its own.
      await recordChange(hub, 'hbew')
      expect(await deliverAll(at(hub, '2026-11-27T03:01:20.000Z'))).toEqual(['ACKNOWLEDGED'])
      expect(await deliverAll(at(hub, '2026-11-27T03:01:22.000Z'))).toEqual(['ACKNOWLEDGED'])

      const [first, second, third, fourth] = receiver.received
      expect([second!.body, third!.body]).toEqual([first!.body, first!.body])
      const ids = idsOf(receiver.received)
      expect([ids[1], ids[2], new Set(ids).size]).toEqual([ids[0], ids[0], 2])
      expect(verified(secret!, third!, '2026-11-27T03:01:20.000Z')).toMatchObject({ timestamp: now })
      expect(bodies([fourth!])[0].data.after).toBe(bodies([third!])[0].data.upTo)
      const page = { subscriberId: subscriber.id, before: null, limit: 10 }
      expect(must(await listDeliveries(hub, partner, page)).map(({ attempt, status }) => [attempt, status])).toEqual([
        [1, 200],
        [3, 200],
        [2, 503],
        [1, 500],
      ])
    }))

  it('gives up after ten attempts over almost three days; resumed by hand it tells of everything by one signal', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(...Array(10).fill(500), 200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber } = await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      const turns: string[] = []
      for (const hours of [0, 1, 2, 3, 4, 7, 14, 28, 55, 82])
        turns.push(...(await deliverAll(at(hub, new Date(Date.parse(now) + hours * 3_600_000).toISOString()))))
      expect(turns).toEqual([...Array(9).fill('FAILED'), 'DEAD'])
      const later = at(hub, '2026-12-05T03:00:00.000Z')
      await recordChange(later, 'hbew')
      await recordChange(later, 'hbew')
      expect(await deliverAll(later)).toEqual([])
      expect(must(await listSubscribers(later, partner, 'hbew'))).toMatchObject([
        { state: 'DEAD', deadAt: '2026-11-30T13:00:00.000000Z', behind: 4 },
      ])

      must(await resumeSubscriber(later, partner, { id: subscriber.id }))
      expect(await deliverAll(later)).toEqual(['ACKNOWLEDGED'])
      const last = bodies(receiver.received).at(-1)
      expect(last.data.after).toBe(bodies(receiver.received)[0].data.after)
      expect(must(await listSubscribers(later, partner, 'hbew'))).toMatchObject([
        // Resuming itself stands in the log, and is nothing that it sees.
        { state: 'ACTIVE', attempts: 0, lastFailure: null, behind: 0 },
      ])
    }))

  it('gives up at once who says that it is gone', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(410)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      expect(await deliverAll(hub)).toEqual(['DEAD'])
      expect(must(await listSubscribers(hub, partner, 'hbew'))).toMatchObject([{ state: 'DEAD', lastFailure: 'GONE' }])
    }))

  it('is told of no more once its holder has no key, until another of its city resumes it', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber } = await subscribe(hub, partner, receiver.url)
      must(await revokeKey(hub, secretariat, { id: partner.keyId!, reason: '泄露' }))
      await recordChange(hub, 'hbew')
      expect(await deliverAll(hub)).toEqual(['NOTHING'])
      expect(must(await listSubscribers(hub, secretariat, 'hbew'))).toMatchObject([
        { state: 'ACTIVE', isEntitled: false, lastFailure: 'KEY_ENDED', behind: 3 },
      ])
      expect(receiver.received).toEqual([])

      const id = subscriber.id
      const secretary = await keyed(hub, 'SECRETARIAT')
      must(await resumeSubscriber(hub, secretary, { id }))
      expect(await deliverAll(hub)).toEqual(['NOTHING'])
      const successor = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      expect(must(await resumeSubscriber(hub, successor, { id }))).toMatchObject({ isEntitled: true })
      expect(await deliverAll(hub)).toEqual(['ACKNOWLEDGED'])
    }))
})

describe('a host that dies between the delivery and its settling', () => {
  it('is overtaken by another after its lease, which sends the very same signal again', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      // It dies as it hears the answer: nothing after that reaches the database.
      const dying = { ...hub, outbound: { ...hub.outbound!, post: dyingPost(hub) } }
      await expect(deliverAll(dying)).rejects.toThrow('the host died')
      expect(await deliverAll(hub)).toEqual([])
      // A lease goes by the database's clock: as if it were a minute later there.
      const aMinuteLater = (seconds: number) =>
        sql`update subscriber set leased_until = leased_until - make_interval(secs => ${seconds})`.execute(hub.db)
      await aMinuteLater(58)
      expect(await deliverAll(hub)).toEqual([])
      await aMinuteLater(2)
      expect(await deliverAll(hub)).toEqual(['ACKNOWLEDGED'])
      const [first, second] = receiver.received
      expect([second!.body, idsOf([second!])]).toEqual([first!.body, idsOf([first!])])
    }))
})

const dyingPost =
  (hub: ReturnType<typeof calling>) =>
  async (...request: Parameters<NonNullable<typeof hub.outbound>['post']>) => {
    await hub.outbound!.post(...request)
    throw new Error('the host died')
  }

describe('rotating the secret', () => {
  it('signs by both during the grace, and by the new one alone after it', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber, secret: old } = await subscribe(hub, partner, receiver.url)
      const rotated = must(await rotateSubscriberSecret(hub, partner, { id: subscriber.id, graceMinutes: 60 }))
      const renewed = rotated.secret!
      expect(renewed).not.toBe(old)
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      const after = '2026-11-27T04:00:01.000Z'
      await recordChange(hub, 'hbew')
      await deliverAll(at(hub, after))
      const [during, later] = receiver.received
      expect(verified(old!, during!, now)).toEqual(verified(renewed, during!, now))
      expect(verified(renewed, later!, after)).toMatchObject({ type: 'changes.recorded' })
      expect(() => verified(old!, later!, after)).toThrow('No matching signature found')
    }))
})

describe('sending a delivery again by hand', () => {
  it('sends the same signal at once and moves nothing', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(410, 200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber } = await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      const page = { subscriberId: subscriber.id, before: null, limit: 10 }
      const [failed] = must(await listDeliveries(hub, partner, page))
      expect(must(await resendDelivery(hub, partner, { id: failed!.id }))).toMatchObject({ attempt: 0, status: 200 })
      const [first, second] = receiver.received
      expect([second!.body, idsOf([second!])]).toEqual([first!.body, idsOf([first!])])
      expect(must(await listSubscribers(hub, partner, 'hbew'))).toMatchObject([{ state: 'DEAD', behind: 2 }])
    }))
})

describe('claiming a subscriber', () => {
  it('takes each once, as many as are asked for, with what signs', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber, secret } = await subscribe(hub, partner, receiver.url)
      await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      const claimed = await claimSubscribers(hub.db, 1, now, '2026-11-27')
      expect(claimed).toMatchObject([{ id: subscriber.id, keyId: partner.keyId, secrets: [secret], signalId: null }])
      expect(await claimSubscribers(hub.db, 5, now, '2026-11-27')).toHaveLength(1)
      expect(await claimSubscribers(hub.db, 5, now, '2026-11-27')).toEqual([])
    }))
})

describe('forgetting deliveries', () => {
  it('keeps those of the time that is asked for', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receiver = await openReceiver(500, 200)
      const hub = calling(quiet, receiver.host)
      const partner = await keyed(hub, ofBaotou.role, { city: ofBaotou.city })
      const { subscriber } = await subscribe(hub, partner, receiver.url)
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      await deliverAll(at(hub, '2026-12-27T03:00:00.000Z'))
      await deleteOldDeliveries(hub.db, '2026-11-28T00:00:00Z')
      const page = { subscriberId: subscriber.id, before: null, limit: 10 }
      expect(must(await listDeliveries(hub, partner, page)).map(({ attempt }) => attempt)).toEqual([2])
    }))
})
