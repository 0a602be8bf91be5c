import { describe, expect, it } from 'vitest'
import { registerCluster } from '../../src/access/register-cluster.ts'
import { anonymous } from '../../src/base/caller.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { acknowledgeAlert } from '../../src/feed/acknowledge-alert.ts'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { finishPush } from '../../src/sync/finish-push.ts'
import { coordinatorOf, leader, operatorOf, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { enterPush } from '../support/pushes.ts'
import { cardRow, ofBaotouSystem, pushed, rowOf, send } from '../support/pushing.ts'
import { openReceiver } from '../support/receiver.ts'
import { fourMembers } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'
import { calling, deliverAll, keyed, recordChange, subscribe } from '../support/subscribing.ts'

const { db, url } = await openTestDatabase()
const now = '2026-11-27T03:00:00.000Z'
const reasonsOf = (alerts: readonly { reason: string; push: string | null }[]) =>
  alerts.map(({ reason, push }) => [reason, push])

const list = `query ($city: String, $openOnly: Boolean!) { syncAlerts(cluster: "hbew", city: $city, openOnly: $openOnly) {
  nodes { id city { code } source reason push day facts raisedAt acknowledgedAt note } pageInfo { hasNextPage } } }`
const acknowledge = `mutation ($id: ID!, $note: String) { acknowledgeAlert(input: { id: $id, note: $note }) {
  alert { acknowledgedAt note } problems { code } } }`

describe('raising alerts', () => {
  it.each([
    ['more rejected than a tenth', { state: 'DONE', received: 100, rejected: 11 }, [['REJECTED', 'push-0001']]],
    ['just a tenth rejected', { state: 'DONE', received: 100, rejected: 10 }, []],
    ['nothing received', { state: 'DONE' }, []],
    ['fewer rows than are in force', { state: 'BLOCKED', received: 80 }, [['DROPPED', 'push-0001']]],
    ['given up', { state: 'ABANDONED', received: 80 }, [['ABANDONED', 'push-0001']]],
    ['still open', { state: 'OPEN', received: 80, rejected: 80 }, []],
  ] as const)('of a push with %s', (_, ended, reasons) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await enterPush(hub, 'hbew', { push: 'push-0001', startedAt: '2026-11-27T02:00:00Z', ...ended })
      expect(reasonsOf(await raiseAlerts(hub))).toEqual(reasons)
    }),
  )

  it('of a whole catalogue that the hub itself holds back, and of none once it is confirmed', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [cardRow, rowOf('BT-2', '152014009000')])
      const name = { city: '150200', source: 'baotou-zwfw', push: 'whole-0001' }
      must(await send(hub, [cardRow], { mode: 'WHOLE', push: name.push, chunk: 1 }))
      expect(await raiseAlerts(hub)).toEqual([])
      must(await finishPush(hub, ofBaotouSystem, { ...name, chunks: 1, confirm: false }))
      expect(await raiseAlerts(hub)).toMatchObject([
        { reason: 'DROPPED', push: 'whole-0001', facts: { before: 2, now: 1 } },
      ])
      must(await finishPush(hub, ofBaotouSystem, { ...name, chunks: 1, confirm: true }))
      expect(await raiseAlerts(hub)).toEqual([])
    }))

  it('says each once, in the log too: of the cluster, of the city, not public', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const before = await lastChange(hub.db)
      const push = { push: 'push-0001', startedAt: '2026-11-27T02:00:00Z', received: 100, rejected: 50 }
      await enterPush(hub, 'hbew', { state: 'DONE', ...push })
      await raiseAlerts(hub)
      expect(await raiseAlerts(at(hub, '2026-11-27T05:00:00Z'))).toEqual([])
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, isPublic }) => [kind, isPublic])).toEqual([['sync.alerted', false]])
      expect(JSON.parse(changes[0]!.content)).toMatchObject({
        cluster: 'hbew',
        city: '150200',
        state: { source: 'baotou-zwfw', reason: 'REJECTED', push: 'push-0001', received: 100, rejected: 50 },
      })
    }))

  it('of a source that pushed nothing for one and a half times its cadence, once a day in Beijing', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await enterPush(hub, 'hbew', { push: 'push-0001', state: 'DONE', startedAt: '2026-11-25T15:00:00Z' })
      expect(await raiseAlerts(hub)).toEqual([])
      const raised = await raiseAlerts(at(hub, '2026-11-27T03:00:01Z'))
      expect(raised).toMatchObject([
        { reason: 'OVERDUE', push: null, day: '2026-11-27', facts: { since: '2026-11-25T15:00:00.000000Z' } },
      ])
      expect(await raiseAlerts(at(hub, '2026-11-27T15:59:59Z'))).toEqual([])
      expect(await raiseAlerts(at(hub, '2026-11-27T16:00:00Z'))).toMatchObject([{ day: '2026-11-28' }])
    }))

  it('never of a sandbox that nobody pushes to', () =>
    inHub(db, now, async (hub) => {
      const sandbox = { code: 'sandbox', name: '沙箱', isSample: true, isSandbox: true, silenceIsConsent: true }
      await makeCluster(hub)
      must(await registerCluster(hub, secretariat, sandbox))
      await enterPush(hub, 'sandbox', { push: 'push-0001', state: 'DONE', startedAt: '2026-11-21T00:00:00Z' })
      expect(await raiseAlerts(hub)).toEqual([])
    }))

  it.each([
    ['open', 'OPEN', '2026-11-27T00:59:59Z', [['STUCK', 'push-0001']]],
    ['open, and moved within two hours', 'OPEN', '2026-11-27T01:00:00Z', []],
    ['being applied', 'APPLYING', '2026-11-27T00:59:59Z', [['STUCK', 'push-0001']]],
  ] as const)('of a push that is left lying: %s', (_, state, startedAt, reasons) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await enterPush(hub, 'hbew', { push: 'push-0001', state, startedAt })
      expect(reasonsOf(await raiseAlerts(hub))).toEqual(reasons)
    }),
  )

  it('of none that still moves, however long it goes on', () =>
    inHub(db, '2026-11-27T00:00:00Z', async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [cardRow], { push: 'push-0001', chunk: 1 })
      await pushed(at(hub, '2026-11-27T01:30:00Z'), [rowOf('BT-2', '152014009000')], { push: 'push-0001', chunk: 2 })
      expect(await raiseAlerts(at(hub, '2026-11-27T03:30:00Z'))).toEqual([])
      expect(await raiseAlerts(at(hub, '2026-11-27T03:30:01Z'))).toMatchObject([
        { reason: 'STUCK', push: 'push-0001', facts: { since: '2026-11-27T01:30:00.000000Z' } },
      ])
    }))

  it('of one push of many for the same reason, while it is open and younger than a day', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const tiny = (push: string, startedAt: string, state: 'DONE' | 'ABANDONED' = 'DONE', source = 'baotou-zwfw') =>
        enterPush(hub, 'hbew', { push, state, startedAt, source, received: 2, rejected: 1 })
      const raisedAt = async (instant: string) =>
        reasonsOf(await raiseAlerts(at(hub, instant))).filter(([reason]) => reason !== 'OVERDUE')
      await tiny('push-0001', '2026-11-27T02:00:00Z')
      await tiny('push-0002', '2026-11-27T02:30:00Z')
      expect(await raisedAt('2026-11-27T03:00:00Z')).toEqual([['REJECTED', 'push-0002']])
      await tiny('push-0003', '2026-11-27T04:00:00Z')
      await tiny('push-0004', '2026-11-27T04:00:00Z', 'ABANDONED')
      await tiny('push-0005', '2026-11-27T04:00:00Z', 'DONE', 'two')
      expect(await raisedAt('2026-11-27T05:00:00Z')).toEqual([
        ['ABANDONED', 'push-0004'],
        ['REJECTED', 'push-0005'],
      ])
      await tiny('push-0006', '2026-11-28T03:00:01Z')
      expect(await raisedAt('2026-11-28T03:00:02Z')).toEqual([['REJECTED', 'push-0006']])
    }))

  it('again after one was acknowledged, of what came after that', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const wrong = { state: 'DONE', received: 2, rejected: 1 } as const
      await enterPush(hub, 'hbew', { push: 'push-0001', startedAt: '2026-11-27T02:00:00Z', ...wrong })
      const [alert] = await raiseAlerts(hub)
      await enterPush(hub, 'hbew', { push: 'push-0002', startedAt: '2026-11-27T03:10:00Z', ...wrong })
      must(await acknowledgeAlert(at(hub, '2026-11-27T03:20:00Z'), ofBaotou, { id: alert!.id }))
      expect(await raiseAlerts(at(hub, '2026-11-27T03:30:00Z'))).toEqual([])
      await enterPush(hub, 'hbew', { push: 'push-0003', startedAt: '2026-11-27T03:40:00Z', ...wrong })
      expect(reasonsOf(await raiseAlerts(at(hub, '2026-11-27T03:50:00Z')))).toEqual([['REJECTED', 'push-0003']])
    }))

  it('leaves pushes of more than a week ago alone', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const push = { push: 'push-0001', state: 'DONE', received: 1, rejected: 1 } as const
      await enterPush(hub, 'hbew', { ...push, startedAt: '2026-11-20T02:00:00Z' })
      expect(reasonsOf(await raiseAlerts(hub))).toEqual([['OVERDUE', null]])
    }))

  it('by two hosts at once says each once', async () => {
    const hub = hubAt(db, now)
    await makeCluster(hub)
    await enterPush(hub, 'hbew', { push: 'push-0001', state: 'ABANDONED', startedAt: '2026-11-27T02:00:00Z' })
    const other = await openPg(url, { max: 1 })
    const raised = await Promise.all([raiseAlerts(hub), raiseAlerts({ ...hub, db: other.db })])
    await other.close()
    expect(raised.flat()).toHaveLength(1)
  })
})

describe('hearing of an alert by webhook', () => {
  it('is told at once, of each by a signal of its own that acknowledges like any other', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet, 'own')
      const receiver = await openReceiver(200)
      const hub = calling(quiet, receiver.host)
      const coordinator = await keyed(hub, 'COORDINATOR', { city: '150200' })
      const input = { cluster: 'own', url: receiver.url }
      const { subscriber } = await subscribe(hub, coordinator, receiver.url, input)
      await recordChange(hub, 'own')
      await enterPush(hub, 'own', { push: 'push-0001', state: 'BLOCKED', startedAt: now, received: 5, source: 'own' })
      const [alert] = await raiseAlerts(hub)
      await recordChange(hub, 'own')
      await deliverAll(hub)
      await deliverAll(at(hub, '2026-11-27T03:00:05.000Z'))
      const [first, second] = receiver.received.map(({ body }) => JSON.parse(body))
      expect(first).toEqual({
        type: 'sync.alerted',
        timestamp: now,
        data: {
          subscriber: btoa(`Subscriber:${subscriber.id}`),
          cluster: 'own',
          after: expect.any(String),
          upTo: expect.any(String),
          alert: alert!.id,
          city: '150200',
          source: 'own',
          reason: 'DROPPED',
          push: 'push-0001',
          day: null,
          received: 5,
          rejected: 0,
          before: 100,
          now: 5,
        },
      })
      expect(second).toMatchObject({ type: 'changes.recorded', data: { after: first.data.upTo } })
      expect(receiver.received).toHaveLength(2)
    }))
})

/** An alert of Baotou in hbew, and the door. */
const scene = async (hub: ReturnType<typeof hubAt>) => {
  const [raised] = await raiseAlerts(hub)
  const ask = openDoor(hub)
  const id = btoa(`SyncAlert:${raised!.id}`)
  return { ask, id, raised: raised! }
}

describe('looking at alerts and acknowledging one', () => {
  const push = { push: 'push-0002', state: 'ABANDONED', startedAt: '2026-11-27T02:00:00Z', source: 'two' } as const
  const all = { openOnly: false }

  it('shows it to the cluster’s coordinators, and to a partner its own; acknowledged, it is closed', () =>
    inHub(db, now, async (hub) => {
      await enterPush(hub, 'hbew', push)
      const { ask, id } = await scene(hub)
      const shown = async (caller: typeof ofBaotou, more: object = all) =>
        (await ask(list, { ...all, ...more }, caller)).data.syncAlerts.nodes.map(({ push }: { push: string }) => push)
      expect(await shown(ofHohhot)).toEqual(['push-0002', 'push-0001'])
      expect(await shown(partnerOf('150200', 'hbew'))).toEqual(['push-0002', 'push-0001'])
      expect(await shown(partnerOf('150100', 'hbew'))).toEqual([])
      expect(await shown(partnerOf('150100', 'hbew'), { city: '150200' })).toEqual([])

      const done = await ask(acknowledge, { id, note: '已联系对方' }, ofBaotou)
      expect(done.data.acknowledgeAlert).toEqual({
        alert: { acknowledgedAt: '2026-11-27T03:00:00.000000Z', note: '已联系对方' },
        problems: [],
      })
      expect(await shown(ofBaotou, { openOnly: true })).toEqual(['push-0001'])
      const before = await lastChange(hub.db)
      await ask(acknowledge, { id, note: '又一次' }, secretariatOf('hbew'))
      expect(await changesAfter(hub.db, before)).toEqual([])
    }))

  it('refuses an alert of another city, one that is none, and too long a note', () =>
    inHub(db, now, async (hub) => {
      await enterPush(hub, 'hbew', push)
      const { ask, id } = await scene(hub)
      const refusal = async (caller: typeof ofBaotou, more: object) =>
        (await ask(acknowledge, { id, ...more }, caller)).data.acknowledgeAlert.problems
      expect(await refusal(ofHohhot, {})).toEqual([{ code: 'ALERT_UNKNOWN' }])
      expect(await refusal(ofBaotou, { id: 'none' })).toEqual([{ code: 'ALERT_UNKNOWN' }])
      expect(await refusal(ofBaotou, { note: '长'.repeat(1001) })).toEqual([{ code: 'TEXT_TOO_LONG' }])
    }))

  it('is not for a stranger or a city of another cluster; a partner or leader acknowledges nothing', () =>
    inHub(db, now, async (hub) => {
      await enterPush(hub, 'hbew', push)
      const { ask, id } = await scene(hub)
      expect(errorCodes(await ask(list, all))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(list, all, coordinatorOf('150600', 'other')))).toEqual(['FORBIDDEN'])
      expect(errorCodes(await ask(acknowledge, { id }, anonymous))).toEqual(['UNAUTHENTICATED'])
      for (const caller of [partnerOf('150200', 'hbew'), operatorOf('150200', 'hbew'), leader])
        expect(errorCodes(await ask(acknowledge, { id }, caller))).toEqual(['FORBIDDEN'])
    }))
})
