import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { migrate } from '../../src/db/migrate.ts'
import { readMigrations } from '../../src/db/migration-files.ts'
import { openPglite } from '../../src/db/open-pglite.ts'

const cache = fileURLToPath(new URL('../../node_modules/.cache/hutong', import.meta.url))

/** A fresh embedded data folder, not yet migrated. Making one takes seconds, loading a fraction of that: so one is kept. */
export const freshDataFolder = async (): Promise<Blob> =>
  kept('pglite-fresh', await pgliteVersion(), () => dumpOf('memory://'))

/** The same with every migration in it, kept until there is another migration. */
export const migratedDataFolder = async (): Promise<Blob> => {
  const landed = createHash('sha256')
  for (const { name, checksum } of await readMigrations()) landed.update(`${name} ${checksum}\n`)
  const version = `${await pgliteVersion()}-${landed.digest('hex').slice(0, 16)}`
  return kept('pglite-migrated', version, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hutong-migrated-'))
    try {
      const open = await openPglite(folder, { loadDataDir: await freshDataFolder() })
      await migrate(open)
      await open.close()
      return await dumpOf(join(folder, 'postgres'))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

const dumpOf = async (dataDir: string): Promise<Blob> => {
  const pglite = await PGlite.create(dataDir, { extensions: { btree_gist } })
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return dump
}

/** What is kept under a name in this version, or else made and kept in place of another version. */
const kept = async (name: string, version: string, make: () => Promise<Blob>): Promise<Blob> => {
  const file = join(cache, `${name}-${version}.tar`)
  try {
    return new Blob([await readFile(file)])
  } catch {
    const dump = await make()
    await keep(file, dump).catch(() => {})
    for (const other of await readdir(cache).catch(() => []))
      if (other.startsWith(`${name}-`) && other.endsWith('.tar') && join(cache, other) !== file)
        await rm(join(cache, other), { force: true })
    return dump
  }
}

const keep = async (file: string, dump: Blob): Promise<void> => {
  await mkdir(cache, { recursive: true })
  // Several test files may make it at once; none may read half of it.
  const partial = `${file}.${process.pid}`
  await writeFile(partial, Buffer.from(await dump.arrayBuffer()))
  await rename(partial, file)
}

const pgliteVersion = async (): Promise<string> => {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return JSON.parse(await readFile(join(dirname(main), '..', 'package.json'), 'utf8')).version
}
