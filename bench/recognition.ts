import pg from 'pg'
import { anonymous } from '../src/base/caller.ts'
import { migrate } from '../src/db/migrate.ts'
import { openPg } from '../src/db/open-pg.ts'
import type { Hub } from '../src/hub.ts'
import { answerCanHandle, answerMatrix } from '../src/recognition/answer-can-handle.ts'
import { answerCoverage } from '../src/recognition/answer-coverage.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { fill } from './recognition-data.ts'

const sizes = [
  { cities: 4, items: 2_500 },
  { cities: 4, items: 250_000 },
  { cities: 340, items: 30 },
  { cities: 340, items: 2_942 },
]
const moment = { cluster: 'bench', asOf: '2026-11-01', knownAt: null }

/** Asks the same of small and large catalogues: a pair, the matrix of an item, the coverage of a batch and of everything. */
export const run = async () => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}; medians of one connection's questions, ms\n`)
  console.log(
    '| cities | implementation rows | canHandle | matrix | coverage of a batch | coverage of all | statements (each) |',
  )
  console.log('|---|---|---|---|---|---|---|')
  try {
    for (const { cities, items } of sizes) console.log(await measured(server.url, cities, items))
  } finally {
    await server.stop()
  }
}

const measured = async (serverUrl: string, cities: number, items: number): Promise<string> => {
  const name = `recognition_${cities}_${items}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const open = await openPg(serverUrl.replace(/\/postgres$/, `/${name}`))
  await migrate(open)
  const client = new pg.Client({ connectionString: serverUrl.replace(/\/postgres$/, `/${name}`) })
  await client.connect()
  await fill(client, cities, items)
  await client.end()
  const hub: Hub = { db: open.db, now: () => new Date('2026-11-01T04:00:00Z'), randomBytes: () => new Uint8Array() }
  const code = (i: number) => `15${String(1 + ((i * 7919) % items)).padStart(10, '0')}`
  const pair = { competentCity: '100001', acceptingCity: '100002' }
  const questions: { times: number; ask: (i: number) => Promise<unknown> }[] = [
    { times: 300, ask: (i: number) => answerCanHandle(hub, anonymous, { ...moment, ...pair, item: code(i) }) },
    { times: 20, ask: (i: number) => answerMatrix(hub, anonymous, { ...moment, item: code(i) }) },
    {
      times: 10,
      ask: (i: number) => answerCoverage(hub, anonymous, { ...moment, batch: 1 + (i % Math.ceil(items / 200)) }),
    },
    { times: 3, ask: () => answerCoverage(hub, anonymous, moment) },
  ]
  const results: string[] = []
  const statements: number[] = []
  for (const { times, ask } of questions) {
    if ((await ask(0)) === null) throw new Error('no answer')
    const took: number[] = []
    for (let i = 0; i < times; i += 1) {
      const began = performance.now()
      await ask(i)
      took.push(performance.now() - began)
    }
    results.push(took.sort((a, b) => a - b)[Math.floor(took.length / 2)]!.toFixed(1))
    statements.push((await countStatements(open, () => ask(1))).count)
  }
  await open.close()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
  return `| ${cities} | ${(cities * items).toLocaleString('en')} | ${results.join(' | ')} | ${statements.join(', ')} |`
}
