import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { OpenDatabase } from '../../src/db/database.ts'
import { openPg, type PgOptions } from '../../src/db/open-pg.ts'
import { openPglite } from '../../src/db/open-pglite.ts'
import { databaseUrl } from './database-url.ts'
import { migratedDataFolder } from './pglite-dump.ts'

export interface TestDatabase extends OpenDatabase {
  /** For a second pool, or a process of its own, on the same database. */
  readonly url: string
}

let made = 0

/** The run's server; throws why there is none, so that a suite which needs it fails. */
const server = async (work: (client: pg.Client, template: string) => Promise<void>): Promise<string> => {
  const { url, template, failure } = inject('postgres')
  if (!url) throw new Error(failure)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client, template)
  } finally {
    await client.end()
  }
  return url
}

/**
 * The address of a database that the files of a run have in common: the first that asks makes it, others wait for it. Nobody may stay
 * connected to it: it is there to be copied. It goes with the run.
 */
export const sharedDatabase = async (word: string, fill: (open: OpenDatabase) => Promise<void>): Promise<string> => {
  let name = ''
  await server(async (client, template) => {
    name = `${template}_shared_${word}`
    // Held by this session, so given back whatever happens.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if ((await client.query('select from pg_database where datname = $1', [name])).rowCount) return
    await client.query(`create database ${name}_half template ${template}`)
    const open = await openPg(databaseUrl(inject('postgres').url!, `${name}_half`))
    await fill(open).finally(() => open.close())
    await client.query(`alter database ${name}_half rename to ${name}`)
  })
  return name
}

const create = async (statement: (name: string, template: string) => string): Promise<string> => {
  let name = ''
  const url = await server(async (client, template) => {
    name = `${template}_${process.pid}_${++made}`
    await client.query(statement(name, template))
  })
  // Registered by the caller's file: call it at the top of the file, with `await`.
  afterAll(async () => {
    await server(async (client) => void (await client.query(`drop database if exists ${name} with (force)`)))
  })
  return databaseUrl(url, name)
}

/** A database of its own for the calling file, migrated or the copy of a shared one, on the run's server; dropped after the file. */
export const openTestDatabase = async (options?: PgOptions, shared?: string): Promise<TestDatabase> => {
  const { failure } = inject('postgres')
  if (failure) throw new Error(failure)
  const url = await create((name, template) => `create database ${name} template ${shared ?? template}`)
  const open = await openPg(url, options)
  afterAll(() => open.close())
  return { ...open, url }
}

/** The address of an empty database without our tables, in the encoding asked for; dropped after the file. */
export const createEmptyDatabase = (encoding = 'UTF8'): Promise<string> =>
  create((name) => `create database ${name} template template0 encoding '${encoding}' locale 'C'`)

/** An embedded database in memory, migrated; closed after the file. */
export const openTestPglite = async (): Promise<OpenDatabase> => {
  const open = await openPglite('memory', { loadDataDir: await migratedDataFolder() })
  afterAll(() => open.close())
  return open
}
