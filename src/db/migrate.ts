import { sql } from 'kysely'
import type { ClientBase, DatabaseError } from 'pg'
import type { Db, OpenDatabase } from './database.ts'
import { type Migration, readMigrations } from './migration-files.ts'

// Not kysely's Migrator: it keeps no checksum, runs all migrations in one transaction, and reads code rather than SQL.

/** A folder of migrations, or the migrations themselves for a host without a disk. */
export type MigrationSource = string | readonly Migration[]

export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
  /** By which the command line tells a refusal from a fault. */
  readonly code = 'MIGRATION_REFUSED'
}

interface Landed {
  readonly name: string
  readonly checksum: string
}

// Any number that nobody else locks in this database: 'hutong' in hexadecimal.
const LOCK = 0x68_75_74_6f_6e_67

const recordTable = `
create table if not exists schema_migration (
  name       text primary key,
  checksum   text not null,
  applied_at timestamptz not null default now()
);
comment on table schema_migration is 'The migrations that have landed in this database, with the SHA-256 of their text';
comment on column schema_migration.name is 'File name without its ending; its number gives the order';
comment on column schema_migration.checksum is 'SHA-256 of the text as it was run, in hexadecimal';
comment on column schema_migration.applied_at is 'When it was run'`

const read = async (source?: MigrationSource): Promise<readonly Migration[]> =>
  typeof source === 'object' ? source : readMigrations(source)

/** Brings the database up to the newest migration. Two hosts starting at once take turns, and the second finds nothing to do. */
export const migrate = async (open: OpenDatabase, source?: MigrationSource): Promise<{ applied: string[] }> => {
  const known = await read(source)
  const client = await open.pool.connect()
  try {
    // The wait for another host's migration may be longer than a statement is otherwise allowed to take.
    await client.query(`set statement_timeout = 0; set lock_timeout = 0; select pg_advisory_lock(${LOCK})`)
    try {
      return { applied: await applyPending(client, known) }
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK}); reset statement_timeout; reset lock_timeout`)
    }
  } finally {
    client.release()
  }
}

const applyPending = async (client: ClientBase, known: readonly Migration[]): Promise<string[]> => {
  await client.query(recordTable)
  const { rows } = await client.query<Landed>('select name, checksum from schema_migration order by name')
  const pending = pendingOf(known, rows)
  for (const migration of pending) await apply(client, migration)
  return pending.map(({ name }) => name)
}

const apply = async (client: ClientBase, { name, sql, checksum }: Migration): Promise<void> => {
  await client.query('begin')
  try {
    // Without parameters the text goes as one simple query and may hold many statements.
    await client.query(sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, position } = error as DatabaseError
    const line = position ? `line ${sql.slice(0, Number(position)).split('\n').length}: ` : ''
    throw new Error(
      `数据库迁移 ${name} 失败，未作任何改动。/ Migration ${name} failed and left nothing: ${line}${message}`,
      { cause: error },
    )
  }
}

const pendingOf = (known: readonly Migration[], landed: readonly Landed[]): readonly Migration[] => {
  for (const { name, checksum } of landed) {
    const file = known.find((migration) => migration.name === name)
    if (!file)
      throw new MigrationRefused(
        `数据库含有本程序不认识的迁移 ${name}：请使用更新的程序版本。/ The database has migration ${name}, which this version does not know: run a newer version.`,
      )
    if (file.checksum !== checksum)
      throw new MigrationRefused(
        `已执行的迁移 ${name} 的文件被改动过：迁移只能新增，不能修改。/ Migration ${name} was edited after it had landed: add a new one instead.`,
      )
  }
  const pending = known.filter(({ name }) => !landed.some((one) => one.name === name))
  const last = landed.at(-1)?.name ?? ''
  const late = pending.find(({ name }) => name < last)
  if (late)
    throw new MigrationRefused(
      `迁移 ${late.name} 的编号早于已执行的 ${last}。/ Migration ${late.name} comes before ${last}, which has already landed.`,
    )
  return pending
}

/** What `migrate` would still apply; refuses what it would refuse. Nothing is written. */
export const pendingMigrations = async (db: Db, source?: MigrationSource): Promise<string[]> => {
  const known = await read(source)
  const found = await sql<{ table: string | null }>`select to_regclass('schema_migration') as table`.execute(db)
  if (found.rows[0]?.table === null) return known.map(({ name }) => name)
  const { rows } = await sql<Landed>`select name, checksum from schema_migration order by name`.execute(db)
  return pendingOf(known, rows).map(({ name }) => name)
}
