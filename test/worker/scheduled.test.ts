import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { openPg } from '../../src/db/open-pg.ts'
import { afterFile } from '../support/after-file.ts'
import { bundleWorker } from '../support/bundle-worker.ts'
import { bytesOf } from '../support/hub.ts'
import { serverHome } from '../support/hub-process.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, keyed, recordChange, subscribe } from '../support/subscribing.ts'
import { startWorkerd } from '../support/workerd.ts'

it('turns the day each minute, once a day, tells subscribers, and leaves no connection', async () => {
  const { DATABASE_URL } = await serverHome()
  const { db, close } = await openPg(DATABASE_URL, { max: 1 })
  afterFile(close)
  const receiver = await openReceiver(204)
  const hub = calling({ db, now: () => new Date(), randomBytes: bytesOf('edge') }, receiver.host)
  await subscribe(hub, await keyed(hub, 'SECRETARIAT'), receiver.url)
  await recordChange(hub, 'hbew')
  const { script } = await bundleWorker()
  const worker = await startWorkerd(script, DATABASE_URL, { HUTONG_WEBHOOK_ALLOW: receiver.host })
  const count = async (text: string) => (await sql.raw<{ count: number }>(text).execute(db)).rows[0]!.count
  const days = 'select count(*)::int as count from advanced_day'

  expect([await worker.turn(), await count(days), receiver.received.length]).toEqual(['ok', 1, 1])
  expect([await worker.turn(), await count(days), receiver.received.length]).toEqual(['ok', 1, 1])
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ type: 'changes.recorded', data: { cluster: 'hbew' } })
  const others = `select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  // The server notices a moment later that a connection was ended.
  await vi.waitFor(async () => expect(await count(others)).toBe(0), 5000)
})
