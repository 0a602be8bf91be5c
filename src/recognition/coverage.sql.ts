import { type RawBuilder, sql } from 'kysely'
import { isInSight, itemColumns, type Sight } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'
import { pairsOf } from './item-coverage.sql.ts'
import {
  type ClusterMoment,
  isMergedThen,
  isPublishedThen,
  lastKnown,
  listingsThen,
  membersThen,
  publishedThen,
} from './published.sql.ts'
import { type ItemFacts, itemFacts, type Moment } from './standing.sql.ts'

/** What is asked of a cluster, by its code: all published items, or those of a batch, of a draft too where the caller may read it. */
export interface CoverageQuestion extends Moment {
  readonly cluster: string
  readonly ordinal: number | null
  readonly mayReadDrafts: boolean
  readonly sight: Sight
}

/** The keyset of a page: the sort key and id of the last item seen. */
export interface ItemPlace {
  readonly sortKey: string
  readonly id: number
}

export interface CoverageTotals {
  readonly cityCount: number
  readonly itemCount: number
  readonly liveInAll: number
  readonly liveInPart: number
}

/** A page of items in their order, one more than asked for if more follow, and the facts of each. */
export interface CoverageRow extends CoverageTotals {
  /** When the hub last heard of anything, as far as it is asked. */
  readonly knownAt: string
  readonly places: readonly (ItemPlace & { readonly found: ServiceItem })[]
  readonly facts: readonly ItemFacts[]
}

/**
 * The totals over all items, and a page of them with the facts of each, by one statement: none where the cluster is unknown, or
 * the batch at that moment. The pairs of an item are those that the verbs counted; whether it is published is judged here.
 */
export const selectCoverage = async (
  db: Db,
  question: CoverageQuestion,
  after: ItemPlace | null,
  limit: number,
): Promise<CoverageRow | undefined> => {
  const { cluster, ordinal, sight, asOf, knownAt } = question
  const moment = { asOf, knownAt, clusterId: sql<number>`(select id from asked_cluster)` }
  const follows = after === null ? sql`true` : sql`(item.sort_key, item.id) > (${after.sortKey}, ${after.id}::bigint)`
  const facts = itemFacts({ ...moment, cities: null, withContent: false }, sql`i.id in (select id from place)`)
  const { rows } = await sql<CoverageRow>`
    with recursive asked_cluster as materialized (select id from city_cluster where code = ${cluster}),
    ${ordinal === null ? publishedItems(moment, null) : itemsOfBatch(moment, ordinal, question.mayReadDrafts)}, ${counted(moment)},
    place as materialized (select item.id, item.sort_key from item
      where ${follows} and (not item.is_heir or ${isInSight(sight, sql`item.id`)}) order by item.sort_key, item.id limit ${limit})
    select ${totals}, ${lastKnown(knownAt)} as "knownAt",
      (select coalesce(json_agg(json_build_object('id', p.id, 'sortKey', p.sort_key, 'found', (select row_to_json(found)
        from (select ${itemColumns} from service_item i where i.id = p.id) found)) order by p.sort_key, p.id), '[]') from place p) as places,
      (select coalesce(json_agg(facts), '[]') from (${facts}) facts) as facts
    from asked_cluster, total where ${ordinal === null ? sql`true` : sql`exists (select from asked_batch)`}
  `.execute(db)
  return rows[0]
}

/** Totals of some items alone, where X and Y are counted. */
export const selectTotals = async (
  db: Db,
  moment: ClusterMoment,
  itemIds: readonly number[],
): Promise<CoverageTotals> => {
  const { rows } = await sql<CoverageTotals>`
    with recursive ${publishedItems(moment, null)}, ${counted(moment, sql`item.id = any(${itemIds}::bigint[])`)} select ${totals} from total
  `.execute(db)
  return rows[0]!
}

const totals = sql`total.cities as "cityCount", total.items as "itemCount", total.in_all as "liveInAll", total.in_part as "liveInPart"`

/** `total`, of the items; only what is published can be live. Pairs are looked up item by item, for an item's history may be long. */
const counted = (moment: ClusterMoment, isAsked = sql<boolean>`true`): RawBuilder<unknown> => sql`
  ${membersThen(moment)},
  total as materialized (select n as cities, count(id) as items, count(*) filter (where pairs > 0 and pairs = n * (n - 1)) as in_all,
      count(*) filter (where pairs > 0 and pairs < n * (n - 1)) as in_part
    from (select count(*) as n from member) members left join lateral (select item.id, 
        case when item.is_published then ${pairsOf(sql`item.id`, moment)} end as pairs from item where ${isAsked}) covered on true group by n)`

/** `item`, each once: what is published by any batch, or by one. */
const publishedItems = (moment: ClusterMoment, ordinal: number | null, more = sql``): RawBuilder<unknown> => sql`
  ${publishedThen(moment, ordinal)},
  item as not materialized (select id, sort_key, is_heir, true as is_published from published ${more})`

/** The same of one batch; of a draft, and so `asked_batch`, the whole list, published elsewhere or not. */
const itemsOfBatch = (moment: ClusterMoment, ordinal: number, mayReadDrafts: boolean): RawBuilder<unknown> => {
  const drafted = sql`union all select i.id, i.sort_key, false, i.state <> 'CANCELLED' and not ${isMergedThen(sql`i.id`, moment)}
      and exists (select from (${listingsThen(sql`i.id`, moment)}) listing where is_in)
    from asked_batch b join batch_item l on l.batch_id = b.id join service_item i on i.id = l.item_id where not b.is_published`
  return sql`
  asked_batch as materialized (select b.id, ${isPublishedThen(moment)} as is_published from item_batch b
    where b.cluster_id = ${moment.clusterId} and b.ordinal = ${ordinal} and b.state <> 'ABANDONED'
      and ${mayReadDrafts ? sql`true` : isPublishedThen(moment)}),
  ${publishedItems(moment, ordinal, mayReadDrafts ? drafted : sql``)}`
}
