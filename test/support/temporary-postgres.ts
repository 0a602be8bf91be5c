import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { findPostgres } from './postgres-binaries.ts'
import { openTemporaryFolder, type RunAs, runAs } from './run-as.ts'

export interface TemporaryPostgres {
  readonly url: string
  /** Which one it is, for people. */
  readonly words: string
  /** Sends a signal to the server and to all its children, or to the server alone. */
  signal(signal: NodeJS.Signals, whom?: 'all' | 'server'): void
  /** Starts it again after it was made to die. */
  start(): Promise<void>
  stop(): Promise<void>
}

const keeper = fileURLToPath(new URL('keep-postgres.mjs', import.meta.url))

// Zone and date style are not those that the hub sets, so that a session which forgets to set them is found out.
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
  max_locks_per_transaction: '256',
  unix_socket_directories: '',
  listen_addresses: '127.0.0.1',
  timezone: 'Asia/Shanghai',
  datestyle: 'SQL, DMY',
  lc_messages: 'C',
}

/** Starts a PostgreSQL of its own for one run of the tests, on a free port, behind a password nobody else has. */
export const startTemporaryPostgres = async (only?: string): Promise<TemporaryPostgres> => {
  const user = runAs()
  const folder = mkdtempSync(join(openTemporaryFolder(), 'hutong-test-'))
  chmodSync(folder, 0o755)
  let child: ChildProcess | undefined
  try {
    const { bin, version, from } = await findPostgres(folder, only)
    const password = randomBytes(16).toString('hex')
    const data = initialise(bin, folder, password, user)
    const port = await freePort()
    const log = join(folder, 'log')
    const args = ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
    child = keep({ postgres: join(bin, 'postgres'), args, user, folder, log })
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    await answers(url, child, log)
    const kept = child
    return {
      url,
      words: `PostgreSQL ${version}, started from the ${from} (${bin})`,
      signal: (signal, whom = 'all') => {
        const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
        for (const one of whom === 'all' ? [pid, ...childrenOf(pid)] : [pid]) process.kill(one, signal)
      },
      start: async () => {
        kept.stdin?.write('start\n')
        await answers(url, kept, log)
      },
      stop: () => stop(kept),
    }
  } catch (error) {
    if (child) await stop(child)
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, of]) => of === parent)
    .map(([pid]) => pid!)

const initialise = (bin: string, folder: string, password: string, user: RunAs): string => {
  const data = mkdtempSync(join(folder, 'data-'))
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const path of user.uid === undefined ? [] : [data, passwordFile]) chownSync(path, user.uid!, user.gid!)
  // Other systems have no C.UTF-8 in their C library.
  const locale =
    process.platform === 'linux'
      ? ['--locale=C.UTF-8']
      : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'password',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '-N',
    ...locale,
  ]
  execFileSync(join(bin, 'initdb'), args, { ...user, cwd: '/', env: { PATH: process.env.PATH }, stdio: 'pipe' })
  return data
}

// In a session of its own: a Ctrl-C or a kill of the whole group must leave somebody to stop the server.
const keep = (orders: object): ChildProcess => {
  const child = spawn(process.execPath, [keeper, JSON.stringify(orders)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdout?.on('data', () => child.emit('down'))
  return child
}

const answers = async (url: string, child: ChildProcess, log: string): Promise<void> => {
  let isDown = false
  child.once('down', () => {
    isDown = true
  })
  for (let attempt = 0; attempt < 300 && !isDown; attempt++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`)
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.stdin?.end()
  })

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
