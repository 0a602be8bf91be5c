import { sql } from 'kysely'
import pg from 'pg'
import { anonymous, type Caller } from '../src/base/caller.ts'
import type { OpenDatabase } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'
import { openPg } from '../src/db/open-pg.ts'
import type { Hub } from '../src/hub.ts'
import { answerCanHandle, answerMatrix } from '../src/recognition/answer-can-handle.ts'
import { answerCoverage } from '../src/recognition/answer-coverage.ts'
import { countRecognition } from '../src/recognition/count-recognition.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { databaseUrl } from '../test/support/database-url.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { checkPairs, checkTotals } from './recognition-check.ts'
import { fill } from './recognition-data.ts'

/** For each number of cities 10^4 and 10^6 implementations. */
const sizes = [
  { cities: 4, items: [2_500, 250_000] },
  { cities: 340, items: [30, 2_942] },
]
const moment = { cluster: 'bench', asOf: '2026-11-01', knownAt: null }
const known = { ...moment, knownAt: '2026-10-01T00:00:00Z' }
const secretariat: Caller = { ...anonymous, role: 'SECRETARIAT' }

interface Size {
  readonly cities: number
  readonly items: number
  readonly open: OpenDatabase
  readonly hub: Hub
}

interface Question {
  readonly name: string
  readonly times: number
  readonly ask: (size: Size, i: number) => Promise<unknown>
}

// Item and pair are others each time; so is the batch.
const itemOf = ({ items }: Size, i: number) => `15${String(1 + ((i * 7919) % items)).padStart(10, '0')}`
const cityOf = ({ cities }: Size, i: number) => String(100_001 + (i % cities))
const pairOf = (size: Size, i: number) => ({ acceptingCity: cityOf(size, i), competentCity: cityOf(size, i + 1) })
const batchOf = ({ items }: Size, i: number) => 1 + (i % Math.ceil(items / 200))

const questions: readonly Question[] = [
  {
    name: 'canHandle',
    times: 2_000,
    ask: (size, i) => answerCanHandle(size.hub, anonymous, { ...moment, ...pairOf(size, i), item: itemOf(size, i) }),
  },
  {
    name: 'canHandle, the same again',
    times: 2_000,
    ask: (size, i) => answerCanHandle(size.hub, anonymous, { ...moment, ...pairOf(size, i), item: itemOf(size, i) }),
  },
  {
    name: 'canHandle, of what was known',
    times: 500,
    ask: (size, i) => answerCanHandle(size.hub, secretariat, { ...known, ...pairOf(size, i), item: itemOf(size, i) }),
  },
  {
    name: 'matrix of an item',
    times: 40,
    ask: (size, i) => answerMatrix(size.hub, anonymous, { ...moment, item: itemOf(size, i) }),
  },
  {
    name: 'coverage of a batch',
    times: 40,
    ask: (size, i) => answerCoverage(size.hub, anonymous, { ...moment, batch: batchOf(size, i) }),
  },
  { name: 'coverage of all', times: 9, ask: ({ hub }) => answerCoverage(hub, anonymous, moment) },
  { name: 'coverage of all, of what was known', times: 9, ask: ({ hub }) => answerCoverage(hub, secretariat, known) },
  { name: 'count, X and Y', times: 5, ask: ({ hub }) => countRecognition(hub, anonymous, moment) },
]

/** Asks the same of small and large catalogues in turn: a pair, the matrix of an item, the coverage of a batch and of everything. */
export const run = async () => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}; medians of one connection's questions, ms\n`)
  try {
    for (const { cities, items } of sizes) {
      const both: Size[] = []
      for (const count of items) both.push(await prepare(server.url, cities, count))
      console.log(
        `\n| ${cities} cities | ${both.map(({ items: n }) => `${(cities * n).toLocaleString('en')} rows`).join(' | ')} | ratio | statements |`,
      )
      console.log('|---|---|---|---|---|')
      for (const question of questions) console.log(await measured(question, both))
      for (const { open } of both) await open.close()
    }
  } finally {
    await server.stop()
  }
}

const prepare = async (serverUrl: string, cities: number, items: number): Promise<Size> => {
  const name = `recognition_${cities}_${items}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const open = await openPg(databaseUrl(serverUrl, name), { max: 1 })
  await migrate(open)
  const began = performance.now()
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, name) })
  await client.connect()
  await fill(client, cities, items)
  await client.end()
  const hub: Hub = { db: open.db, now: () => new Date('2026-11-01T04:00:00Z'), randomBytes: () => new Uint8Array() }
  const filled = performance.now()
  await checkPairs(hub, items)
  await checkTotals(hub, items)
  const { rows } = await sql<{ n: number }>`select count(*) as n from recognition_declaration`.execute(open.db)
  console.log(
    `${cities} cities × ${items} items: ${rows[0]!.n.toLocaleString('en')} declarations; filled in ${seconds(filled - began)}, checked in ${seconds(performance.now() - filled)}`,
  )
  return { cities, items, open, hub }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** In turns of a tenth, so that whatever else the machine does meets both sizes; after a tenth that is not measured. */
const measured = async ({ name, times, ask }: Question, both: readonly Size[]): Promise<string> => {
  const took = new Map(both.map((size) => [size, [] as number[]]))
  const turn = Math.max(1, Math.floor(times / 10))
  for (let from = -turn; from < times; from += turn)
    for (const size of both)
      for (let i = from; i < Math.min(from + turn, times); i += 1) {
        const began = performance.now()
        if ((await ask(size, i + turn)) === null) throw new Error(`${name}: no answer`)
        if (i >= 0) took.get(size)!.push(performance.now() - began)
      }
  const medians = both.map((size) => took.get(size)!.sort((a, b) => a - b)[Math.floor(times / 2)]!)
  const statements = await Promise.all(both.map((size) => countStatements(size.open, () => ask(size, 1))))
  const counts = [...new Set(statements.map(({ count }) => count))].join(', ')
  const [small, big] = medians as [number, number]
  return `| ${name} | ${small.toFixed(2)} | ${big.toFixed(2)} | ${(big / small).toFixed(2)} | ${counts} |`
}
