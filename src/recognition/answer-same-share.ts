import type { City } from '../access/city-cluster.ts'
import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { breather } from '../base/breathe.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { readClusterSettings } from '../catalogue/read-settings.ts'
import type { Hub } from '../hub.ts'
import { selectBatches } from './batch.sql.ts'
import { comparisonOf } from './comparison.ts'
import { selectComparable } from './same-share.sql.ts'
import { openShares, type SameShares } from './same-share.ts'
import { type Moment, selectItemFacts } from './standing.sql.ts'

export interface SameShareInput {
  readonly cluster: string
  /** At most twelve; the members of the day, if not given. */
  readonly cities?: readonly string[] | null
  /** A published one; all published items of the cluster, if not given. */
  readonly batch?: number | null
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

export interface SameShareReport extends SameShares {
  /** Those compared: members, by code. */
  readonly cities: readonly City[]
  readonly asOf: CivilDate
  readonly knownAt: string
}

const mostCities = 12
/** Implementations: items times cities. */
const most = 20_000
const atATime = 2_000

/**
 * The share of items that are the same (四同一互), in all, per pair, department and batch. Reads implementations a bounded number
 * at a time and keeps only counts; refuses more than twelve cities or 20,000 implementations. Null where cluster or batch is
 * unknown. For whoever has a key that reaches the cluster: it is an office's figure, and costs the most of all questions.
 */
export const answerSameShare = async (
  hub: Hub,
  caller: Caller,
  input: SameShareInput,
): Promise<Outcome<SameShareReport | null>> => {
  const { cluster: code, batch: ordinal = null } = input
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  const day = { asOf: input.asOf ?? civilDateAt(hub.now()), knownAt: input.knownAt ?? null }
  if (!cluster || (ordinal !== null && !(await isPublished(hub, code, ordinal, day)))) return done(null)

  const given = input.cities ? [...new Set(input.cities)] : null
  const asked = { clusterId: cluster.id, ...day }
  const { cities, items, knownAt } = await selectComparable(hub.db, asked, { cities: given, ordinal, most })
  const cityCount = Math.max(cities.length, given?.length ?? 0)
  if (cityCount > mostCities || cities.length * items.length > most)
    return refusedFor('COMPARISON_TOO_LARGE', { cities: cityCount, mostCities, most }, ['cities'])

  // Known at the very moment of the list: what is recorded meanwhile is in no chunk.
  const moment = { ...asked, knownAt }
  const { conversion } = await readClusterSettings(hub.db, code, moment)
  const shares = openShares()
  const breathe = breather()
  const chunk = Math.floor(atATime / mostCities)
  for (let from = 0; from < items.length && cities.length > 1; from += chunk) {
    const part = new Map(items.slice(from, from + chunk).map((item) => [item.itemId, item]))
    const question = {
      ...moment,
      itemIds: [...part.keys()],
      cities: cities.map((city) => city.code),
      withContent: true,
    }
    for (const facts of await selectItemFacts(hub.db, question)) {
      shares.add({ ...part.get(facts.itemId)!, comparison: comparisonOf(facts, conversion) })
      await breathe()
    }
  }
  return done({ ...shares.shares(), cities, asOf: day.asOf, knownAt })
}

const isPublished = async ({ db }: Hub, cluster: string, ordinal: number, day: Moment): Promise<boolean> =>
  (await selectBatches(db, { cluster, ordinal, publishedOnly: true, ...day })).length > 0
