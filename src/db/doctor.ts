import { sql } from 'kysely'
import type { Db, OpenDatabase } from './database.ts'
import { type MigrationSource, readSource } from './migrate.ts'
import { pendingMigrations } from './pending-migrations.ts'

export type CheckName = 'version' | 'encoding' | 'timeZone' | 'clock' | 'migrations' | 'write' | 'figures'

export interface Check {
  readonly name: CheckName
  readonly isFine: boolean
  /** What was found: a value, or the words of the refusal. */
  readonly found: string
}

/** What of a database can be seen to be right or wrong. Changes nothing; a check that fails does not stop the others. */
export const examineDatabase = async (open: OpenDatabase, now: Date, source?: MigrationSource): Promise<Check[]> => [
  await check('version', async () =>
    judge(await setting(open.db, 'server_version'), (found) => Number.parseInt(found, 10) >= 15),
  ),
  await check('encoding', async () => judge(await setting(open.db, 'server_encoding'), (found) => found === 'UTF8')),
  await check('timeZone', async () => judge(await setting(open.db, 'TimeZone'), (found) => found === 'UTC')),
  await check('clock', () => clock(open.db, now)),
  await check('migrations', () => migrations(open.db, source)),
  await check('write', () => write(open.db)),
]

type Finding = Omit<Check, 'name'>

/** One check; a fault is what was found. */
export const check = async (name: CheckName, look: () => Promise<Finding>): Promise<Check> => {
  try {
    return { name, ...(await look()) }
  } catch (error) {
    return { name, isFine: false, found: error instanceof Error ? error.message : String(error) }
  }
}

const judge = (found: string, isFine: (found: string) => boolean): Finding => ({ isFine: isFine(found), found })

const setting = async (db: Db, name: string): Promise<string> => {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)
  return rows[0]!.value
}

// Deadlines are judged by the hub's clock and recorded with the database's.
const clock = async (db: Db, now: Date): Promise<Finding> => {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db)
  const seconds = Math.round((Date.parse(rows[0]!.now) - now.getTime()) / 1000)
  return { isFine: Math.abs(seconds) <= 5, found: `${seconds} s` }
}

const migrations = async (db: Db, source?: MigrationSource): Promise<Finding> => {
  const pending = await pendingMigrations(db, await readSource(source))
  return { isFine: pending.length === 0, found: pending.length === 0 ? 'all in' : `pending: ${pending.join(', ')}` }
}

class RollBack extends Error {}

const write = async (db: Db): Promise<Finding> => {
  try {
    await db.transaction().execute(async (tx) => {
      await sql`create table doctor_was_here (word text)`.execute(tx)
      await sql`insert into doctor_was_here values ('互通')`.execute(tx)
      throw new RollBack()
    })
  } catch (error) {
    if (!(error instanceof RollBack)) throw error
  }
  return { isFine: true, found: 'written and rolled back' }
}
