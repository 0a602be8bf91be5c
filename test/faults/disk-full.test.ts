import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { openPglite } from '../../src/db/open-pglite.ts'
import { afterFile } from '../support/after-file.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { authorised, embeddedHome, exportOf, key, startHub } from '../support/hub-process.ts'
import { runAs } from '../support/run-as.ts'
import { sampleRows } from '../support/sample-list.ts'
import { serveHub } from '../support/served-hub.ts'
import { batchesIn, look, registerBatch, registered } from '../support/steady-work.ts'
import { verdictOn } from '../support/verify-log.ts'

const direct = await openTestDatabase()
const open = await openPg(direct.url, { max: 1, applicationName: 'full' })
afterFile(() => open.close())
const hub = hubAt(open.db, '2026-11-27T04:00:00.000Z')
await makeCluster(hub)
await ensureFirstKey(hub, key)
const url = await serveHub(hub)

/** Above a segment of the write-ahead log, which the server would die without. */
const most = 17 * 1024 * 1024
/** Lets no file of a process grow beyond a size: to it it is as if the disk were full. */
const limiting = (pid: number, as: object) => (size: number | 'unlimited') =>
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`], { ...as, cwd: '/', stdio: 'pipe' })
const { rows } = await open.pool.query('select pg_backend_pid() as pid')
const limit = limiting(rows[0].pid, runAs())
const whyNot = (() => {
  try {
    return void limit('unlimited')
  } catch (fault) {
    return (fault as Error).message
  }
})()
if (whyNot) console.warn(`a full disk is not tried: the size of files cannot be limited here (${whyNot})`)
/** As large a table of items as any file may become. */
const filler = `insert into service_item (id, name, name_normal, initials, sort_key, granularity, state, matching, recorded_in, department)
  select -i, '占位', '占位', 'zw', 'zw', 'UNSPECIFIED', 'CANCELLED', 'NOT_NEEDED', 0, repeat('x', 300) from generate_series(1, ${Math.ceil(most / 350)}) i`

const registration =
  'mutation ($input: RegisterItemBatchInput!) { registerItemBatch(input: $input) { accepted problems { code } } }'
const register = (language: string, at = url) => {
  const input = { idempotencyKey: 'large', cluster: 'hbew', ordinal: 2, title: '第二批', rows: sampleRows(500) }
  const headers = { ...authorised, 'content-type': 'application/json', 'accept-language': language }
  const body = JSON.stringify({ query: registration, variables: { input } })
  return look(`${at}/graphql`, { method: 'POST', headers, body })
}

describe('a disk that is full', () => {
  it.skipIf(whyNot)(
    'refuses a write in words, leaves nothing of it, answers readers, and takes it once there is room',
    async () => {
      expect(await registerBatch(url, 1)).toMatchObject({ status: 200, body: registered })
      await direct.pool.query(filler)
      const before = await exportOf(url)
      limit(most)
      const refused = await register('zh-CN')
      expect(refused).toMatchObject({ status: 503, retryAfter: '60' })
      expect(JSON.parse(refused.body).errors).toMatchObject([
        {
          message: expect.stringMatching(/^服务器存储空间不足/),
          extensions: { code: 'UNAVAILABLE', problem: 'DATABASE_FULL' },
        },
      ])
      expect((await register('en')).body).toContain('The server has no room left')
      expect(await exportOf(url)).toEqual(before)
      expect((await look(`${url}/export/items.csv?cluster=hbew`)).status).toBe(200)

      limit('unlimited')
      expect(await register('zh-CN')).toMatchObject({ status: 200, body: expect.stringContaining('"accepted":500') })
      expect(await register('zh-CN')).toMatchObject({ status: 200, body: expect.stringContaining('"accepted":500') })
      const lines = await exportOf(url)
      expect(batchesIn(lines)).toEqual([1, 2])
      expect(await verdictOn(lines)).toMatchObject({ intact: true })
    },
  )

  it.skipIf(whyNot)(
    'does the same to the embedded database, which is whole when it is started again',
    async () => {
      const home = await embeddedHome()
      const embedded = await openPglite(home.HUTONG_DATA)
      await sql.raw(filler).execute(embedded.db)
      await embedded.close()
      const process = await startHub(home)
      const limitIt = limiting(process.pid, {})
      expect(await registerBatch(process.url, 1)).toMatchObject({ status: 200, body: registered })
      const before = await exportOf(process.url)
      limitIt(most)
      expect(await register('zh-CN', process.url)).toMatchObject({ status: 503 })
      expect(await exportOf(process.url)).toEqual(before)
      limitIt('unlimited')
      expect((await register('zh-CN', process.url)).body).toContain('"accepted":500')
      await process.end('SIGKILL')
      const again = await startHub(home)
      expect((await register('zh-CN', again.url)).body).toContain('"accepted":500')
      const lines = await exportOf(again.url)
      expect(batchesIn(lines)).toEqual([1, 2])
      expect(await verdictOn(lines)).toMatchObject({ intact: true })
    },
    60_000,
  )
})
