import { selectCluster } from '../access/cluster.sql.ts'
import { clustersWithDrafts, forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { TimeLimit } from '../calendar/due-date.ts'
import { worstConsistencyProblems } from '../catalogue/consistency.ts'
import { selectLastVersions } from '../catalogue/implementation.sql.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import { readCitySettings, readClusterSettings } from '../catalogue/read-settings.ts'
import { lockItems } from '../catalogue/resolve-items.sql.ts'
import { selectItemsByCode } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { LimitConversion } from '../catalogue/time-limit.ts'
import { rehearse } from '../changes/write.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import type { AffectedRecognition } from './affected-recognition.ts'
import { comparisonOf } from './comparison.ts'
import { countRecognition } from './count-recognition.ts'
import { type FigureChange, figureChanges, figuresOfItem } from './impact-figures.ts'
import { itemDifferences } from './item-differences.ts'
import { type ClusterMoment, selectOrdinalsOfItem } from './published.sql.ts'
import { recordVersion } from './record-implementation.ts'
import { selectItemFacts } from './standing.sql.ts'

/** A change of one implementation that is thought of: its state, its time limit, or both. */
export interface ImpactInput {
  readonly cluster: string
  /** Code or number. */
  readonly item: string
  readonly city: string
  readonly state?: ImplementationState | null
  readonly committedLimit?: TimeLimit | null
}

/** What it would change if it were recorded today. */
export interface Impact {
  readonly item: ServiceItem
  readonly asOf: CivilDate
  /** The cluster's recognitions whose state would change. */
  readonly affected: readonly AffectedRecognition[]
  /** Ordinals of the published batches in which the item stands. */
  readonly batches: readonly number[]
  /** The figures of the next count; of them, the items that are live in n of n cities. */
  readonly figures: readonly FigureChange[]
  readonly liveInAllBefore: number
  readonly liveInAllAfter: number
  /** Whether the item is the same in all member cities (四同一互), before and after. */
  readonly isSameBefore: boolean
  readonly isSameAfter: boolean
}

/**
 * What changes if a city suspends, cancels or re-times its implementation of an item. The very work of `recordImplementation`,
 * undone afterwards, and so refused where that would be; the problems are those that the change would bring, not those that
 * the implementation has already. Whoever steers the cluster may ask of every city.
 */
export const impactOf = async (hub: Hub, caller: Caller, input: ImpactInput): Promise<Outcome<Impact>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'LEADER', 'AUDITOR', 'COORDINATOR'], { cluster: input.cluster })
  if (forbidden) return forbidden
  if (!input.state && !input.committedLimit) return refusedFor('CHANGE_MISSING', {}, ['state'])
  const asOf = civilDateAt(hub.now())
  return rehearse(hub, async (db, log): Promise<Outcome<Impact>> => {
    const cluster = await selectCluster(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const [item, another] = await selectItemsByCode(db, input.item, clustersWithDrafts(caller), cluster.id)
    if (!item || another) return refusedFor('ITEM_UNKNOWN', { code: input.item }, ['item'])
    await lockItems(db, [item.id])
    const last = (await selectLastVersions(db, [item.id], input.city)).get(item.id)
    if (!last?.content) return refusedFor('CONTENT_MISSING', { item: input.item }, ['item'])

    const moment = { clusterId: cluster.id, asOf, knownAt: null }
    const { conversion } = await readClusterSettings(db, input.cluster, moment)
    const count = await countRecognition({ ...hub, db }, caller, { cluster: input.cluster, asOf })
    const before = await readItem(db, moment, item.id, conversion)
    const change = {
      ...{ item: input.item, city: input.city, state: input.state ?? last.state, dryRun: true },
      content: { ...last.content, ...(input.committedLimit ? { committedLimit: input.committedLimit } : {}) },
    }
    const recorded = await recordVersion(db, log, caller, change, asOf)
    if (recorded.ok === undefined) return recorded
    const after = await readItem(db, moment, item.id, conversion)
    const figures = figureChanges(count!, item.id, before, after)
    const live = figures.find(({ figure }) => figure === 'LIVE_IN_ALL')!
    const impact = {
      ...{ item, asOf, figures, liveInAllBefore: live.before, liveInAllAfter: live.after },
      ...{ isSameBefore: before.isSame, isSameAfter: after.isSame },
      affected: recorded.ok.affected.filter((one) => one.cluster === input.cluster),
      batches: await selectOrdinalsOfItem(db, item.id, moment),
    }
    const known = worstConsistencyProblems(last.content, await readCitySettings(db, input.city, asOf))
    return done(impact, newProblems(recorded.problems, known))
  })
}

const readItem = async (db: Db, moment: ClusterMoment, itemId: number, conversion: LimitConversion) => {
  const [facts] = await selectItemFacts(db, { ...moment, itemIds: [itemId], cities: null, withContent: true })
  return { ...figuresOfItem(facts!), isSame: itemDifferences(comparisonOf(facts!, conversion)).isSame }
}

const newProblems = (problems: readonly Problem[], before: readonly Problem[]): Problem[] => {
  const known = new Set(before.map(({ code, field }) => `${code}/${field}`))
  return problems.filter(({ code, field }) => !known.has(`${code}/${field}`))
}
