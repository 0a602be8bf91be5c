import { sql } from 'kysely'
import { type DemoKey, seedDemo } from '../../src/demo/seed-demo.ts'
import { openTestDatabase, sharedDatabase } from './database.ts'
import { bytesOf, hubAt } from './hub.ts'

/** The demo as it was seeded at an instant, in a database of its own for the calling file: seeded once in a run, then copied. */
export const openDemo = async (instant: string, withProgress = false) => {
  const word = `demo_${withProgress ? 'whole' : 'short'}_${instant.replace(/\D/g, '')}`
  const shared = await sharedDatabase(word, async ({ db }) => {
    // Bytes of its own: the copies draw theirs from the beginning.
    const hub = { ...hubAt(db, instant), randomBytes: bytesOf(word) }
    const keys = JSON.stringify(await seedDemo(hub, 'first-key', withProgress))
    await sql`create table test_demo_key as select ${keys}::text as keys`.execute(db)
  })
  const open = await openTestDatabase(undefined, shared)
  const { db } = open
  const { rows } = await sql<{ keys: string }>`select keys from test_demo_key`.execute(db)
  await sql`drop table test_demo_key`.execute(db)
  return { hub: hubAt(db, instant), keys: JSON.parse(rows[0]!.keys) as DemoKey[], open }
}
