import { selectCluster } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import type { Granularity } from '../catalogue/granularity.ts'
import type { Hub } from '../hub.ts'
import { selectCountFacts } from './count.sql.ts'
import { selectTotals } from './coverage.sql.ts'
import { countOf, type RecognitionCount } from './recognition-count.ts'

export interface CountRecognitionInput {
  readonly cluster: string
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
  readonly level?: Granularity | null
}

export interface CountedRecognition extends RecognitionCount {
  readonly asOf: CivilDate
  readonly knownAt: string
  /** Members on the day: n. */
  readonly cityCount: number
  /** Of the Y items: live in n of n cities, and in some pair but not in all. */
  readonly liveInAll: number
  readonly liveInPart: number
}

/**
 * 累计 X 批次 Y 项 of a cluster at a moment; null where the cluster is unknown. Whoever asks: it counts what is published.
 * Suspending does not change Y, only in how many cities an item is live.
 */
export const countRecognition = async (
  hub: Hub,
  _caller: Caller,
  input: CountRecognitionInput,
): Promise<CountedRecognition | null> => {
  const cluster = await selectCluster(hub.db, input.cluster)
  if (!cluster) return null
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const { knownAt, ...facts } = await selectCountFacts(hub.db, {
    clusterId: cluster.id,
    asOf,
    knownAt: input.knownAt ?? null,
  })
  const count = countOf(facts, input.level ?? null)
  const moment = { clusterId: cluster.id, asOf, knownAt }
  const { cityCount, liveInAll, liveInPart } = await selectTotals(hub.db, moment, count.itemIds)
  return { ...count, asOf, knownAt, cityCount, liveInAll, liveInPart }
}
