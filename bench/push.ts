import { copyFloor, type Written } from './copy-floor.ts'
import { copyDatabase, dropDatabases, median, newDatabase, withClient } from './databases.ts'
import type { HubProcess } from './hub-process.ts'
import { ask, startHub } from './hub-process.ts'
import { pushBodies } from './push-rows.ts'

const rounds = Number(process.argv[4] ?? 3)
const rows = Number(process.argv[3] ?? 100_000)
const atATime = 10_000

interface Round {
  readonly created: Took
  readonly changed: Took
  readonly unchanged: number
  readonly memory: number | null
}
interface Took {
  readonly hub: number
  readonly floor: number
}

/** Pushes new rows, the same changed and the same again, and copies what was written, in turns; prints medians and ratios. */
export const measurePushing = async (serverUrl: string): Promise<void> => {
  const results: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const took = await oneRound(serverUrl, round)
    console.error(JSON.stringify(took))
    results.push(took)
  }
  const of = (pick: (round: Round) => number) => median(results.map(pick))
  const memory = results.some((one) => one.memory === null)
    ? 'unknown'
    : Math.max(...results.map((one) => one.memory!)).toFixed(0)
  const line = (name: string, hub: (round: Round) => number, by: (round: Round) => number, goal: string) =>
    `| ${name} | ${of(hub).toFixed(0)} | ${of(by).toFixed(0)} | ${of((one) => hub(one) / by(one)).toFixed(2)} | ${goal} |`
  console.log(
    `\nPushing ${rows.toLocaleString('en')} rows in chunks of ${atATime.toLocaleString('en')}; times in ms; peak RSS of the hub ${memory} MiB\n`,
  )
  console.log('| push | hub | against | ratio | goal |\n|---|---|---|---|---|')
  console.log(
    line(
      'items and implementations that nobody knew; COPY of all rows written',
      (one) => one.created.hub,
      (one) => one.created.floor,
      '≤ 3',
    ),
  )
  console.log(
    line(
      'the same, all changed; COPY of all rows written',
      (one) => one.changed.hub,
      (one) => one.changed.floor,
      '≤ 3',
    ),
  )
  console.log(
    line(
      'the same again, unchanged; the push of changes',
      (one) => one.unchanged,
      (one) => one.changed.hub,
      '≤ 0.3',
    ),
  )
}

const oneRound = async (serverUrl: string, round: number): Promise<Round> => {
  const name = `push_${round}_${process.pid}`
  const url = await newDatabase(serverUrl, name)
  let hub = await startHub(url)
  const key = await prepare(hub)
  const before = await lastTransaction(url)
  const ready = await hub.stop().then(() => copyDatabase(serverUrl, url, `${name}_empty`))
  hub = await startHub(url)
  const created = await push(hub, key, 1, 'created')
  await hub.stop()
  const floorCreated = await floorOf(url, ready, before)
  const half = await lastTransaction(url)
  const full = await copyDatabase(serverUrl, url, `${name}_full`)
  hub = await startHub(url)
  const changed = await push(hub, key, 2, 'updated')
  const unchanged = await push(hub, key, 2, 'unchanged')
  const memory = hub.peakAboveIdle()
  await hub.stop()
  const floorChanged = await floorOf(url, full, half)
  await dropDatabases(serverUrl, [url, ready, full])
  return {
    created: { hub: created, floor: floorCreated },
    changed: { hub: changed, floor: floorChanged },
    ...{ unchanged, memory },
  }
}

/** A cluster with one city and its partner system; answers the system's key. */
export const prepare = async (hub: HubProcess): Promise<string> => {
  await ask(hub, 'mutation { registerCluster(input: { code: "bench", name: "样例" }) { problems { code } } }')
  await ask(
    hub,
    'mutation { registerMembership(input: { cluster: "bench", city: { code: "150200", name: "包头市" }, validFrom: "2020-01-01" }) { problems { code } } }',
  )
  const data = await ask(
    hub,
    'mutation { issueKey(input: { role: PARTNER, city: "150200", holder: "样例系统" }) { secret problems { code } } }',
  )
  return data.issueKey.secret
}

/** Pushes all rows, one chunk after the other, and answers the time without that of making them. */
const push = async ({ url }: HubProcess, key: string, version: number, outcome: string): Promise<number> => {
  let took = 0
  let chunk = 0
  const id = `bench-${version}-${outcome}`
  for (const body of pushBodies(rows, atATime, version)) {
    chunk += 1
    const query = `cluster=bench&city=150200&source=bench&push=${id}&chunk=${chunk}`
    const bytes = new TextEncoder().encode(body)
    const began = performance.now()
    const response = await fetch(`${url}/sync/implementations?${query}`, {
      ...{ method: 'POST', body: bytes, headers: { authorization: `Bearer ${key}` } },
    })
    const text = await response.text()
    took += performance.now() - began
    const summary = JSON.parse(text.slice(text.lastIndexOf('\n', text.length - 2) + 1)).summary
    if (summary?.[outcome] !== summary?.received || !summary)
      throw new Error(`not all rows were ${outcome}: ${text.slice(0, 500)}`)
  }
  return took
}

const lastTransaction = (url: string): Promise<number> =>
  withClient(url, async (client) => Number((await client.query('select max(tx) as tx from change_commit')).rows[0].tx))

/** What a push writes, in an order that the foreign keys allow. */
const written = (after: number): Written[] => [
  { table: 'sync_source', where: `recorded_in > ${after}` },
  {
    table: 'sync_push',
    where: `code not like '%unchanged' and id > (select coalesce(max(last_push), 0) from sync_row where false)`,
  },
  { table: 'service_item', where: `recorded_in > ${after}` },
  { table: 'item_implementation', where: `recorded_in > ${after}` },
  { table: 'sync_row' },
  { table: 'sync_chunk', where: `push_id = (select max(id) from sync_push where code not like '%unchanged')` },
  { table: 'change_entry', where: `tx > ${after}` },
  { table: 'change_commit', where: `tx > ${after}` },
]

const floorOf = (url: string, ready: string, after: number): Promise<number> =>
  // What a row said last is overwritten, not added: so the floor writes it where nothing stands.
  copyFloor(
    url,
    ready,
    async (client) => void (await client.query('truncate sync_row, sync_chunk, sync_push cascade')),
    written(after),
  )
