import { selectCluster } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { selectFigureFacts, selectLiveItems } from './count-figures.sql.ts'
import type { CountedRecognition, CountRecognitionInput } from './count-recognition.ts'
import { countOf, withPlainItems } from './recognition-count.ts'

/** The figures of a count: without the items themselves, and without the modes, which take a look at every declaration. */
export type CountedFigures = Omit<CountedRecognition, 'byMode' | 'itemIds'>

/**
 * The figures of all levels together, without reading item by item: what a count of 10^6 items can be asked for often. Null where the
 * cluster is unknown. The same as `countRecognition` says, which the tests compare.
 */
export const countFigures = async (
  hub: Hub,
  _caller: Caller,
  input: Omit<CountRecognitionInput, 'level'>,
): Promise<CountedFigures | null> => {
  const cluster = await selectCluster(hub.db, input.cluster)
  if (!cluster) return null
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const asked = { clusterId: cluster.id, asOf, knownAt: input.knownAt ?? null }
  const { listed, knownAt, cityCount, liveInAll, liveInPart, ...facts } = await selectFigureFacts(hub.db, asked)
  const { byMode: _, itemIds, ...others } = countOf({ ...facts, modes: [] }, null)
  // What is counted stands on a list, but for the parts of what was split: those may stand on none.
  const areListed = facts.successions.every(({ change }) => change === 'MERGED')
  const live = itemIds.length === 0 ? null : await selectLiveItems(hub.db, { ...asked, knownAt }, itemIds, areListed)
  return {
    ...withPlainItems(others, listed, facts.entries),
    ...{ asOf, knownAt, cityCount },
    liveInAll: liveInAll + (live?.liveInAll ?? 0),
    liveInPart: liveInPart + (live?.liveInPart ?? 0),
  }
}
