import { expect, it } from 'vitest'
import { listPartners } from '../../src/feed/list-partners.ts'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestPglite } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { enterPush } from '../support/pushes.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, deliverAll, keyed, subscribe } from '../support/subscribing.ts'

const now = '2026-11-27T03:00:00.000Z'
const { db } = await openTestPglite()

it('the embedded database raises alerts, delivers them and keeps the scorecard as a server does', async () => {
  const receiver = await openReceiver(200)
  const hub = calling(hubAt(db, now), receiver.host)
  await makeCluster(hub)
  const coordinator = await keyed(hub, 'COORDINATOR', { city: '150200' })
  await subscribe(hub, coordinator, receiver.url)
  await enterPush(hub, 'hbew', { push: 'push-0001', state: 'ABANDONED', startedAt: now, received: 3 })
  expect(await raiseAlerts(hub)).toMatchObject([{ reason: 'ABANDONED', push: 'push-0001' }])
  expect(await deliverAll(hub)).toEqual(['ACKNOWLEDGED'])
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ type: 'sync.alerted', data: { reason: 'ABANDONED' } })
  expect(must(await listPartners(hub, coordinator, 'hbew'))).toMatchObject([
    { city: '150200', sources: [{ openAlerts: 1, lastPush: { state: 'ABANDONED' } }], subscribers: [{ behind: 0 }] },
  ])
})
