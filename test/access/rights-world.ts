import { sql } from 'kysely'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { selectSettledHead } from '../../src/meeting/sealed-brief.sql.ts'
import { card, licence, pension } from '../support/batch.ts'
import { plainContent } from '../support/implementation.ts'
import { asked, type MatrixHub } from './rights-hub.ts'
import { type Column, far, type Ids, keysOf, mark, others, own, type Place } from './rights-places.ts'
import { furnishIssues, furnishMeetings, furnishPlan, furnishProgress } from './rights-programme.ts'

const far2099 = '2099-12-31'

/** The keys that furnish a place. */
const keysAt = async (hub: MatrixHub, { cluster, city, other }: Place) => ({
  office: await hub.keyOf('SECRETARIAT', { cluster: null, city: null }),
  coordinator: await hub.keyOf('COORDINATOR', { cluster, city }),
  neighbour: await hub.keyOf('COORDINATOR', { cluster, city: other }),
  partner: await hub.keyOf('PARTNER', { cluster, city }),
})
export type Keys = Awaited<ReturnType<typeof keysAt>>

const names: Readonly<Record<string, string>> = {
  ...{ '150100': '呼和浩特市', '150200': '包头市', '440100': '广州市', '440300': '深圳市' },
}

/** A cluster with its members, its batches in every state, and what its cities declare. */
const furnishCluster = async (hub: MatrixHub, place: Place): Promise<void> => {
  const { cluster, city, other } = place
  const office = await hub.keyOf('SECRETARIAT', { cluster: null, city: null })
  await hub.act(office, 'registerCluster', { code: cluster, name: `${cluster} 城市群` })
  for (const code of [city, other])
    await hub.act(office, 'registerMembership', {
      ...{ cluster, city: { code, name: names[code] }, validFrom: '2019-01-01' },
    })
  const keys = await keysAt(hub, place)
  const batch = { cluster, documentNumber: '政办〔2021〕1号', publishedOn: '2021-06-01' }
  await hub.act(office, 'registerPublishedBatch', {
    ...batch,
    ordinal: 1,
    title: '第一批',
    rows: [card, pension, licence],
  })
  const drafted = { name: mark, code: place.draftCode, kind: '公共服务', granularity: '主项' }
  const nameless = { name: `${mark}无码`, kind: '公共服务', granularity: '主项' }
  await hub.act(office, 'registerItemBatch', { cluster, ordinal: 2, title: `${mark}第二批`, rows: [drafted, nameless] })
  for (const [ordinal, rows] of [
    [3, [card]],
    [4, [card]],
    [5, [card]],
  ] as const) {
    await hub.act(office, 'registerItemBatch', { cluster, ordinal, title: `${mark}第${ordinal}批`, rows })
    await hub.act(office, 'openConsultation', { cluster, ordinal, deadline: far2099 })
  }
  for (const key of [keys.coordinator, keys.neighbour]) {
    await hub.act(key, 'objectToItem', { cluster, ordinal: 3, item: card.code, reason: '层级不一致' })
    await hub.act(key, 'confirmItemBatch', { cluster, ordinal: 4 })
  }
  await furnishPlan(hub, place, office)
  await furnishMeetings(hub, place, office, keys.coordinator)
}

/** What a city says of items: the card in force, the pension suspended, the licence not yet. */
const furnishCatalogue = async (hub: MatrixHub, { cluster, city }: Place, { coordinator }: Keys): Promise<void> => {
  const aspects = ['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES']
  const declaring = { cluster, city, aspects, mode: 'ACCEPTED_ON_BEHALF', validFrom: '2022-01-01' }
  for (const item of [card.code, pension.code])
    await hub.act(coordinator, 'recordImplementation', { item, city, content: plainContent, validFrom: '2022-01-01' })
  await hub.act(coordinator, 'declareRecognition', { ...declaring, items: [card.code, pension.code] })
  await hub.act(coordinator, 'suspendRecognition', { cluster, city, item: pension.code, reason: '系统升级' })
}

/** A source with an open push, rows that were refused, and an alert about them. */
const furnishSync = async (hub: MatrixHub, { cluster, city }: Place, { partner }: Keys): Promise<void> => {
  const source = { cluster, city, source: 'zwfw' }
  const refused = { rowId: `${mark}-1`, version: 1, operation: 'UPSERT', content: { name: mark } }
  await hub.act(partner, 'syncImplementations', { ...source, push: 'push-0001', chunk: 1, rows: [refused] })
  await hub.act(partner, 'syncImplementations', { ...source, push: 'push-0000', chunk: 1, rows: [refused] })
  await hub.act(partner, 'finishSyncPush', { ...source, push: 'push-0000', chunks: 1 })
  await hub.act(partner, 'setCodeMap', { ...source, entries: [{ theirs: 'SXMC', ours: 'name' }] })
}

/** A subscriber of the city, and a delivery that failed. */
const furnishSubscriber = async (hub: MatrixHub, { cluster }: Place, { partner }: Keys) => {
  const { subscriber } = await hub.act(
    partner,
    'registerSubscriber',
    { cluster, url: 'http://127.0.0.1:9/hook' },
    'subscriber { id }',
  )
  await sql`
    insert into subscriber_delivery (subscriber_id, signal_id, signal_type, signal_at, after_number, after_hash, up_to_number, up_to_hash,
      attempt, failure, duration_ms, attempted_at)
    select id, 'msg_1', 'changes.recorded', now(), 0, '', 0, '', 1, 'REFUSED', 1, now() from subscriber order by id desc limit 1
  `.execute(hub.hub.db)
  const paused = await hub.act(
    partner,
    'registerSubscriber',
    { cluster, url: 'http://127.0.0.1:9/paused' },
    'subscriber { id }',
  )
  await hub.act(partner, 'pauseSubscriber', { id: paused.subscriber.id })
  return { subscriber: subscriber.id, paused: paused.subscriber.id }
}

const furnishPlace = async (hub: MatrixHub, place: Place): Promise<Ids> => {
  const { cluster, city } = place
  const keys = await keysAt(hub, place)
  await furnishCatalogue(hub, place, keys)
  await furnishSync(hub, place, keys)
  const document = await furnishProgress(hub, place, keys.coordinator)
  await furnishIssues(hub, place, keys.office, keys.coordinator, keys.neighbour)
  const { subscriber, paused } = await furnishSubscriber(hub, place, keys)
  await raiseAlerts(hub.hub)
  const one = async (query: string) => {
    const { data } = await (await hub.send(asked(query), keys.office)).json()
    return data
  }
  const keyOf = async (role: string) =>
    (await hub.act(keys.office, 'issueKey', { role, cluster, city, holder: '持有人' }, 'accessKey { id }')).accessKey.id
  const { deliveries } = await one(`{ deliveries(subscriber: "${subscriber}") { nodes { id } } }`)
  const { syncAlerts } = await one(`{ syncAlerts(cluster: "${cluster}", city: "${city}") { nodes { id } } }`)
  const { unmatchedItems } = await one(`{ unmatchedItems(cluster: "${cluster}") { nodes { item { code } } } }`)
  return {
    ...{ key: await keyOf('OPERATOR'), coordinatorKey: await keyOf('COORDINATOR'), subscriber, paused },
    ...{ cutOff: (await selectSettledHead(hub.hub.db)).recordedAt, delivery: deliveries.nodes[0].id },
    ...{ alert: syncAlerts.nodes[0].id, nameless: unmatchedItems.nodes[0].item.code, document },
  }
}

/** Two clusters in which everything stands that a verb may be done to. */
export const furnish = async (hub: MatrixHub): Promise<readonly (Place & Ids)[]> => {
  await furnishCluster(hub, own)
  await furnishCluster(hub, far)
  const at = async (place: Place) => ({ ...place, ...(await furnishPlace(hub, place)) })
  return [await at(own), await at(others), await at(far)]
}

/** A key of each column, by which it is asked; strangers have none. */
export const openKeys = async (
  hub: MatrixHub,
): Promise<Readonly<Record<Column, { id: string; secret: string | null }>>> => {
  const office = await hub.keyOf('SECRETARIAT', { cluster: null, city: null })
  const issue = async ([column, reach]: [string, object]) => {
    const input = { role: column.split(' ')[1], holder: `${column} 持有人`, ...reach }
    const { accessKey, secret } = await hub.act(office, 'issueKey', input, 'secret accessKey { id }')
    return [column, { id: accessKey.id, secret }] as const
  }
  const issued: (readonly [string, { id: string; secret: string }])[] = []
  for (const one of Object.entries(keysOf)) issued.push(await issue(one))
  const stranger = { id: issued[0]![1].id, secret: null }
  return Object.fromEntries([...issued, ['stranger', stranger]]) as never
}
