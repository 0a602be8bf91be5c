import { copyFloor } from './copy-floor.ts'
import { dropDatabases, median, newDatabase, withClient } from './databases.ts'
import { startHub } from './hub-process.ts'
import { peersNode, startPeer } from './peer-process.ts'
import { ask, copyClusters, listedRows, makeCluster, overGraphql } from './register.ts'

const count = 10_000
/** Of its mutations so many are measured and the rest reckoned: each costs the same. */
const oneByOne = 2_000
const connections = 32

/** Registering a list: the hub, the COPY floor, and PostGraphile's mutations row by row, in turns, each time into a new database. */
export const measureRegistering = async (serverUrl: string, rounds: number): Promise<string> => {
  const found: { hub: number; floor: number; postgraphile: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [from, to, other] = [
      await newDatabase(serverUrl, `register_hub_${round}`),
      await newDatabase(serverUrl, `register_floor_${round}`),
      await newDatabase(serverUrl, `register_peer_${round}`),
    ]
    const hub = await startHub(from, peersNode)
    await ask(hub, makeCluster)
    const began = performance.now()
    await overGraphql(count)(hub)
    const took = performance.now() - began
    await hub.stop()
    const floor = await copyFloor(from, to, (client) => copyClusters(client, from))
    found.push({ hub: took, floor, postgraphile: await rowByRow(other) })
    await dropDatabases(serverUrl, [from, to, other])
  }
  const middle = (of: (one: (typeof found)[number]) => number) => median(found.map(of))
  const ratio = middle(({ hub, floor }) => hub / floor).toFixed(2)
  const faster = middle(({ hub, postgraphile }) => postgraphile / hub).toFixed(1)
  const ms = [middle(({ hub }) => hub), middle(({ floor }) => floor), middle(({ postgraphile }) => postgraphile)]
  return [
    '| registering 10,000 items | the hub, ms | COPY floor, ms | PostGraphile 5, row by row, ms | of the floor | as fast as row by row |',
    '|---|---|---|---|---|---|',
    `| through GraphQL, a cold hub | ${ms.map((one) => one.toFixed(0)).join(' | ')} | **${ratio}** (≤ 3) | **${faster}** × (≥ 20) |`,
  ].join('\n')
}

const mutation = `mutation ($item: ServiceItemInput!, $entry: BatchItemInput!) {
  createServiceItem(input: { serviceItem: $item }) { clientMutationId }
  createBatchItem(input: { batchItem: $entry }) { clientMutationId } }`

/** A request a row, each with the item and its place on the list, so many at once as there are connections. */
const rowByRow = async (url: string): Promise<number> => {
  await withClient(url, (client) =>
    client.query(`insert into city_cluster (code, name, recorded_in) values ('bench', '样例', 1);
      insert into item_batch (cluster_id, ordinal, title, state, recorded_in) values (1, 1, '样例', 'DRAFTED', 1)`),
  )
  const peer = await startPeer('postgraphile', url, 'public')
  const bodies = listedRows(oneByOne).map(({ name, code }, i) => {
    const item = {
      rowId: String(i + 1),
      nationalCode: code,
      name,
      nameNormal: name,
      initials: 'cxjmjbylbx',
      sortKey: `cheng xiang ${i}`,
    }
    const rest = { granularity: 'MAIN_ITEM', state: 'ACTIVE', matching: 'NOT_NEEDED', recordedIn: '1' }
    const entry = {
      batchId: '1',
      itemId: String(i + 1),
      position: i + 1,
      name,
      granularity: 'MAIN_ITEM',
      recordedIn: '1',
    }
    return JSON.stringify({ query: mutation, variables: { item: { ...item, ...rest }, entry } })
  })
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < bodies.length) {
      const body = bodies[next++]!
      const response = await fetch(`${peer.url}/graphql`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      })
      const { errors } = (await response.json()) as { errors?: unknown }
      if (errors) throw new Error(JSON.stringify(errors).slice(0, 500))
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = performance.now() - began
  peer.stop()
  return (took * count) / oneByOne
}
