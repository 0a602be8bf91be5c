import type pg from 'pg'
import { copyFloor } from './copy-floor.ts'
import { dropDatabases, median, newDatabase, withClient } from './databases.ts'
import { startHub } from './hub-process.ts'
import { peersNode, startPeer } from './peer-process.ts'
import { postmasterOf, processorTime, serverTime } from './processor-time.ts'
import { ask, copyClusters, makeCluster, overGraphql } from './register.ts'

const count = 10_000
/** Of the peers' mutations so many are measured and the rest reckoned: each costs the same. */
const oneByOne = 2_000
const connections = 32

/** Milliseconds: by the clock, and of processor in node and in PostgreSQL. */
interface Took {
  readonly clock: number
  readonly node: number
  readonly database: number
}

interface Course {
  readonly cold: Took
  readonly warm: Took
  readonly floor: Took
  readonly postgraphile: Took
  readonly mercurius: Took
}

/** Does something while it looks at the clock and at the processor's time of a process and of the server. */
const timed = async (postmaster: number, pid: number | null, work: () => Promise<unknown>): Promise<Took> => {
  const node = () => (pid === null ? 0 : processorTime(pid))
  const [began, own, server] = [performance.now(), node(), serverTime(postmaster)]
  await work()
  return { clock: performance.now() - began, node: node() - own, database: serverTime(postmaster) - server }
}

/**
 * Registering a list: the hub (a cold process, then the same one again with another list), the COPY floor, and the peers' mutations row by
 * row, in turns, each time into a new database. The peers write the rows that the hub wrote: item, place on the list, entry of the log with its hash.
 */
export const measureRegistering = async (serverUrl: string, rounds: number): Promise<string> => {
  const found: Course[] = []
  for (let round = 0; round < rounds; round += 1) {
    const names = ['hub', 'floor', 'postgraphile', 'mercurius'].map((name) => `register_${name}_${round}`)
    const [from, to, one, other] = [
      await newDatabase(serverUrl, names[0]!),
      await newDatabase(serverUrl, names[1]!),
      await newDatabase(serverUrl, names[2]!),
      await newDatabase(serverUrl, names[3]!),
    ]
    const postmaster = await withClient(serverUrl, postmasterOf)
    const hub = await startHub(from, peersNode)
    await ask(hub, makeCluster)
    const cold = await timed(postmaster, hub.pid, () => overGraphql(count)(hub))
    let floor: Took = { clock: 0, node: 0, database: 0 }
    const copied = await timed(postmaster, null, async () => {
      const clock = await copyFloor(from, to, (client) => copyClusters(client, from))
      floor = { ...floor, clock }
    })
    const postgraphile = await rowByRow('postgraphile', from, one, postmaster)
    const mercurius = await rowByRow('mercurius', from, other, postmaster)
    const warm = await timed(postmaster, hub.pid, () => overGraphql(count, 2)(hub))
    await hub.stop()
    found.push({ cold, warm, floor: { ...floor, database: copied.database }, postgraphile, mercurius })
    await dropDatabases(serverUrl, [from, to, one, other])
  }
  return tableOf(found)
}

const tableOf = (found: readonly Course[]): string => {
  const middle = (of: (one: Course) => number) => median(found.map(of))
  const line = (words: string, which: keyof Course, [floor, postgraphile]: readonly [string, string]) => {
    const ratio = (of: keyof Course) => middle((one) => one[which].clock / one[of].clock)
    const times = [...(['clock', 'node', 'database'] as const)].map((field) =>
      middle((one) => one[which][field]).toFixed(0),
    )
    const slower = (of: keyof Course) => (1 / ratio(of)).toFixed(1)
    return `| ${[words, ...times, `${ratio('floor').toFixed(2)}${floor}`, `${slower('postgraphile')}${postgraphile}`, slower('mercurius')].join(' | ')} |`
  }
  return [
    `| registering 10,000 items | ms | node, ms of processor | PostgreSQL, ms | of the floor | as fast as PostGraphile | as Mercurius |`,
    '|---|---|---|---|---|---|---|',
    line('the hub through GraphQL, a cold process', 'cold', [' (≤ 3)', ' (≥ 20)']),
    line('the same process again, another list', 'warm', ['', '']),
    line('the COPY floor', 'floor', ['', '']),
    line('PostGraphile 5, row by row', 'postgraphile', ['', '']),
    line('Mercurius + JIT, row by row, one statement each', 'mercurius', ['', '']),
  ].join('\n')
}

/** What the hub wrote of each item, in the words of the tables. */
const selectWritten = async (client: pg.Client) => {
  const { rows } = await client.query(
    `select to_jsonb(i) - 'search' as item, to_jsonb(l) as entry,
        to_jsonb(e) || jsonb_build_object('content_hash', encode(e.content_hash, 'base64')) as change
      from batch_item l join service_item i on i.id = l.item_id join change_entry e on e.subject = 'bench/1/' || i.national_code
      order by l.position limit $1`,
    [oneByOne],
  )
  return rows as Record<'item' | 'entry' | 'change', Record<string, unknown>>[]
}

const mutations = {
  postgraphile: `mutation ($item: ServiceItemInput!, $entry: BatchItemInput!, $change: ChangeEntryInput!) {
    createServiceItem(input: { serviceItem: $item }) { clientMutationId }
    createBatchItem(input: { batchItem: $entry }) { clientMutationId }
    createChangeEntry(input: { changeEntry: $change }) { clientMutationId } }`,
  mercurius:
    'mutation ($item: ItemInput!, $entry: EntryInput!, $change: ChangeInput!) { register(item: $item, entry: $entry, change: $change) }',
}

/** As GraphQL names them: PostGraphile calls an `id` that is a primary key `rowId`, and takes int8 as text. */
const inWords = (peer: keyof typeof mutations, row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const name = column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
      const isLong = ['id', 'itemId', 'batchId', 'recordedIn', 'tx'].includes(name)
      return peer === 'postgraphile' ? [name === 'id' ? 'rowId' : name, isLong ? String(value) : value] : [name, value]
    }),
  )

/** A request a row, so many at once as there are connections. */
const rowByRow = async (name: keyof typeof mutations, from: string, to: string, postmaster: number): Promise<Took> => {
  const written = await withClient(from, selectWritten)
  await withClient(to, async (client) => {
    await copyClusters(client, from)
    await client.query(
      `insert into item_batch (cluster_id, ordinal, title, state, recorded_in) values (1, 1, '样例', 'DRAFTED', 1)`,
    )
  })
  const peer = await startPeer(name, to, 'public')
  const bodies = written.map((row) => {
    const variables = Object.fromEntries(Object.entries(row).map(([part, values]) => [part, inWords(name, values)]))
    return JSON.stringify({ query: mutations[name], variables })
  })
  const headers = { 'content-type': 'application/json' }
  let next = 0
  const worker = async () => {
    while (next < bodies.length) {
      const response = await fetch(`${peer.url}/graphql`, { method: 'POST', body: bodies[next++]!, headers })
      const { errors } = (await response.json()) as { errors?: unknown }
      if (errors) throw new Error(`${name}: ${JSON.stringify(errors).slice(0, 500)}`)
    }
  }
  const took = await timed(postmaster, peer.pid, () => Promise.all(Array.from({ length: connections }, worker)))
  peer.stop()
  await withClient(to, async (client) => expectSameRows(written, await selectWritten(client)))
  const all = count / oneByOne
  return { clock: took.clock * all, node: took.node * all, database: took.database * all }
}

const expectSameRows = (written: readonly object[], found: readonly object[]): void => {
  if (JSON.stringify(found) !== JSON.stringify(written)) throw new Error('a peer wrote other rows than the hub')
}
