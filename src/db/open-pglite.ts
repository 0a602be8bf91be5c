import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { breather } from '../base/breathe.ts'
import type { OpenDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { prepareSession } from './session.ts'
import { typeParsers } from './type-parsers.ts'
import { watchedStatements } from './watched-statements.ts'

export interface PgliteOptions {
  /** A dump of a data folder to start from. */
  readonly loadDataDir?: Blob
}

/**
 * The embedded PostgreSQL, in a folder that only this process may use, or in memory.
 * It has one session: an open transaction makes every other query wait.
 */
export const openPglite = async (folder: string | 'memory', options: PgliteOptions = {}): Promise<OpenDatabase> => {
  const lock = folder === 'memory' ? undefined : await lockFolder(folder)
  try {
    return await open(folder === 'memory' ? 'memory://' : await databaseFolder(folder), options, lock?.release)
  } catch (error) {
    await lock?.release()
    throw error
  }
}

// initdb wants an empty folder, and the lock's file lies in the outer one.
const databaseFolder = async (folder: string): Promise<string> => {
  const inner = join(folder, 'postgres')
  await mkdir(inner, { recursive: true, mode: 0o700 })
  return inner
}

const open = async (dataDir: string, options: PgliteOptions, release = async () => {}): Promise<OpenDatabase> => {
  // Imported late: the core, and a host without a disk, must not load 27 MB of WebAssembly.
  const [{ PGlite }, { createPgConfig }, { btree_gist }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/node-postgres'),
    import('@electric-sql/pglite/contrib/btree_gist'),
  ])
  const pglite = await PGlite.create({ ...options, dataDir, extensions: { btree_gist } })
  // It works in this thread and answers before anybody else is heard: a transaction of a hundred statements would be one
  // long silence.
  const breathe = breather()
  const breathing: Pick<typeof pglite, 'waitReady' | 'execProtocolStream'> = {
    waitReady: pglite.waitReady,
    execProtocolStream: async (...message) => {
      const answer = await pglite.execProtocolStream(...message)
      await breathe()
      return answer
    },
  }
  // A connection for each client: one that is used again tells its next client of the end of the last.
  class Client extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, ...createPgConfig(breathing as typeof pglite) } as pg.ClientConfig)
    }
  }
  const onConnect = async (client: pg.ClientBase) => {
    // The session outlives its client, and so does a transaction that the client was given back with.
    await client.query('rollback')
    await prepareSession(client)
  }
  const pool = new pg.Pool({ Client, max: 1, idleTimeoutMillis: 0, types: typeParsers, onConnect })
  pool.on('error', () => {})
  const { log, watch } = watchedStatements()
  return {
    db: new Kysely({ dialect: new PostgresDialect({ pool }), log }),
    pool,
    kind: 'embedded',
    listen: async (channel, onPayload) => {
      const name = pg.escapeIdentifier(channel)
      const heard = (payload: string) => onPayload(payload)
      await betweenTransactions(pool, () => pglite.listen(name, heard))
      // Not the function that listen answers: it folds a quoted name to lower case and so stops nothing.
      return () => betweenTransactions(pool, () => pglite.unlisten(name, heard))
    },
    watch,
    close: async () => {
      await pool.end()
      await pglite.close()
      await release()
    },
  }
}

// The pool's one client is its turn. A LISTEN inside a transaction that rolls back would be forgotten.
const betweenTransactions = async (pool: pg.Pool, act: () => Promise<unknown>): Promise<void> => {
  const turn = await pool.connect()
  try {
    await act()
  } finally {
    turn.release()
  }
}
