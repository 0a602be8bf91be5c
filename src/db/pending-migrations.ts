import { sql } from 'kysely'
import type { Db } from './database.ts'

export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
  /** By which the command line tells a refusal from a fault. */
  readonly code = 'MIGRATION_REFUSED'
}

/** A migration as the database remembers it. */
export interface Landed {
  readonly name: string
  readonly checksum: string
}

/** Those of the known that have not landed, in their order; refuses a database that this version does not fit. */
export const pendingOf = <Known extends Landed>(
  known: readonly Known[],
  landed: readonly Landed[],
): readonly Known[] => {
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
export const pendingMigrations = async (db: Db, known: readonly Landed[]): Promise<string[]> => {
  const found = await sql<{ table: string | null }>`select to_regclass('schema_migration') as table`.execute(db)
  if (found.rows[0]?.table === null) return known.map(({ name }) => name)
  const { rows } = await sql<Landed>`select name, checksum from schema_migration order by name`.execute(db)
  return pendingOf(known, rows).map(({ name }) => name)
}
