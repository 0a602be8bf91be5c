import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  /** `0001_access`: the file's name without its ending. */
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Line ends do not count: a checkout on Windows must not look like an edited migration. */
export const migration = (name: string, sql: string): Migration => {
  const text = sql.replaceAll('\r\n', '\n')
  return { name, sql: text, checksum: createHash('sha256').update(text).digest('hex') }
}

/** The migrations of a folder in the order of their numbers. */
export const readMigrations = async (folder = migrationsFolder): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  for (const [index, file] of files.entries()) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(file)) throw new Error(`migration ${file} is not named NNNN_purpose.sql`)
    if (file.slice(0, 4) === files[index - 1]?.slice(0, 4))
      throw new Error(`migrations ${files[index - 1]} and ${file} carry the same number`)
  }
  return Promise.all(
    files.map(async (file) => migration(file.slice(0, -4), await readFile(join(folder, file), 'utf8'))),
  )
}
