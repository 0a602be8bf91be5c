import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'
import type { StatementWatcher } from './watched-statements.ts'

/** What reads take: the pool or an open transaction. */
export type Db = Kysely<Tables>

/** A database that answers, whichever face it has. */
export interface OpenDatabase {
  readonly db: Db
  readonly pool: pg.Pool
  readonly kind: 'server' | 'embedded'
  /**
   * Calls `onPayload` for each notification. On a server it is also called with `''` after a lost connection is back,
   * because notifications sent meanwhile are gone: take it as "look again", never as a message that cannot be missed.
   */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>
  /** Calls the watcher after each statement, with its text and how long it took. */
  watch(watcher: StatementWatcher): void
  close(): Promise<void>
}

export type DatabaseRefusal = 'VERSION_TOO_OLD' | 'ENCODING_NOT_UTF8'

/** The server answers, but the hub cannot be run on it. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly code: DatabaseRefusal

  constructor(code: DatabaseRefusal, message: string) {
    super(message)
    this.code = code
  }
}
