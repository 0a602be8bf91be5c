import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { databaseUrl } from './database-url.ts'
import { migratedDataFolder } from './pglite-dump.ts'
import { startTemporaryPostgres, type TemporaryPostgres } from './temporary-postgres.ts'

/** What each test file is told about the run's server. */
export interface TestPostgres {
  readonly url?: string
  /** The migrated database to copy; databases of this run begin with its name. */
  readonly template: string
  /** Why there is no server or no template: the suites that need one fail with it. */
  readonly failure?: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres
  }
}

export default async (project: TestProject) => {
  // Programs of the tests start from it, as those of a fresh clone do.
  spawnSync(process.execPath, ['scripts/build-program.mjs'], { stdio: 'inherit' })
  const template = `hutong_test_${randomBytes(4).toString('hex')}`
  // Made while nothing else is timed; where it cannot be made, the tests that need it say why.
  await migratedDataFolder().catch(() => {})
  let server: Server
  try {
    server = await obtain()
  } catch (error) {
    return provideFailure(project, { template, failure: `no PostgreSQL server for the tests: ${words(error)}` })
  }
  console.log(`tests run on ${server.words}`)
  let failure: string | undefined
  try {
    await makeTemplate(server.url, template)
  } catch (error) {
    failure = `the migrations failed: ${words(error)}`
  }
  if (failure) provideFailure(project, { url: server.url, template, failure })
  else project.provide('postgres', { url: server.url, template })
  return async () => {
    await dropAll(server.url, template)
    await server.stop()
  }
}

type Server = Pick<TemporaryPostgres, 'url' | 'words' | 'stop'>

const obtain = async (): Promise<Server> => {
  const url = process.env.HUTONG_TEST_DATABASE_URL
  if (!url) return startTemporaryPostgres()
  const open = await openPg(url, { max: 1 })
  const { rows } = await open.pool.query('show server_version')
  await open.close()
  return { url, words: `PostgreSQL ${rows[0].server_version} of HUTONG_TEST_DATABASE_URL`, stop: async () => {} }
}

const provideFailure = (project: TestProject, postgres: TestPostgres): void => {
  console.error(`\n${postgres.failure}\n`)
  project.provide('postgres', postgres)
}

const makeTemplate = async (url: string, template: string): Promise<void> => {
  await inServer(url, [`create database ${template} template template0 encoding 'UTF8'`])
  const open = await openPg(databaseUrl(url, template), { max: 1 })
  try {
    await migrate(open)
  } finally {
    await open.close()
  }
}

// Whatever a file that was killed has left on a server that is not ours alone.
const dropAll = async (url: string, template: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(`select datname from pg_database where datname like '${template}%'`)
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  await client.end()
}

const inServer = async (url: string, statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))
