import { clustersWithDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import type { Sight } from '../catalogue/service-item.sql.ts'
import type { Hub } from '../hub.ts'
import type { Language } from '../report/problem-wording.ts'
import { type Loaders, openLoaders } from './loaders.ts'

/** What a request brings to the resolvers. */
export interface Context {
  readonly hub: Hub
  readonly caller: Caller
  readonly language: Language
  readonly sight: Sight
  readonly load: Loaders
}

export const openContext = (hub: Hub, caller: Caller, language: Language): Context => {
  const sight = clustersWithDrafts(caller)
  return { hub, caller, language, sight, load: openLoaders(hub.db, sight) }
}
