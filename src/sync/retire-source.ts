import { forbid } from '../access/rights.ts'
import type { Caller, Role } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { deleteStaged } from './chunk.sql.ts'
import { clusterFor, findSource } from './find-push.ts'
import { updatePushesAbandoned } from './push.sql.ts'
import { deleteRejectedOfSource } from './rejected-row.sql.ts'
import { deleteRowsOfSource } from './row.sql.ts'
import { type SourceName, selectSourceForUpdate, updateRetired } from './source.sql.ts'
import type { SyncSource } from './sync-source.ts'

export interface RetireSourceInput extends SourceName {
  readonly idempotencyKey?: string | null
  readonly reason: string
}

/** What was let go with a source. */
export interface RetiredSource {
  readonly city: string
  readonly source: string
  readonly cluster: string
  /** Rows whose items another source may bring now. */
  readonly rows: number
  /** Rows that waited to be mended. */
  readonly rejectedRows: number
  /** Pushes that were given up. */
  readonly pushes: readonly string[]
}

const retiring: readonly Role[] = ['COORDINATOR', 'SECRETARIAT']

/**
 * Retires a source whose system is replaced or numbers its rows anew: what it said last is let go, so that another, or the same word
 * again, may bring the same items. Implementations and the code map stay. The city's coordinator, or the cluster's secretariat.
 */
export const retireSyncSource = async (
  hub: Hub,
  caller: Caller,
  input: RetireSourceInput,
): Promise<Outcome<RetiredSource>> => {
  const forbidden = forbid(caller, retiring, { cluster: clusterFor(caller, input), city: input.city })
  if (forbidden) return forbidden
  const problems = checkText(input.reason, 'reason', 1000)
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'retireSyncSource', { idempotencyKey, content }, async (db, log) => {
    const found = await findSource(db, caller, input, retiring)
    if (found.ok === undefined) return found
    const { city, code, cluster } = found.ok
    const source = (await selectSourceForUpdate(db, { city, source: code, cluster }))!
    const name = { city, source: code, cluster }
    if (source.isRetired) return done({ ...name, rows: 0, rejectedRows: 0, pushes: [] })
    return done({ ...name, ...(await letGo(db, log, source, input.reason.trim(), hub.now().toISOString())) })
  })
}

const letGo = async (db: Db, log: ChangeLog, source: SyncSource, reason: string, now: string) => {
  const { id, city, code, cluster } = source
  const abandoned = await updatePushesAbandoned(db, id, now)
  for (const push of abandoned) await deleteStaged(db, push.id)
  const rows = await deleteRowsOfSource(db, id)
  const rejectedRows = await deleteRejectedOfSource(db, id)
  await updateRetired(db, id, log.tx)
  await log.record({
    ...{ kind: 'source.retired', subject: `${city}/${code}`, cluster, city, isPublic: false },
    state: { city, source: code, cluster, reason, rows },
  })
  return { rows, rejectedRows, pushes: abandoned.map((push) => push.code) }
}
