import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '../../src/db/migrate.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { openPglite } from '../../src/db/open-pglite.ts'
import { afterFile } from './after-file.ts'
import { makeCluster } from './cluster.ts'
import { createEmptyDatabase } from './database.ts'
import { hubAt } from './hub.ts'
import { migratedDataFolder } from './pglite-dump.ts'

const binary = fileURLToPath(new URL('../../bin/hutong.mjs', import.meta.url))

/** The secretariat's key of every hub that is started here. */
export const key = 'htk_of_the_tests_0123456789abcdef'

export interface HubProcess {
  readonly pid: number
  readonly url: string
  /** What it said so far. */
  said(): { out: string; err: string }
  /** Ends it and answers its exit code; null where a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
  readonly ended: Promise<number | null>
}

/** Where a hub keeps its data: a folder or a server's address. */
export interface Home extends Record<string, string | undefined> {
  readonly HUTONG_DATA?: string
  readonly DATABASE_URL?: string
}

/** Ends a process if it still lives, and waits until it is gone. */
const killed = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Runs `hutong serve`, whatever becomes of it. Surroundings that a test does not name are kept away from it. */
export const launchHub = (env: Readonly<Record<string, string | undefined>>) => {
  const clean = {
    DATABASE_URL: '',
    HUTONG_BOOTSTRAP_KEY: key,
    HOST: '127.0.0.1',
    PORT: '0',
    HUTONG_LOG: 'info',
    LANG: '',
  }
  const child = spawn(process.execPath, [binary, 'serve'], {
    env: { ...process.env, ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterFile(() => killed(child))
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const address = new Promise<string>((resolve) =>
    child.stdout.on('data', () => {
      const found = /http:\/\/\S+/.exec(said.out)
      if (found) resolve(found[0])
    }),
  )
  return { child, said, ended, address }
}

/** Runs `hutong serve` until it listens. */
export const startHub = async (env: Readonly<Record<string, string | undefined>>): Promise<HubProcess> => {
  const { child, said, ended, address } = launchHub(env)
  const url = await Promise.race([address, ended])
  if (typeof url !== 'string') throw new Error(`the hub did not start: ${said.out}${said.err}`)
  return {
    pid: child.pid!,
    url,
    said: () => ({ ...said }),
    ended,
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** A folder for an embedded database; gone after the file. */
export const emptyHome = async (): Promise<{ HUTONG_DATA: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'hutong-hub-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  return { HUTONG_DATA: join(folder, 'data') }
}

/** An embedded database with the cluster hbew, ready to be served. */
export const embeddedHome = async (): Promise<{ HUTONG_DATA: string }> => {
  const home = await emptyHome()
  const open = await openPglite(home.HUTONG_DATA, { loadDataDir: await migratedDataFolder() })
  await makeCluster(hubAt(open.db, '2026-11-22T04:00:00.000Z'))
  await open.close()
  return home
}

/** A database with the cluster hbew on the run's server; dropped after the file. */
export const serverHome = async (): Promise<{ DATABASE_URL: string }> => homeOn(await createEmptyDatabase())

/** The same on a database that is there and empty. */
export const homeOn = async (DATABASE_URL: string): Promise<{ DATABASE_URL: string }> => {
  const open = await openPg(DATABASE_URL, { max: 1 })
  await migrate(open)
  await makeCluster(hubAt(open.db, '2026-11-22T04:00:00.000Z'))
  await open.close()
  return { DATABASE_URL }
}

export const authorised = { authorization: `Bearer ${key}` }

/** The address of an upload of a batch of hbew. */
export const uploadTo = (url: string, more: Readonly<Record<string, string>> = {}): string =>
  `${url}/batches/register?${new URLSearchParams({ cluster: 'hbew', ordinal: '1', title: '第一批', file: 'list.csv', ...more })}`

export const upload = (
  url: string,
  body: BodyInit,
  more: Readonly<Record<string, string>> = {},
  headers: HeadersInit = {},
) => fetch(uploadTo(url, more), { method: 'POST', body, headers: { ...authorised, ...headers } })

/** A question to a hub's GraphQL; what it costs is left out. */
export const ask = async (url: string, query: string, variables: object = {}) => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...authorised, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { extensions: _, ...told } = (await answer.json()) as Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: whatever was asked for
  return told as { data?: any; errors?: any }
}

/** The lines of the audit export. */
export const exportOf = async (url: string): Promise<string[]> => {
  const answer = await fetch(`${url}/audit/export`, { headers: authorised })
  return (await answer.text()).trimEnd().split('\n')
}

/** What the batch 1 of hbew holds; null where there is none. */
export const batch1Of = async (url: string) => {
  const { data } = await ask(url, '{ itemBatch(cluster: "hbew", ordinal: 1) { title state itemCount } }')
  return data.itemBatch
}
