import type { ClientBase, DatabaseError } from 'pg'
import type { OpenDatabase } from './database.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import { type Landed, pendingOf } from './pending-migrations.ts'

// Not kysely's Migrator: it keeps no checksum, runs all migrations in one transaction, and reads code rather than SQL.

/** A folder of migrations, or the migrations themselves. */
export type MigrationSource = string | readonly Migration[]

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

export const readSource = async (source?: MigrationSource): Promise<readonly Migration[]> =>
  typeof source === 'object' ? source : readMigrations(source)

/** Brings the database up to the newest migration. Two hosts starting at once take turns, and the second finds nothing to do. */
export const migrate = async (open: OpenDatabase, source?: MigrationSource): Promise<{ applied: string[] }> => {
  const known = await readSource(source)
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
