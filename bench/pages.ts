import { gzipSync } from 'node:zlib'
import { openPg } from '../src/db/open-pg.ts'
import { seedDemo } from '../src/demo/seed-demo.ts'
import { openBrowser } from '../test/support/browsing.ts'
import { examplesOf } from '../test/support/console-pages.ts'
import { countStatements } from '../test/support/count-statements.ts'
import { hubAt } from '../test/support/hub.ts'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { median, newDatabase } from './databases.ts'

const times = 40
const [, , , part = ''] = process.argv

/** Every page of the console with the demo's data: what the server takes for it, from the request to the last byte of the page. */
export const run = async (): Promise<void> => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}; ${times} times each, one after another\n`)
  const open = await openPg(await newDatabase(server.url, `pages_${process.pid}`))
  try {
    const hub = hubAt(open.db, '2026-11-22T04:00:00.000Z')
    const keys = await seedDemo(hub, null)
    await open.db.executeQuery({ sql: 'analyze', parameters: [] } as never)
    const browsers = new Map<string | null, ReturnType<typeof openBrowser>>()
    const browserFor = async (role: string | null) => {
      if (!browsers.has(role)) {
        const browser = openBrowser(hub)
        if (role !== null) await browser.signIn(keys.find((key) => key.role === role)!.secret)
        browsers.set(role, browser)
      }
      return browsers.get(role)!
    }
    console.log(
      '| page | median, ms | p99, ms | goal | statements | page, KB | compressed, KB |\n|---|---|---|---|---|---|---|',
    )
    for (const [path, role = 'SECRETARIAT'] of Object.values(examplesOf).flat()) {
      if (!path.includes(part)) continue
      const browser = await browserFor(role)
      for (let i = 0; i < 5; i += 1) await browser.open(path)
      const took: number[] = []
      for (let i = 0; i < times; i += 1) {
        const start = performance.now()
        await browser.open(path)
        took.push(performance.now() - start)
      }
      const { result, count } = await countStatements(open, () => browser.open(path))
      const slow = took.toSorted((a, b) => a - b)[Math.floor(times * 0.99)]!
      const [bytes, wire] = [Buffer.byteLength(result.html), gzipSync(result.html).length]
      const sizes = [bytes, wire].map((size) => (size / 1000).toFixed(1)).join(' | ')
      console.log(`| ${path} | ${median(took).toFixed(0)} | ${slow.toFixed(0)} | < 100 | ${count} | ${sizes} |`)
    }
  } finally {
    await open.close()
    await server.stop()
  }
}
