import { gzipSync } from 'node:zlib'
import { issueKey } from '../src/access/issue-key.ts'
import { anonymous } from '../src/base/caller.ts'
import { openPg } from '../src/db/open-pg.ts'
import { openBrowser } from '../test/support/browsing.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { hubAt } from '../test/support/hub.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { median, newDatabase, withClient } from './databases.ts'
import { lookAtLists } from './long-lists-seen.ts'
import { fillPlan } from './programme-data.ts'

const rows = 2000
const times = 10
const pages = [
  'plan/projects?year=2026',
  'plan/projects?year=2026&row=801&group=light',
  'plan/board?year=2026',
  'progress',
  'progress?state=OWED&row=PROJECT-801',
]

/** Pages of a city with two thousand projects: what the server takes for a long table. */
export const run = async (): Promise<void> => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}; ${rows} projects of one city, ${times} times each\n`)
  const url = await newDatabase(server.url, `long_${process.pid}`)
  await withClient(url, async (client) => {
    await fillPlan(client, 1, rows)
    // The commits that it made up would be in the way of true ones, and nobody asks here what was known when.
    await client.query('delete from change_commit')
    // The period that is filled in is still owed.
    for (const table of [
      'progress_step where entry_id in (select id from progress_entry where on_day > $1)',
      'progress_released where on_day > $1',
      'progress_entry where on_day > $1',
    ])
      await client.query(`delete from ${table}`, ['2026-10-31'])
  })
  const open = await openPg(url)
  try {
    const hub = hubAt(open.db, '2026-11-22T04:00:00.000Z')
    const { ok } = await issueKey(
      hub,
      { ...anonymous, keyId: 1, role: 'SECRETARIAT' },
      { role: 'COORDINATOR', holder: 'bench', city: '100001', cluster: 'bench' },
    )
    const browser = openBrowser(hub)
    await browser.signIn(ok!.secret!)
    console.log('| page | first, ms | median, ms | statements | page, KB | compressed, KB |\n|---|---|---|---|---|---|')
    for (const page of pages) {
      const took: number[] = []
      for (let i = 0; i < times; i += 1) {
        const start = performance.now()
        await browser.open(`/console/bench/${page}`)
        took.push(performance.now() - start)
      }
      const { result, count } = await countStatements(open, () => browser.open(`/console/bench/${page}`))
      const sizes = [Buffer.byteLength(result.html), gzipSync(result.html).length].map((size) =>
        (size / 1000).toFixed(0),
      )
      console.log(`| ${page} | ${took[0]!.toFixed(0)} | ${median(took).toFixed(0)} | ${count} | ${sizes.join(' | ')} |`)
    }
    await lookAtLists(hub, ok!.secret!, pages, rows)
  } finally {
    await open.close()
    await server.stop()
  }
}
