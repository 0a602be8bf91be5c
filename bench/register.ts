import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type pg from 'pg'
import { writeWorkbook } from '../src/office/index.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { copyFloor } from './copy-floor.ts'
import { dropDatabases, newDatabase, withClient } from './databases.ts'
import { startHub } from './hub-process.ts'

const rounds = 3
const run_ = promisify(execFile)
const bin = fileURLToPath(new URL('../bin/hutong.mjs', import.meta.url))

/** Made-up rows with the length of real ones and national codes of their own. */
export const listedRows = (count: number, list = 1) =>
  Array.from({ length: count }, (_, i) => ({
    name: `城乡居民基本医疗保险参保登记与变更（样例第${i}项）`,
    code: `15${String((list - 1) * count + i).padStart(10, '0')}`,
    kind: ['1', '5', '7', '10', '20'][i % 5]!,
    department: `某市医疗保障局第${i % 40}科室`,
    granularity: '主项',
    note: i % 3 === 0 ? '样例' : '',
  }))

const headers = {
  name: '事项名称',
  code: '事项编码',
  kind: '事项类型',
  department: '实施主体',
  granularity: '颗粒度',
  note: '备注',
}
type Header = keyof typeof headers
const fields = Object.keys(headers) as Header[]

const csv = (count: number) =>
  [
    fields.map((field) => headers[field]).join(','),
    ...listedRows(count).map((row) => fields.map((field) => row[field]).join(',')),
  ].join('\r\n')

const workbook = (count: number) =>
  writeWorkbook([
    {
      name: '清单',
      columns: fields.map((field) => ({ header: headers[field] })),
      rows: listedRows(count).map((row) => fields.map((field) => row[field])),
    },
  ])

interface Way {
  readonly name: string
  readonly goal: string
  readonly register: (hub: { url: string; key: string }) => Promise<void>
}

const mutation =
  'mutation ($input: RegisterItemBatchInput!) { registerItemBatch(input: $input) { accepted problems { code } } }'

export const overGraphql = (count: number, ordinal = 1) => {
  const body = JSON.stringify({
    query: mutation,
    variables: { input: { cluster: 'bench', ordinal, title: '样例', rows: listedRows(count, ordinal) } },
  })
  return async ({ url, key }: { url: string; key: string }) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    })
    const { data } = (await response.json()) as { data: { registerItemBatch: { accepted: number } } }
    if (data?.registerItemBatch?.accepted !== count) throw new Error('not all rows were accepted')
  }
}

const byCommandLine =
  (file: string, count: number) =>
  async ({ url, key }: { url: string; key: string }) => {
    const { stdout } = await run_(
      process.execPath,
      [
        bin,
        'batch',
        'register',
        file,
        '--cluster',
        'bench',
        '--ordinal',
        '1',
        '--title',
        '样例',
        '--json',
        '--url',
        url,
        '--key',
        key,
      ],
      { maxBuffer: 1 << 30 },
    )
    if (JSON.parse(stdout).accepted !== count) throw new Error('not all rows were accepted')
  }

export const makeCluster = 'mutation { registerCluster(input: { code: "bench", name: "样例" }) { problems { code } } }'

/** Registers by each way and copies the same rows, in turns, each time into a new database; prints medians and the ratio. */
export const run = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  writeFileSync(join(folder, 'list.csv'), csv(10_000))
  writeFileSync(join(folder, 'list.xlsx'), await workbook(100_000))
  const ways: readonly Way[] = [
    { name: '10,000 rows through GraphQL', goal: '≤ 3', register: overGraphql(10_000) },
    {
      name: '10,000 rows by command line, .csv',
      goal: '≤ 4',
      register: byCommandLine(join(folder, 'list.csv'), 10_000),
    },
    {
      name: '100,000 rows by command line, .xlsx',
      goal: '≤ 4',
      register: byCommandLine(join(folder, 'list.xlsx'), 100_000),
    },
  ]
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}; ${rounds} rounds, medians; times in ms, memory in MiB\n`)
  console.log('| way | hub | COPY floor | ratio | goal | peak RSS above idle |\n|---|---|---|---|---|---|')
  try {
    for (const way of ways) console.log(await measured(way, server.url))
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const measured = async (way: Way, serverUrl: string): Promise<string> => {
  const results: { hub: number; floor: number; memory: number | null }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [from, to] = [
      await newDatabase(serverUrl, `hub_${results.length}_${Date.now()}`),
      await newDatabase(serverUrl, `floor_${results.length}_${Date.now()}`),
    ]
    const hub = await startHub(from)
    await ask(hub, makeCluster)
    hub.markIdle()
    const began = performance.now()
    await way.register(hub)
    const took = performance.now() - began
    const memory = hub.peakAboveIdle()
    await hub.stop()
    const floor = await copyFloor(from, to, (client) => copyClusters(client, from))
    results.push({ hub: took, floor, memory })
    await dropDatabases(serverUrl, [from, to])
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const [hub, floor] = [median(results.map((result) => result.hub)), median(results.map((result) => result.floor))]
  const ratio = median(results.map((result) => result.hub / result.floor))
  const memory = results.some((result) => result.memory === null)
    ? 'unknown'
    : Math.max(...results.map((result) => result.memory!)).toFixed(0)
  return `| ${way.name} | ${hub.toFixed(0)} | ${floor.toFixed(0)} | ${ratio.toFixed(2)} | ${way.goal} | ${memory} |`
}

export const ask = async ({ url, key }: { url: string; key: string }, query: string) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const response = await fetch(`${url}/graphql`, { method: 'POST', body: JSON.stringify({ query }), headers })
  if (!response.ok) throw new Error(await response.text())
}

/** The clusters stood before the registration: the floor does not count them. */
export const copyClusters = async (client: pg.Client, from: string) => {
  const { rows } = await withClient(from, (source) =>
    source.query('select id, code, name, is_sample, recorded_in from city_cluster'),
  )
  for (const row of rows)
    await client.query(
      'insert into city_cluster (id, code, name, is_sample, recorded_in) overriding system value values ($1, $2, $3, $4, $5)',
      [row.id, row.code, row.name, row.is_sample, row.recorded_in],
    )
}
