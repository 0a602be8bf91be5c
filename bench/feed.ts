import { sql } from 'kysely'
import pg from 'pg'
import { anonymous, type Caller } from '../src/base/caller.ts'
import { insertEntries } from '../src/changes/change.sql.ts'
import type { OpenDatabase } from '../src/db/database.ts'
import { migrate } from '../src/db/migrate.ts'
import { openPg } from '../src/db/open-pg.ts'
import { encodeFeedCursor } from '../src/feed/feed-cursor.ts'
import { type ReadChangesInput, readChanges } from '../src/feed/read-changes.ts'
import { takeSnapshot } from '../src/feed/take-snapshot.ts'
import type { Hub } from '../src/hub.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { databaseUrl } from '../test/support/database-url.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { fillLog, hashOf, ofCommit } from './feed-data.ts'
import { fill } from './recognition-data.ts'

const cities = 4
const secretariat: Caller = { ...anonymous, keyId: 1, role: 'SECRETARIAT' }
const mebibyte = 1024 * 1024

interface Size {
  readonly rows: number
  readonly entries: number
  readonly open: OpenDatabase
  readonly hub: Hub
}

interface Question {
  readonly name: string
  readonly times: number
  readonly ask: (size: Size, i: number) => Promise<unknown>
}

const page = async ({ hub }: Size, caller: Caller, input: Partial<ReadChangesInput>) => {
  const { ok, problems } = await readChanges(hub, caller, { cluster: 'bench', ...input })
  if (!ok) throw new Error(JSON.stringify(problems))
  return ok
}

// Anywhere but in the last tenth, each time elsewhere, also within commits.
const placeOf = ({ entries }: Size, i: number) => (i * 7_368_787) % Math.floor(entries * 0.9)
const cursorAt = (number: number) =>
  number === 0 ? null : encodeFeedCursor({ number, hash: hashOf(Math.ceil(number / ofCommit)), view: '' })

const questions: readonly Question[] = [
  {
    name: 'page of 500, for anybody',
    times: 400,
    ask: (size, i) => page(size, anonymous, { after: cursorAt(placeOf(size, i)) }),
  },
  {
    name: 'page of 500, for the secretariat',
    times: 400,
    ask: (size, i) => page(size, secretariat, { after: cursorAt(placeOf(size, i)) }),
  },
  {
    name: 'page of one kind in twenty: 5,000 numbers',
    times: 100,
    ask: (size, i) => page(size, secretariat, { after: cursorAt(placeOf(size, i)), kinds: ['recognition.declared'] }),
  },
  {
    name: 'last page, ten entries',
    times: 1_000,
    ask: (size) => page(size, anonymous, { after: cursorAt(size.entries - 10) }),
  },
  {
    name: 'bare rows of 500 entries, for comparison',
    times: 400,
    ask: (size, i) => bareRows(size, 1 + Math.floor(placeOf(size, i) / ofCommit)),
  },
]

const bareRows = ({ open }: Size, commit: number) =>
  sql`/* kept plan */ select c.first_number + e.position as number, e.kind, e.subject, e.city_code, e.content, encode(e.content_hash, 'hex') as hash
    from change_commit c join change_entry e using (tx) where c.first_number between ${1 + (commit - 1) * ofCommit}
      and ${(commit - 1) * ofCommit + 500} order by 1`.execute(open.db)

/** Asks pages of a small and a large log in turn, then what the index of subjects costs a writer, and how much memory a snapshot takes. */
export const run = async () => {
  const largest = Number(process.argv[3] ?? 10_000_000)
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}; medians of one connection's questions, ms\n`)
  try {
    const small = await prepare(server.url, 2_500, 10_000)
    const large = await prepare(server.url, 250_000, largest)
    console.log(`\n| | ${[small, large].map(nameOf).join(' | ')} | ratio | statements |`)
    console.log('|---|---|---|---|---|')
    for (const question of questions) console.log(await measured(question, [small, large]))
    await costOfIndex(large)
    await memoryOfSnapshot(large)
    for (const { open } of [small, large]) await open.close()
  } finally {
    await server.stop()
  }
}

const nameOf = ({ rows, entries }: Size) =>
  `${rows.toLocaleString('en')} implementations, ${entries.toLocaleString('en')} entries`

const prepare = async (serverUrl: string, items: number, entries: number): Promise<Size> => {
  const name = `feed_${entries}`
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
  await fillLog(client, entries)
  await client.end()
  console.log(`${entries.toLocaleString('en')} entries: filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const hub: Hub = { db: open.db, now: () => new Date('2026-11-01T04:00:00Z'), randomBytes: () => new Uint8Array() }
  return { rows: cities * items, entries, open, hub }
}

/** In turns of a tenth, so that whatever else the machine does meets both sizes; after a tenth that is not measured. */
const measured = async ({ name, times, ask }: Question, both: readonly Size[]): Promise<string> => {
  const took = new Map(both.map((size) => [size, [] as number[]]))
  const turn = Math.max(1, Math.floor(times / 10))
  for (let from = -turn; from < times; from += turn)
    for (const size of both)
      for (let i = from; i < Math.min(from + turn, times); i += 1) {
        const began = performance.now()
        await ask(size, i + turn)
        if (i >= 0) took.get(size)!.push(performance.now() - began)
      }
  const [small, big] = both.map((size) => median(took.get(size)!)) as [number, number]
  const counts = await Promise.all(both.map((size) => countStatements(size.open, () => ask(size, 1))))
  return `| ${name} | ${small.toFixed(2)} | ${big.toFixed(2)} | ${(big / small).toFixed(2)} | ${[...new Set(counts.map(({ count }) => count))].join(', ')} |`
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Entries as the verbs write them, 500 at a time, with the index and without, in turn. */
const costOfIndex = async ({ open, entries }: Size) => {
  const took: Record<string, number[]> = { with: [], without: [] }
  for (let round = 0; round < 3; round += 1)
    for (const how of ['with', 'without'])
      await open.db
        .transaction()
        .execute(async (db) => {
          if (how === 'without') await sql`drop index change_entry_of_subject`.execute(db)
          const began = performance.now()
          for (let from = 0; from < 100_000; from += 500) await insertEntries(db, entries * 2, from, someChanges(from))
          took[how]!.push(performance.now() - began)
          throw new Error('undone')
        })
        .catch((fault: Error) => {
          if (fault.message !== 'undone') throw fault
        })
  const each = (how: string) => median(took[how]!) / 100
  console.log(
    `\n100,000 entries: ${each('without').toFixed(1)} µs each without the index of subjects, ${each('with').toFixed(1)} µs with it`,
  )
}

const someChanges = (from: number) =>
  Array.from({ length: 500 }, (_, i) => {
    const subject = `15${String(((from + i) * 104_729) % 1_000_000_007).padStart(10, '0')}/100001`
    const state = {
      change: 'CHANGED',
      city: '100001',
      content: { name: `样例事项${from + i}` },
      state: 'ACTIVE',
      version: 3,
    }
    return { kind: 'implementation.recorded', subject, city: '100001', isPublic: true, state }
  })

const memoryOfSnapshot = async ({ hub }: Size) => {
  const { ok: lines } = await takeSnapshot(hub, anonymous, { cluster: 'bench' })
  const began = performance.now()
  const before = process.memoryUsage().rss
  let [count, most] = [0, before]
  for await (const _ of lines!) {
    count += 1
    if (count % 10_000 === 0) most = Math.max(most, process.memoryUsage().rss)
    if (count >= 1_000_000) break
  }
  const seconds = (performance.now() - began) / 1000
  console.log(
    `a snapshot's first ${count.toLocaleString('en')} lines: ${seconds.toFixed(0)} s; RSS ${(before / mebibyte).toFixed(0)} MiB before, ${(most / mebibyte).toFixed(0)} at most`,
  )
}
