import { selectClusters } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { canonicalJson } from '../changes/canonical.ts'
import type { Hub } from '../hub.ts'
import { countFigures } from './count-figures.ts'
import { countRecognition } from './count-recognition.ts'

/**
 * The clusters whose figures, added up from what the verbs keep, are not what a count of every item gives today: none, unless somebody
 * changed the tables by hand.
 */
export const compareFigures = async (hub: Hub, caller: Caller): Promise<readonly string[]> => {
  const asOf = civilDateAt(hub.now())
  const others: string[] = []
  for (const { code } of await selectClusters(hub.db)) {
    const kept = await countFigures(hub, caller, { cluster: code, asOf })
    const {
      byMode: _,
      itemIds: __,
      ...counted
    } = (await countRecognition(hub, caller, {
      cluster: code,
      asOf,
      knownAt: kept!.knownAt,
    }))!
    if (canonicalJson(kept) !== canonicalJson(counted)) others.push(code)
  }
  return others
}
