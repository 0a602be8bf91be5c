import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { OpenDatabase } from './database.ts'
import { PlanKeepingClient } from './kept-plan.ts'
import { serverListener } from './server-listener.ts'
import { prepareSession } from './session.ts'
import { typeParsers } from './type-parsers.ts'
import { watchSilence } from './watch-silence.ts'
import { watchedStatements } from './watched-statements.ts'

export interface PgOptions {
  readonly max?: number
  readonly applicationName?: string
}

/** Any PostgreSQL from 15 on. Fails at once when the server does not answer, is too old or not UTF8. */
export const openPg = async (url: string, options: PgOptions = {}): Promise<OpenDatabase> => {
  const open = openPool(url, options)
  const unwatch = watchSilence(open.pool, configOf(url, options))
  const close = () => {
    unwatch()
    return open.close()
  }
  try {
    const first = await open.pool.connect()
    first.release()
  } catch (error) {
    await close()
    throw error
  }
  return { ...open, close }
}

const configOf = (url: string, options: PgOptions): pg.PoolConfig => ({
  connectionString: url,
  application_name: options.applicationName ?? 'hutong',
  // Also for a turn in the pool: whoever waits longer is better told to come again.
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  // The system's own delay is two hours: so long a listener on a dead line would hear nothing and not know it.
  keepAliveInitialDelayMillis: 10_000,
  types: typeParsers,
})

/** To be let in takes a moment: whoever has waited for a turn already is not to wait as long for a server that is silent. */
class PoolClient extends PlanKeepingClient {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: 5000 })
  }
}

/** The same without asking the server first: its first question fails where it does not answer. */
export const openPool = (url: string, options: PgOptions = {}): OpenDatabase => {
  const config = configOf(url, options)
  const pool = new pg.Pool({ ...config, Client: PoolClient, max: options.max ?? 10, onConnect: prepareSession })
  // Without a handler a connection that the server cuts ends the process. The pool has dropped an idle one by itself;
  // one in use rejects its next query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const listener = serverListener(config)
  const { log, watch } = watchedStatements()
  return {
    db: new Kysely({ dialect: new PostgresDialect({ pool }), log }),
    pool,
    kind: 'server',
    listen: listener.listen,
    watch,
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}
