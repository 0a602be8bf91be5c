import { clustersWithDrafts, forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { cadenceOf, endOf, type Period, periodOf, previousPeriod, readPeriod, startOf } from '../base/period.ts'
import { problem } from '../base/problem.ts'
import { goodGradesOn } from '../catalogue/rating-rules.ts'
import { selectItemsByCode } from '../catalogue/service-item.sql.ts'
import type { Hub } from '../hub.ts'
import { selectJudgingCluster } from './light-rule-set.sql.ts'
import { refuseForeign } from './refuse-foreign.ts'
import {
  type ItemUse,
  selectUseByItem,
  selectUseTotals,
  selectZombies,
  type UseQuestion,
  type UseTotals,
  type ZombieItem,
} from './service-use.sql.ts'

export interface ServiceUseInput {
  readonly cluster: string
  /** Months; by default the twelve that ended last. */
  readonly from?: Period | null
  readonly to?: Period | null
  readonly city?: string | null
  readonly item?: string | null
  readonly knownAt?: string | null
}

/** What was asked, made sure of: for the pages of the same question. */
export interface UseScope extends UseQuestion {
  readonly lastDay: CivilDate
}

export interface ServiceUse extends UseTotals {
  readonly from: Period
  readonly to: Period
  /** Of the five grades the first so many are good, by the cluster's rule on the last day. */
  readonly goodGrades: number
  readonly scope: UseScope
}

const yearBefore = (month: Period): Period => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`

/** The twelve months before the one in which a day lies. */
const usualMonths = (today: CivilDate): readonly [Period, Period] => {
  const running = periodOf('MONTH', today)
  return [yearBefore(running), previousPeriod(running)]
}

const isMonth = (text: string): boolean => {
  const period = readPeriod(text)
  return period !== null && cadenceOf(period) === 'MONTH'
}

/**
 * How the services of a cluster are used and judged in some months: cases counted once, at the accepting city, by month, pair and city, with the cities' hotline figures and ratings. For every key that reaches the cluster.
 */
export const readServiceUse = async (
  hub: Hub,
  caller: Caller,
  input: ServiceUseInput,
): Promise<Outcome<ServiceUse>> => {
  const forbidden = forbid(caller, roles, { cluster: input.cluster })
  if (forbidden) return forbidden
  const today = civilDateAt(hub.now())
  const usual = usualMonths(today)
  const [from, to] = [input.from ?? usual[0], input.to ?? usual[1]]
  const wrong = [from, to].find((month) => !isMonth(month))
  if (wrong !== undefined) return refused(problem('USE_MONTH_INVALID', { facts: { found: wrong.slice(0, 40) } }))
  if (from > to) return refusedFor('INTERVAL_EMPTY', {}, ['to'])
  const knownAt = input.knownAt ?? null
  const cluster = await selectJudgingCluster(hub.db, input.cluster, knownAt)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const sight = clustersWithDrafts(caller)
  const [item] = input.item ? await selectItemsByCode(hub.db, input.item, sight, cluster.id) : []
  if (input.item && !item) return refusedFor('ITEM_UNKNOWN', { code: input.item }, ['item'])
  const scope: UseScope = {
    clusterId: cluster.id,
    from: startOf(from),
    to: startOf(to),
    // What is declared for days to come has had no time to be used.
    lastDay: [endOf(to), today].sort()[0]!,
    city: input.city ?? null,
    itemId: item?.id ?? null,
    knownAt,
  }
  const totals = await selectUseTotals(hub.db, scope)
  const foreign = totals.byCity.length === 0 && (await refuseForeign(hub.db, input.cluster, input.city))
  if (foreign) return foreign
  return done({ ...totals, from, to, goodGrades: goodGradesOn(cluster.rules, scope.lastDay), scope })
}

/** A page of the items that were used, the most used first; one more than asked for if more follow. */
export const listUseByItem = (
  hub: Hub,
  caller: Caller,
  scope: UseScope,
  after: { readonly cases: number; readonly id: number } | null,
  first: number,
): Promise<ItemUse[]> => selectUseByItem(hub.db, { ...scope, sight: clustersWithDrafts(caller) }, after, first + 1)

/** A page of the items that could have been used and were not, whatever the city; one more than asked for if more follow. */
export const listZombies = (
  hub: Hub,
  caller: Caller,
  scope: UseScope,
  after: number,
  first: number,
): Promise<{ readonly count: number; readonly items: readonly ZombieItem[] }> =>
  selectZombies(hub.db, { ...scope, sight: clustersWithDrafts(caller) }, after, first + 1)
