import type { Outbound } from './base/outbound.ts'
import type { Db } from './db/database.ts'

/** What every operation is given by its host. The core asks nobody else for time, chance or a database. */
export interface Hub {
  readonly db: Db
  readonly now: () => Date
  /** Random bytes from a secure source: secrets and salts. */
  readonly randomBytes: (count: number) => Uint8Array
  /** SHA-256 at once, where the host can: by the web's own interface it is handed to another thread, which costs more than the hash. */
  readonly sha256?: (text: string) => Uint8Array
  /**
   * Calls `onChange` after each commit of the change log, and when some may have been missed; answers how to stop. Hosts that
   * cannot listen leave it out, and who waits looks once a second.
   */
  readonly onChanges?: (onChange: () => void) => () => void
  /** Whoever waits for something is sent home when the host stops. */
  readonly stopping?: AbortSignal
  /** How many days the feed of changes reaches back; 400 if not given. The log itself is never pruned. */
  readonly feedWindowDays?: number
  /** Under which licence what is public may be used: the address of its text. */
  readonly feedLicence?: string
  /** How this host calls others' systems; a host that sends no webhooks leaves it out. */
  readonly outbound?: Outbound
}
