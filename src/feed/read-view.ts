import { forbidLog } from '../access/forbid-log.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { Hub } from '../hub.ts'
import { selectFeedCities } from './feed-view.sql.ts'
import { type FeedView, viewOf } from './feed-view.ts'

/** What a caller sees of a cluster today. */
export const readView = async (hub: Hub, caller: Caller, cluster: string): Promise<Outcome<FeedView>> => {
  const cities = hasForbiddenCharacter(cluster) ? undefined : await selectFeedCities(hub.db, cluster)
  if (!cities) return refusedFor('CLUSTER_UNKNOWN', { code: cluster }, ['cluster'])
  return done(viewOf(caller, cluster, cities, forbidLog(caller) === undefined))
}
