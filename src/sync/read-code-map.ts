import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectCodeMap, selectCodeMapEntries } from './code-map.sql.ts'
import { type CodeMap, emptyCodeMap } from './code-map.ts'
import { clusterFor, findSource } from './find-push.ts'
import type { SourceCodeMap } from './set-code-map.ts'
import { type SourceName, selectSource } from './source.sql.ts'

/** The code map of a source of the caller's own city; an empty one while nothing was said of its words. */
export const readCodeMap = async (hub: Hub, caller: Caller, name: SourceName): Promise<Outcome<SourceCodeMap>> => {
  const source = await findSource(hub.db, caller, name, ['PARTNER', 'COORDINATOR'])
  if (source.ok === undefined) return source
  const { id, city, code, cluster } = source.ok
  const { revision, entries } = await selectCodeMapEntries(hub.db, id)
  return done({ city, source: code, cluster, revision, entries })
}

/** The map by which rows of a source are read; for whoever may push them. */
export const readSourceMap = async (hub: Hub, caller: Caller, name: SourceName): Promise<CodeMap> => {
  const source = await selectSource(hub.db, { ...name, cluster: clusterFor(caller, name) })
  return source ? selectCodeMap(hub.db, source.id) : emptyCodeMap
}
