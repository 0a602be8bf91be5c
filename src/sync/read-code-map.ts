import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectCodeMap, selectCodeMapEntries } from './code-map.sql.ts'
import { type CodeMap, emptyCodeMap } from './code-map.ts'
import type { SourceCodeMap } from './set-code-map.ts'
import { selectSource } from './source.sql.ts'

/** The code map of a source of the caller's own city; an empty one while nothing was said of its words. */
export const readCodeMap = async (
  hub: Hub,
  caller: Caller,
  { city, source: code }: { readonly city: string; readonly source: string },
): Promise<Outcome<SourceCodeMap>> => {
  const forbidden = forbid(caller, ['PARTNER', 'COORDINATOR'], { cluster: caller.cluster ?? undefined, city })
  if (forbidden) return forbidden
  const source = await selectSource(hub.db, { city, source: code })
  if (!source || (caller.cluster !== null && caller.cluster !== source.cluster))
    return refusedFor('SOURCE_UNKNOWN', { city, source: code.slice(0, 80) }, ['source'])
  const { revision, entries } = await selectCodeMapEntries(hub.db, source.id)
  return done({ city, source: code, cluster: source.cluster, revision, entries })
}

/** The map by which rows of a source are read; for whoever may push them. */
export const readSourceMap = async (
  hub: Hub,
  { city, source: code }: { readonly city: string; readonly source: string },
): Promise<CodeMap> => {
  const source = await selectSource(hub.db, { city, source: code })
  return source ? selectCodeMap(hub.db, source.id) : emptyCodeMap
}
