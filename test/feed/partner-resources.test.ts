import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { readChanges } from '../../src/feed/read-changes.ts'
import { reconcileRows } from '../../src/feed/reconcile-rows.ts'
import type { Hub } from '../../src/hub.ts'
import { setCodeMap } from '../../src/sync/set-code-map.ts'
import {
  auditor,
  auditorOf,
  coordinatorOf,
  leaderOf,
  operatorOf,
  partnerOf,
  secretariat,
  secretariatOf,
} from '../support/callers.ts'
import { codesOf, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { entriesOf, faultOf, follow, pageOf, snapshotOf } from '../support/feed.ts'
import { at, inHub } from '../support/hub.ts'
import { enterPush } from '../support/pushes.ts'
import { ofBaotouSystem, pushed, rowOf } from '../support/pushing.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, deliverAll, keyed, subscribe } from '../support/subscribing.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T03:00:00.000Z'
const kinds = ['source', 'codeMap', 'sync']

/** Baotou's source with its words, and an alert about it. */
const baotouPushes = async (hub: Hub) => {
  await makeCluster(hub)
  const words = { city: '150200', source: 'baotou-zwfw', cluster: 'hbew', replaces: false, dryRun: false }
  must(
    await setCodeMap(hub, ofBaotouSystem, { ...words, entries: [{ field: null, theirs: '事项编码', ours: 'code' }] }),
  )
  await enterPush(hub, 'hbew', { push: 'push-0001', state: 'ABANDONED', startedAt: now })
  await raiseAlerts(hub)
}

const told = async (hub: Hub, caller: Caller) => {
  const pages = await follow(hub, { kinds }, caller)
  expect(faultOf(pages)).toBeNull()
  const { keys } = await snapshotOf(hub, { kinds }, caller)
  const followed = [...new Set(pages.flatMap(entriesOf).map(({ kind }) => kind.split('.')[0]))].sort()
  expect([...new Set(keys.map((key) => key.split('\t')[0]))]).toEqual(followed)
  return followed
}

describe('what the feed tells of a city’s partner systems', () => {
  it.each([
    ['its own partner system', ofBaotouSystem, ['codeMap', 'source', 'sync']],
    ['its own coordinator', coordinatorOf('150200', 'hbew'), ['codeMap', 'source', 'sync']],
    ['its own operator, who sets no words', operatorOf('150200', 'hbew'), ['source', 'sync']],
    ['the cluster’s secretariat', secretariatOf('hbew'), ['source', 'sync']],
    ['the cluster’s leader', leaderOf('hbew'), ['source', 'sync']],
    ['the cluster’s auditor', auditorOf('hbew'), ['source', 'sync']],
    ['the hub’s secretariat, who reads the log', secretariat, ['codeMap', 'source', 'sync']],
    ['the hub’s auditor, who reads the log', auditor, ['codeMap', 'source', 'sync']],
    ['another city’s operator', operatorOf('150100', 'hbew'), []],
    ['another city’s partner system', partnerOf('150100', 'hbew'), []],
    ['another city’s coordinator', ofHohhot, []],
    ['anybody', anonymous, []],
  ] as const)('to %s', (_, caller, resources) =>
    inHub(db, now, async (hub) => {
      await baotouPushes(hub)
      expect(await told(hub, caller)).toEqual(resources)
    }),
  )

  it.each([
    ['another city’s key', partnerOf('150100', 'hbew'), ofBaotouSystem, ['CURSOR_EXPIRED']],
    ['a city’s key for a leader', operatorOf('150200', 'hbew'), leaderOf('hbew'), ['CURSOR_EXPIRED']],
    [
      'an operator for a coordinator',
      operatorOf('150200', 'hbew'),
      coordinatorOf('150200', 'hbew'),
      ['CURSOR_EXPIRED'],
    ],
    ['a leader for an operator, who sees less', leaderOf('hbew'), operatorOf('150200', 'hbew'), []],
    ['the same city for itself', ofBaotouSystem, coordinatorOf('150200', 'hbew'), []],
  ] as const)('lets a cursor of %s expire only where more is to be seen', (_, then, today, codes) =>
    inHub(db, now, async (hub) => {
      await baotouPushes(hub)
      const { nextCursor: after } = await pageOf(hub, {}, then)
      expect(codesOf(await readChanges(hub, today, { cluster: 'hbew', after }))).toEqual(codes)
    }),
  )

  it('is signalled to that city, and passed by another', () =>
    inHub(db, now, async (quiet) => {
      await makeCluster(quiet)
      const receivers = [await openReceiver(200), await openReceiver(200)] as const
      const hub = calling(quiet, receivers[0].host, receivers[1].host)
      await subscribe(hub, await keyed(hub, 'COORDINATOR', { city: '150100' }), receivers[0].url)
      await subscribe(hub, await keyed(hub, 'COORDINATOR', { city: '150200' }), receivers[1].url)
      await enterPush(hub, 'hbew', { push: 'push-0001', state: 'ABANDONED', startedAt: now })
      await raiseAlerts(hub)
      await deliverAll(hub)
      await deliverAll(at(hub, '2026-11-27T03:00:05.000Z'))
      expect(receivers[0].received).toEqual([])
      expect(receivers[1].received.map(({ body }) => JSON.parse(body).type)).toContain('sync.alerted')
    }))
})

describe('reconciling the rows of a source', () => {
  it.each([
    ['its own operator', operatorOf('150200', 'hbew'), []],
    ['its cluster’s auditor', auditorOf('hbew'), []],
    ['another city’s coordinator', ofHohhot, ['FORBIDDEN']],
    ['another city’s operator', operatorOf('150100', 'hbew'), ['FORBIDDEN']],
    ['another cluster’s secretariat', secretariatOf('prd'), ['SOURCE_UNKNOWN']],
    ['anybody', anonymous, ['UNAUTHENTICATED']],
  ] as const)('by %s', (_, caller, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await pushed(hub, [rowOf('BT-1', '152014009000')])
      expect(codesOf(await reconcileRows(hub, caller, { city: '150200', source: 'baotou-zwfw' }))).toEqual(codes)
    }),
  )
})
