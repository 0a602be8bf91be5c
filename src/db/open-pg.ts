import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { OpenDatabase } from './database.ts'
import { PlanKeepingClient } from './kept-plan.ts'
import { serverListener } from './server-listener.ts'
import { prepareSession } from './session.ts'
import { typeParsers } from './type-parsers.ts'

export interface PgOptions {
  readonly max?: number
  readonly applicationName?: string
}

/** Any PostgreSQL from 15 on. Fails at once when the server does not answer, is too old or not UTF8. */
export const openPg = async (url: string, options: PgOptions = {}): Promise<OpenDatabase> => {
  const open = openPool(url, options)
  try {
    const first = await open.pool.connect()
    first.release()
  } catch (error) {
    await open.close()
    throw error
  }
  return open
}

/** The same without asking the server first: its first question fails where it does not answer. */
export const openPool = (url: string, options: PgOptions = {}): OpenDatabase => {
  const config: pg.PoolConfig = {
    connectionString: url,
    application_name: options.applicationName ?? 'hutong',
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
    types: typeParsers,
  }
  const pool = new pg.Pool({ ...config, Client: PlanKeepingClient, max: options.max ?? 10, onConnect: prepareSession })
  // Without a handler a connection that the server cuts ends the process. The pool has dropped an idle one by itself;
  // one in use rejects its next query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const listener = serverListener(config)
  return {
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    pool,
    kind: 'server',
    listen: listener.listen,
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}
