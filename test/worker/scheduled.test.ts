import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { openPg } from '../../src/db/open-pg.ts'
import worker from '../../src/worker.ts'
import { afterFile } from '../support/after-file.ts'
import { serverHome } from '../support/hub-process.ts'

it('turns the day each minute, once a day, and leaves no connection', async () => {
  const { DATABASE_URL } = await serverHome()
  const { db, close } = await openPg(DATABASE_URL, { max: 1 })
  afterFile(close)
  const bindings = { HYPERDRIVE: { connectionString: DATABASE_URL } }
  const count = async (text: string) => (await sql.raw<{ count: number }>(text).execute(db)).rows[0]!.count

  await worker.scheduled({}, bindings)
  const days = 'select count(*)::int as count from advanced_day'
  const first = await count(days)
  await worker.scheduled({}, bindings)

  expect([first, await count(days)]).toEqual([1, 1])
  const others = `select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  // The server notices a moment later that a connection was ended.
  await vi.waitFor(async () => expect(await count(others)).toBe(0), 5000)
})
