import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { rehearse } from '../changes/write.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { checkCodeMapEntries, checkWholeCodeMap } from './check-code-map.ts'
import { insertCodeMapEntries, selectCodeMapEntries } from './code-map.sql.ts'
import { type CodeMapEntry, changedEntries, withEntries } from './code-map.ts'
import { ensureSource } from './ensure-source.ts'
import { checkSourceCode } from './sync-source.ts'

export interface SetCodeMapInput {
  readonly idempotencyKey?: string | null
  readonly city: string
  readonly source: string
  /** Needed for a source of which nothing was ever said. */
  readonly cluster?: string | null
  readonly entries: readonly CodeMapEntry[]
  /** Whether what `entries` does not name is taken away. */
  readonly replaces: boolean
  readonly dryRun: boolean
}

/** A source's code map as it stands. */
export interface SourceCodeMap {
  readonly city: string
  readonly source: string
  readonly cluster: string
  readonly revision: number
  readonly entries: readonly CodeMapEntry[]
}

/**
 * Says what words of a source mean, many at once; an entry without ours is taken away. The same again adds nothing. Rows that
 * were pushed under another revision are read anew when they come again. Refuses fields and words that are not ours.
 */
export const setCodeMap = async (hub: Hub, caller: Caller, input: SetCodeMapInput): Promise<Outcome<SourceCodeMap>> => {
  const cluster = input.cluster ?? caller.cluster ?? undefined
  const forbidden = forbid(caller, ['PARTNER', 'COORDINATOR'], { cluster, city: input.city })
  if (forbidden) return forbidden
  const { entries, problems } = checkCodeMapEntries(input.entries)
  const wrong = [...checkSourceCode(input.source), ...problems]
  if (wrong.length > 0) return refused(...wrong)
  const { idempotencyKey, dryRun, ...content } = input
  const work = (db: Db, log: ChangeLog) => setEntries(db, log, { ...input, cluster, entries })
  return dryRun ? rehearse(hub, work) : writeOnce(hub, caller, 'setCodeMap', { idempotencyKey, content }, work)
}

const setEntries = async (db: Db, log: ChangeLog, input: SetCodeMapInput): Promise<Outcome<SourceCodeMap>> => {
  const source = await ensureSource(db, log, input)
  if (source.ok === undefined) return source
  const { id, city, code, cluster } = source.ok
  const known = await selectCodeMapEntries(db, id)
  const entries = withEntries(known.entries, input.entries, input.replaces)
  const problems = checkWholeCodeMap(entries)
  if (problems.length > 0) return refused(...problems)
  const changed = changedEntries(known.entries, entries)
  const revision = changed.length > 0 ? known.revision + 1 : known.revision
  if (changed.length > 0) {
    await insertCodeMapEntries(db, { sourceId: id, revision }, changed, log.tx)
    await log.record({
      ...{ kind: 'codeMap.set', subject: `${city}/${code}`, cluster, city, isPublic: false },
      state: { city, source: code, revision, entries: entries.map((entry) => ({ ...entry })) },
    })
  }
  return done({ city, source: code, cluster, revision, entries })
}
