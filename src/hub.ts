import type { Db } from './db/database.ts'

/** What every operation is given by its host. The core asks nobody else for time, chance or a database. */
export interface Hub {
  readonly db: Db
  readonly now: () => Date
  /** Random bytes from a secure source: secrets and salts. */
  readonly randomBytes: (count: number) => Uint8Array
}
