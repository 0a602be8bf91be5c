import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import type { OpenDatabase } from '../../src/db/database.ts'
import { examineDatabase } from '../../src/db/doctor.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { openPglite } from '../../src/db/open-pglite.ts'
import { makeCluster } from '../support/cluster.ts'
import { createEmptyDatabase, openTestDatabase } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'
import { hubAt } from '../support/hub.ts'
import { ask, authorised, embeddedHome, exportOf, key } from '../support/hub-process.ts'
import { findDumping } from '../support/postgres-binaries.ts'
import { ndjsonOf, rowOf } from '../support/pushing.ts'
import { serveHub } from '../support/served-hub.ts'
import { batchesIn, look, registerBatch, registered } from '../support/steady-work.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { verdictOn } from '../support/verify-log.ts'

const noon = '2026-11-27T04:00:00.000Z'

/** The blocks of commands of docs/operations.md, in order. */
const [dump, copy, restore, copyBack] = [
  ...readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8').matchAll(/```sh\n(.*?)```/gs),
].map(([, commands]) => commands!)

const run = (commands: string, cwd: string, env: Readonly<Record<string, string>> = {}) =>
  execFileSync('sh', ['-e', '-c', commands], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' })

/** Where a hub keeps its data, and how it is backed up and restored there, as the documentation says. */
interface Place {
  readonly isStoppedFirst: boolean
  readonly open: () => Promise<OpenDatabase>
  readonly backUp: () => Promise<unknown>
  readonly restore: () => Promise<unknown>
}

const first = await openTestDatabase()
const restored = await createEmptyDatabase()

const onServer = async (): Promise<Place> => {
  await makeCluster(hubAt(first.db, noon))
  const { rows } = await first.pool.query('show server_version_num')
  const bin = findDumping(Math.floor(Number(rows[0].server_version_num) / 10_000))
  let url = first.url
  const open = () => openPg(url)
  if (bin === undefined) return copied(open, () => (url = restored))
  const folder = await temporaryFolder()
  const PATH = `${bin}:${process.env.PATH}`
  return {
    isStoppedFirst: false,
    open,
    backUp: async () => run(dump!, folder, { PATH, DATABASE_URL: url }),
    restore: async () => {
      url = restored
      run(restore!, folder, { PATH, DATABASE_URL: url })
    },
  }
}

/** Where there is no `pg_dump` of the server's version, the server copies the database by itself: the claims are about what a copy does. */
const copied = (open: Place['open'], restore: () => unknown): Place => {
  console.warn('no pg_dump and pg_restore here that fit the server: its own copy of the database is restored instead')
  const name = (url: string) => new URL(url).pathname.slice(1)
  return {
    isStoppedFirst: true,
    open,
    backUp: async () => {
      await first.pool.end()
      const client = new pg.Client({ connectionString: databaseUrl(first.url, 'postgres') })
      await client.connect()
      await client.query(`drop database ${name(restored)}`)
      await client.query(`create database ${name(restored)} template ${name(first.url)}`)
      await client.end()
    },
    restore: async () => restore(),
  }
}

const inFolder = async (): Promise<Place> => {
  const { HUTONG_DATA } = await embeddedHome()
  const around = dirname(HUTONG_DATA)
  return {
    isStoppedFirst: true,
    open: () => openPglite(HUTONG_DATA),
    backUp: async () => run(copy!, around),
    restore: async () => run(copyBack!, around),
  }
}

const serve = async (place: Place) => {
  const open = await place.open()
  const hub = hubAt(open.db, noon)
  await ensureFirstKey(hub, key)
  return { open, url: await serveHub(hub) }
}

const pageAfter = async (url: string, after?: string) => {
  const query = new URLSearchParams({ cluster: 'hbew', ...(after === undefined ? {} : { after }) })
  const { status, body } = await look(`${url}/sync/changes?${query}`, { headers: authorised })
  return {
    status,
    lines: body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}
const cursorOf = async (url: string): Promise<string> => (await pageAfter(url)).lines.at(-1).page.nextCursor

const pushAs = (url: string, secret: string) => {
  const query = new URLSearchParams({
    cluster: 'hbew',
    city: '150200',
    source: 'restored',
    push: 'after-backup',
    chunk: '1',
  })
  const headers = { authorization: `Bearer ${secret}` }
  return look(`${url}/sync/implementations?${query}`, { method: 'POST', body: ndjsonOf([row]), headers })
}
const row = rowOf('R-1', '152014000001')
const issue =
  'mutation { issueKey(input: { role: PARTNER, city: "150200", holder: "系统" }) { accessKey { id } secret } }'

describe('restoring to an earlier moment', () => {
  it.each([
    ['a dump of a server', onServer],
    ['a copy of the folder', inFolder],
  ] as const)(
    'from %s: what was then is there and verifies, cursors from after it are expired for good',
    async (_, makePlace) => {
      const place = await makePlace()
      const then = await serve(place)
      expect(await registerBatch(then.url, 1)).toMatchObject({ body: registered })
      const { secret, accessKey: partner } = (await ask(then.url, issue)).data.issueKey
      const [kept, before] = [await exportOf(then.url), await cursorOf(then.url)]
      if (place.isStoppedFirst) await then.open.close()
      await place.backUp()

      const later = place.isStoppedFirst ? await serve(place) : then
      expect(await registerBatch(later.url, 2)).toMatchObject({ body: registered })
      expect(await pushAs(later.url, secret)).toMatchObject({ status: 200 })
      const revoke = `mutation { revokeKey(input: { id: "${partner.id}", reason: "误发" }) { problems { code } } }`
      expect(await ask(later.url, revoke)).toEqual({ data: { revokeKey: { problems: [] } } })
      const after = await cursorOf(later.url)
      await later.open.close()

      await place.restore()
      const { open, url } = await serve(place)
      expect((await examineDatabase(open, new Date())).filter(({ isFine }) => !isFine)).toEqual([])
      expect(await exportOf(url)).toEqual(kept)
      expect(await verdictOn(kept)).toMatchObject({ intact: true })
      expect(await pageAfter(url, before)).toMatchObject({ status: 200, lines: [{ page: { hasMore: false } }] })
      expect(await pageAfter(url, after)).toMatchObject({
        status: 410,
        lines: [{ problems: [{ code: 'CURSOR_EXPIRED' }] }],
      })

      expect(await registerBatch(url, 1)).toMatchObject({ status: 200, body: registered })
      expect(batchesIn(await exportOf(url))).toEqual([1])
      expect(await registerBatch(url, 2)).toMatchObject({ status: 200, body: registered })
      // The key was revoked after the backup: it opens again.
      expect((await pushAs(url, secret)).body).toMatch(/"repeatedRequest":false,.*"received":1,"created":1,/)
      for (const ordinal of [3, 4, 5]) await registerBatch(url, ordinal)
      const { status, lines } = await pageAfter(url, before)
      expect([status, lines.filter(({ entry }) => entry?.kind === 'batch.registered').length]).toEqual([200, 4])
      expect(await pageAfter(url, after)).toMatchObject({ status: 410 })
      expect(await verdictOn(await exportOf(url))).toMatchObject({ intact: true })
      await open.close()
    },
    120_000,
  )
})
