import { selectCluster } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectDocument } from './document.sql.ts'
import { forbidReading } from './list-progress.ts'

/** A document by its SHA-256 (hex), if it is attached in the cluster. For keys of the cluster. */
export const fetchDocument = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, hash }: { readonly cluster: string; readonly hash: string },
): Promise<Outcome<{ readonly name: string; readonly content: Uint8Array }>> => {
  const forbidden = forbidReading(caller, code)
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const found = /^[0-9a-f]{64}$/.test(hash) ? await selectDocument(hub.db, cluster.id, hash) : undefined
  return found ? done(found) : refusedFor('DOCUMENT_UNKNOWN', { hash: hash.slice(0, 64) }, ['hash'])
}
