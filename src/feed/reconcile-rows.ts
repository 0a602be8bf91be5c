import { selectCity } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { findSource } from '../sync/find-push.ts'
import type { FeedView } from './feed-view.ts'
import { readView } from './read-view.ts'
import { sumImplementations, sumRowsOfSource } from './reconcile.sql.ts'
import type { Reconciliation } from './reconciliation.ts'

export interface ReconcileInput {
  readonly city: string
  /** The rows that this source pushed; otherwise what the feed tells of the city's implementations. */
  readonly source?: string | null
  /** What the feed of this cluster tells, otherwise what is hub-wide; or where the source is meant. */
  readonly cluster?: string | null
  readonly after?: string | null
  /** The last key of the range. */
  readonly before?: string | null
  readonly parts?: number | null
}

export const mostParts = 256
const usualParts = 16

/**
 * Checksums of a city's rows by ranges of keys, Merkle fashion: whoever compares asks closer where they differ. A source's rows are for
 * its own city, and whoever steers its clusters. Refuses an unknown city, source or cluster, and a number of parts out of range.
 */
export const reconcileRows = async (
  hub: Hub,
  caller: Caller,
  input: ReconcileInput,
): Promise<Outcome<Reconciliation>> => {
  const { city, source, cluster } = input
  const parts = input.parts ?? usualParts
  if (!Number.isInteger(parts) || parts < 1 || parts > mostParts)
    return refused(problem('PARTS_OUT_OF_RANGE', { path: ['parts'], facts: { most: mostParts } }))
  const range = { after: input.after || null, upTo: input.before || null, parts }
  if (source) {
    const found = await findSource(hub.db, caller, { city, source, cluster })
    return found.ok === undefined ? found : done(await sumRowsOfSource(hub.db, found.ok.id, range))
  }
  if (!(await selectCity(hub.db, city))) return refusedFor('CITY_UNKNOWN', { code: city }, ['city'])
  const { ok: view, problems } = cluster ? await readView(hub, caller, cluster) : done(hubWide(city))
  return view ? done(await sumImplementations(hub.db, view, city, range)) : refused(...problems)
}

const hubWide = (city: string): FeedView => ({
  ...{ cluster: '', cities: [city], ownCity: null },
  ...{ seesDrafts: false, seesKeys: false, seesCodeMaps: false },
})
