import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type CodeMapRevision, selectCodeMapRevisions } from './code-map.sql.ts'
import { findSource } from './find-push.ts'
import type { SourceName } from './source.sql.ts'

/** The last versions of a source's code map, the newest first, each with what it said anew; for whoever may set it. */
export const listCodeMapRevisions = async (
  hub: Hub,
  caller: Caller,
  name: SourceName & { readonly limit: number },
): Promise<Outcome<CodeMapRevision[]>> => {
  const source = await findSource(hub.db, caller, name, ['PARTNER', 'COORDINATOR'])
  return source.ok === undefined ? source : done(await selectCodeMapRevisions(hub.db, source.ok.id, name.limit))
}
