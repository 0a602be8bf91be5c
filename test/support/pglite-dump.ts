import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'

const cache = fileURLToPath(new URL('../../node_modules/.cache/hutong', import.meta.url))

/** A fresh embedded data folder, not yet migrated. Making one takes seconds, loading a fraction of that: so one is kept. */
export const freshDataFolder = async (): Promise<Blob> => {
  const file = join(cache, `pglite-${await pgliteVersion()}.tar`)
  try {
    return new Blob([await readFile(file)])
  } catch {
    const dump = await makeDataFolder()
    await keep(file, dump).catch(() => {})
    return dump
  }
}

const makeDataFolder = async (): Promise<Blob> => {
  const pglite = await PGlite.create('memory://')
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return dump
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
