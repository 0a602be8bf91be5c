import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type ChunkSummary, selectChunkSummaries } from './chunk.sql.ts'
import { type FoundPush, findPush, findSource, type PushName } from './find-push.ts'
import { selectPushes } from './push.sql.ts'
import type { SourceName } from './source.sql.ts'
import type { SyncPush } from './sync-push.ts'
import type { SyncSource } from './sync-source.ts'

/** The pushes of a source before one of them, the newest first. */
export const listPushes = async (
  hub: Hub,
  caller: Caller,
  name: SourceName & { readonly before: number | null; readonly limit: number },
): Promise<Outcome<{ readonly source: SyncSource; readonly pushes: SyncPush[] }>> => {
  const source = await findSource(hub.db, caller, name)
  if (source.ok === undefined) return source
  return done({ source: source.ok, pushes: await selectPushes(hub.db, source.ok.id, name.before, name.limit) })
}

/** A push with its first chunks. */
export const findPushWithChunks = async (
  hub: Hub,
  caller: Caller,
  name: PushName & { readonly limit: number },
): Promise<Outcome<FoundPush & { readonly chunks: ChunkSummary[] }>> => {
  const found = await findPush(hub, caller, name)
  if (found.ok === undefined) return found
  return done({ ...found.ok, chunks: await selectChunkSummaries(hub.db, found.ok.push.id, name.limit) })
}
