import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { encodeFeedCursor } from '../../src/feed/feed-cursor.ts'
import { readChanges } from '../../src/feed/read-changes.ts'
import type { Hub } from '../../src/hub.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { openReceiver } from '../support/receiver.ts'
import { changesAfter, lastChange } from '../support/rows.ts'
import { calling, deliverAll, keyed, recordChange } from '../support/subscribing.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T03:00:00.000Z'

const register = `mutation ($input: RegisterSubscriberInput!) { registerSubscriber(input: $input) {
  subscriber { id cluster { code } city { code } holder url kinds state isEntitled behind attempts deadAt lastFailure }
  secret problems { code field } } }`
const step = (verb: string) =>
  `mutation ($id: ID!) { ${verb}(input: { id: $id }) { subscriber { state } problems { code } } }`
const rotate = `mutation ($id: ID!) { rotateSubscriberSecret(input: { id: $id, graceMinutes: 5 }) { secret problems { code } } }`
const resend = `mutation ($id: ID!) { resendDelivery(input: { id: $id }) { delivery { attempt status why } problems { code } } }`
const list = '{ subscribers(cluster: "hbew") { id city { code } state } }'
const deliveries = `query ($id: ID!) { deliveries(subscriber: $id) { nodes { id type attempt status why duration at } pageInfo { hasNextPage } } }`

/** A hub with a receiver, those who come to it, and what each is answered. */
const scene = async (quiet: Hub) => {
  await makeCluster(quiet)
  const receiver = await openReceiver(200)
  const hub = calling(quiet, receiver.host)
  const partner = await keyed(hub, 'PARTNER', { city: '150200' })
  const coordinator = await keyed(hub, 'COORDINATOR', { city: '150200' })
  const neighbour = await keyed(hub, 'COORDINATOR', { city: '150100' })
  const secretary = await keyed(hub, 'SECRETARIAT', { cluster: 'hbew' })
  const leader = await keyed(hub, 'LEADER', { cluster: 'hbew' })
  const ask = openDoor(hub)
  const input = { cluster: 'hbew', url: receiver.url }
  const registering = async (by: Caller, more: object = {}) => ask(register, { input: { ...input, ...more } }, by)
  const made = async () => (await registering(partner)).data.registerSubscriber.subscriber.id as string
  return { hub, ask, receiver, partner, coordinator, neighbour, secretary, leader, registering, made }
}

describe('registering a subscriber', () => {
  it('gives it, and its secret this once', () =>
    inHub(db, now, async (quiet) => {
      const { hub, registering, partner, receiver } = await scene(quiet)
      const before = await lastChange(hub.db)
      const { data } = await registering(partner, { idempotencyKey: 'a', kinds: ['implementation.recorded'] })
      expect(data.registerSubscriber).toEqual({
        subscriber: {
          id: expect.any(String),
          cluster: { code: 'hbew' },
          city: { code: '150200' },
          holder: 'PARTNER 持有人',
          url: receiver.url,
          kinds: ['implementation.recorded'],
          state: 'ACTIVE',
          isEntitled: true,
          behind: 0,
          attempts: 0,
          deadAt: null,
          lastFailure: null,
        },
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
        problems: [],
      })
      const again = await registering(partner, { idempotencyKey: 'a', kinds: ['implementation.recorded'] })
      expect(again.data.registerSubscriber).toMatchObject({
        subscriber: data.registerSubscriber.subscriber,
        secret: null,
        problems: [{ code: 'SECRET_ALREADY_SHOWN' }],
      })
      const [change] = await changesAfter(hub.db, before)
      expect(change).toMatchObject({ kind: 'subscriber.registered', isPublic: false })
      expect(change!.content).not.toMatch(/whsec_|hook/)
    }))

  it.each([
    [{ url: 'https://10.0.0.1/' }, 'WEBHOOK_TARGET_NOT_ALLOWED'],
    [{ url: 'http://169.254.169.254/latest/meta-data' }, 'WEBHOOK_TARGET_NOT_ALLOWED'],
    [{ url: 'http://8.8.8.8/' }, 'WEBHOOK_HTTPS_NEEDED'],
    [{ url: 'nowhere' }, 'WEBHOOK_URL_INVALID'],
    [{ url: 'https://a:b@8.8.8.8/' }, 'WEBHOOK_URL_WITH_CREDENTIALS'],
    [{ kinds: [] }, 'SUBSCRIBER_KINDS_INVALID'],
    [{ kinds: ['everything'] }, 'SUBSCRIBER_KINDS_INVALID'],
    [{ after: 'nonsense' }, 'CURSOR_INVALID'],
  ])('refuses %j: %s', (more, code) =>
    inHub(db, now, async (quiet) => {
      const { registering, partner } = await scene(quiet)
      const { data } = await registering(partner, more)
      expect(data.registerSubscriber).toMatchObject({ subscriber: null, secret: null, problems: [{ code }] })
    }),
  )

  it('starts where a cursor says, and not from one that leads nowhere', () =>
    inHub(db, now, async (quiet) => {
      const { hub, registering, partner } = await scene(quiet)
      await recordChange(hub, 'hbew')
      const page = must(await readChanges(hub, partner, { cluster: 'hbew', first: 1 }))
      const { data } = await registering(partner, { after: page.upTo })
      expect(data.registerSubscriber.subscriber.behind).toBeGreaterThan(1)
      const restored = encodeFeedCursor({ number: 1, hash: 'a'.repeat(64), view: '' })
      expect(errorCodes(await registering(partner, { after: restored }))).toEqual(['CURSOR_EXPIRED'])
    }))

  it('refuses the twenty-first of a city', () =>
    inHub(db, now, async (quiet) => {
      const { registering, partner, neighbour } = await scene(quiet)
      for (let i = 0; i < 20; i++) await registering(partner)
      expect((await registering(partner)).data.registerSubscriber.problems).toMatchObject([
        { code: 'SUBSCRIBERS_TOO_MANY' },
      ])
      expect((await registering(neighbour)).data.registerSubscriber.problems).toEqual([])
    }))

  it('is not for a stranger, a leader, or a city of another cluster', () =>
    inHub(db, now, async (quiet) => {
      const { hub, registering, leader, partner } = await scene(quiet)
      await makeCluster(hub, 'other', [])
      expect(errorCodes(await registering(anonymous))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await registering(leader))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await registering(partner, { cluster: 'other' }))).toEqual(['FORBIDDEN'])
    }))

  it('is not offered by a host that calls nobody', () =>
    inHub(db, now, async (quiet) => {
      const { partner, receiver } = await scene(quiet)
      const ask = openDoor(quiet)
      const { data } = await ask(register, { input: { cluster: 'hbew', url: receiver.url } }, partner)
      expect(data.registerSubscriber.problems).toMatchObject([{ code: 'WEBHOOKS_NOT_SENT' }])
    }))
})

describe('listing subscribers', () => {
  it('shows a city its own, and the secretariat all', () =>
    inHub(db, now, async (quiet) => {
      const { ask, registering, partner, coordinator, neighbour, secretary } = await scene(quiet)
      await registering(partner)
      await registering(neighbour)
      await registering(secretary)
      const cities = async (by: Caller) =>
        (await ask(list, {}, by)).data.subscribers.map(
          ({ city }: { city: { code: string } | null }) => city?.code ?? null,
        )
      expect([await cities(coordinator), await cities(neighbour), await cities(secretary)]).toEqual([
        ['150200'],
        ['150100'],
        ['150200', '150100', null],
      ])
    }))

  it('is not for a stranger or a leader', () =>
    inHub(db, now, async (quiet) => {
      const { ask, leader } = await scene(quiet)
      expect(errorCodes(await ask(list))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(list, {}, leader))).toEqual(['FORBIDDEN'])
    }))
})

describe('pausing, resuming and removing a subscriber', () => {
  it('is its city’s and the secretariat’s to do', () =>
    inHub(db, now, async (quiet) => {
      const { hub, ask, made, partner, coordinator, secretary, receiver } = await scene(quiet)
      const id = await made()
      expect((await ask(step('pauseSubscriber'), { id }, coordinator)).data.pauseSubscriber).toEqual({
        subscriber: { state: 'PAUSED' },
        problems: [],
      })
      await recordChange(hub, 'hbew')
      expect(await deliverAll(hub)).toEqual([])
      await ask(step('resumeSubscriber'), { id }, secretary)
      expect(await deliverAll(hub)).toEqual(['ACKNOWLEDGED'])
      expect(receiver.received).toHaveLength(1)
      await ask(step('removeSubscriber'), { id }, partner)
      expect((await ask(list, {}, partner)).data.subscribers).toEqual([])
      await recordChange(hub, 'hbew')
      expect(await deliverAll(hub)).toEqual([])
    }))

  it('writes nothing where it stands so already', () =>
    inHub(db, now, async (quiet) => {
      const { hub, ask, made, partner } = await scene(quiet)
      const id = await made()
      const before = await lastChange(hub.db)
      await ask(step('resumeSubscriber'), { id }, partner)
      expect(await changesAfter(hub.db, before)).toEqual([])
    }))

  it.each(['pauseSubscriber', 'resumeSubscriber', 'removeSubscriber'])('%s › tells another city of none', (verb) =>
    inHub(db, now, async (quiet) => {
      const { ask, made, neighbour } = await scene(quiet)
      const { data } = await ask(step(verb), { id: await made() }, neighbour)
      expect(data[verb]).toEqual({ subscriber: null, problems: [{ code: 'SUBSCRIBER_UNKNOWN' }] })
      const nothing = await ask(step(verb), { id: 'none' }, neighbour)
      expect(nothing.data[verb].problems).toEqual([{ code: 'SUBSCRIBER_UNKNOWN' }])
    }),
  )

  it.each(['pauseSubscriber', 'resumeSubscriber', 'removeSubscriber'])(
    '%s › is not for a stranger or a leader',
    (verb) =>
      inHub(db, now, async (quiet) => {
        const { ask, made, leader } = await scene(quiet)
        const id = await made()
        expect(errorCodes(await ask(step(verb), { id }))).toEqual(['UNAUTHENTICATED'])
        expect(errorCodes(await ask(step(verb), { id }, leader))).toEqual(['FORBIDDEN'])
      }),
  )
})

describe('rotating a subscriber’s secret', () => {
  it('gives another one', () =>
    inHub(db, now, async (quiet) => {
      const { ask, made, partner } = await scene(quiet)
      const { data } = await ask(rotate, { id: await made() }, partner)
      expect(data.rotateSubscriberSecret).toEqual({ secret: expect.stringMatching(/^whsec_/), problems: [] })
    }))

  it('refuses a grace beyond a week', () =>
    inHub(db, now, async (quiet) => {
      const { ask, made, partner } = await scene(quiet)
      const { data } = await ask(rotate.replace('5 }', '10081 }'), { id: await made() }, partner)
      expect(data.rotateSubscriberSecret).toEqual({ secret: null, problems: [{ code: 'GRACE_OUT_OF_RANGE' }] })
    }))

  it('is not for a stranger, a leader or another city', () =>
    inHub(db, now, async (quiet) => {
      const { ask, made, leader, neighbour } = await scene(quiet)
      const id = await made()
      expect(errorCodes(await ask(rotate, { id }))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(rotate, { id }, leader))).toEqual(['FORBIDDEN'])
      expect((await ask(rotate, { id }, neighbour)).data.rotateSubscriberSecret).toEqual({
        secret: null,
        problems: [{ code: 'SUBSCRIBER_UNKNOWN' }],
      })
    }))
})

describe('looking at deliveries and sending one again', () => {
  it('shows how each went, and how the new one did', () =>
    inHub(db, now, async (quiet) => {
      const { hub, ask, made, partner } = await scene(quiet)
      const id = await made()
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      const { nodes, pageInfo } = (await ask(deliveries, { id }, partner)).data.deliveries
      expect([nodes, pageInfo]).toEqual([
        [
          {
            id: expect.any(String),
            type: 'changes.recorded',
            attempt: 1,
            status: 200,
            why: null,
            duration: 0,
            at: '2026-11-27T03:00:00.000000Z',
          },
        ],
        { hasNextPage: false },
      ])
      expect((await ask(resend, { id: nodes[0].id }, partner)).data.resendDelivery).toEqual({
        delivery: { attempt: 0, status: 200, why: null },
        problems: [],
      })
    }))

  it('tells of none that is another city’s', () =>
    inHub(db, now, async (quiet) => {
      const { hub, ask, made, partner, neighbour } = await scene(quiet)
      const id = await made()
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      expect(errorCodes(await ask(deliveries, { id }, neighbour))).toEqual(['BAD_REQUEST'])
      const { nodes } = (await ask(deliveries, { id }, partner)).data.deliveries
      expect((await ask(resend, { id: nodes[0].id }, neighbour)).data.resendDelivery).toEqual({
        delivery: null,
        problems: [{ code: 'DELIVERY_UNKNOWN' }],
      })
    }))

  it('is not for a stranger or a leader', () =>
    inHub(db, now, async (quiet) => {
      const { hub, ask, made, partner, leader } = await scene(quiet)
      const id = await made()
      await recordChange(hub, 'hbew')
      await deliverAll(hub)
      const delivery = (await ask(deliveries, { id }, partner)).data.deliveries.nodes[0].id
      expect(errorCodes(await ask(deliveries, { id }))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(deliveries, { id }, leader))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await ask(resend, { id: delivery }))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(resend, { id: delivery }, leader))).toEqual(['FORBIDDEN'])
    }))
})
