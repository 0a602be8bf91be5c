import { clustersWithDrafts, forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Hub } from '../hub.ts'
import { type MatchCandidate, selectCandidates, selectWaitingItems } from './matching.sql.ts'

export interface UnmatchedItem {
  readonly item: ServiceItem
  readonly candidates: readonly MatchCandidate[]
}

/** A page (and one more) of the items that wait to be matched, with their candidates. */
export const listUnmatchedItems = async (
  hub: Hub,
  caller: Caller,
  page: { cluster: string; after: number; first: number },
): Promise<Outcome<UnmatchedItem[]>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'COORDINATOR', 'LEADER', 'AUDITOR'], { cluster: page.cluster })
  if (forbidden) return forbidden
  const items = await selectWaitingItems(hub.db, page.cluster, page.after, page.first + 1)
  const candidates = await selectCandidates(
    hub.db,
    items.map(({ id }) => id),
    clustersWithDrafts(caller),
  )
  return done(items.map((item) => ({ item, candidates: candidates.filter(({ waitingId }) => waitingId === item.id) })))
}
