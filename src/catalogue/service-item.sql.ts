import { type RawBuilder, sql } from 'kysely'
import { normalCode } from '../base/credit-identifier.ts'
import { idOfHubNumber } from '../base/item-code.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { ItemKind } from './item-kind.ts'
import type { TextSearch } from './search-text.ts'
import type { ItemState, ServiceItem } from './service-item.ts'

/** An item's own columns, of `service_item i`. */
export const itemColumns = sql`i.id, i.national_code as "nationalCode", i.name, i.kind, i.granularity, i.parent_code as "parentCode", i.department,
  i.credit_identifier as "creditIdentifier", i.state, i.matching`

/** The clusters whose drafts the caller may see; null for all. Published batches are for everybody. */
export type Sight = readonly string[] | null

// Another text, not another parameter: a plan that is kept for all callers must do well for each of them.
const isBatchInSight = (sight: Sight) =>
  sight === null
    ? sql<boolean>`b.state <> 'ABANDONED'`
    : sql<boolean>`(b.state = 'PUBLISHED' or b.state <> 'ABANDONED' and c.code = any(${sight}::text[]))`

/** Whether an item stands in a batch that the caller may see (and of one cluster, or one batch of it, if named). */
export const standsInBatch = (
  sight: Sight,
  cluster: string | null = null,
  ordinal: number | null = null,
) => sql<boolean>`exists (
  select from batch_listing l join item_batch b on b.id = l.batch_id join city_cluster c on c.id = b.cluster_id
  where l.item_id = i.id and ${isBatchInSight(sight)}
    ${cluster === null ? sql`` : sql`and c.code = ${cluster}`} ${ordinal === null ? sql`` : sql`and b.ordinal = ${ordinal}`})`

/** Whether an item stands in a batch that the caller may see, for statements of the domains to the right. */
export const isInSight = (sight: Sight, itemId: RawBuilder<number>) =>
  sql<boolean>`exists (select from service_item i where i.id = ${itemId} and ${standsInBatch(sight)})`

// A local code is its cluster's: a draft there must not be read off an item that another cluster has published.
const isCodeInSight = (sight: Sight) => sql<boolean>`(code.cluster_id is null or exists (
  select from batch_listing l join item_batch b on b.id = l.batch_id join city_cluster c on c.id = b.cluster_id
  where l.item_id = code.item_id and b.cluster_id = code.cluster_id and ${isBatchInSight(sight)}))`

export const selectItems = async (db: Db, ids: readonly number[]): Promise<ServiceItem[]> => {
  const { rows } =
    await sql<ServiceItem>`${keptPlan} select ${itemColumns} from service_item i where i.id = any(${ids}::bigint[])`.execute(
      db,
    )
  return rows
}

/** What a code may be: as it was written, as codes are compared, and the number that the hub itself gave. */
export interface CodeTerms {
  readonly code: string | RawBuilder<string>
  readonly normal: string | RawBuilder<string>
  readonly number: number | null | RawBuilder<number>
}

export const termsOf = (code: string) => ({ code, normal: normalCode(code), number: idOfHubNumber(code) })

/**
 * The items that a code may mean, as far as the caller may see them; for statements of the domains to the right as well. Asked in
 * a cluster, local codes are its own: another's same code means another item. Each of the few is looked for in its batches: a
 * sub-select, because as a condition it may be joined with the items of all batches.
 */
export const itemsOfCode = (
  { code, normal, number }: CodeTerms,
  sight: Sight,
  clusterId: RawBuilder<number> | null = null,
): RawBuilder<ServiceItem> => {
  const isOfCluster = clusterId === null ? sql`true` : sql`(code.cluster_id is null or code.cluster_id = ${clusterId})`
  return sql<ServiceItem>`
    select ${itemColumns} from service_item i where (select ${standsInBatch(sight)}) and i.id in (
      select id from service_item where national_code = ${normal}
      union select id from service_item where id = ${number}
      union select item_id from service_item_code code where code.code in (${code}, ${normal})
        and ${isOfCluster} and ${isCodeInSight(sight)})`
}

/** More than one only for a local code of several clusters, if none of them is named. */
export const selectItemsByCode = async (
  db: Db,
  code: string,
  sight: Sight,
  clusterId: number | null = null,
): Promise<ServiceItem[]> => {
  const asked = itemsOfCode(termsOf(code), sight, clusterId === null ? null : sql<number>`${clusterId}`)
  const { rows } = await sql<ServiceItem>`${keptPlan} ${asked} limit 2`.execute(db)
  return rows
}

export interface ItemFilter {
  readonly cluster: string
  readonly batch?: number | null
  readonly kind?: ItemKind | null
  readonly state?: ItemState | null
  readonly text?: TextSearch | null
}

const matches = (filter: ItemFilter, stands: RawBuilder<boolean>) => sql`
  ${stands}
  and (${filter.kind ?? null}::text is null or i.kind = ${filter.kind ?? null})
  and (${filter.state ?? null}::text is null or i.state = ${filter.state ?? null})
  ${
    filter.text
      ? sql`and i.search @@ ${filter.text.query}::tsquery
        and (position(${filter.text.piece} in i.name_normal) > 0 or position(${filter.text.piece} in i.initials) > 0)`
      : sql``
  }`

const standsFor = ({ cluster, batch = null }: ItemFilter, sight: Sight) => standsInBatch(sight, cluster, batch)

/** How many items match, of about how many in the catalogue. */
export interface ItemCount {
  readonly matching: number
  readonly about: number
}

const about = sql<number>`(select reltuples::bigint from pg_class where oid = 'service_item'::regclass)`

export const countItems = async (db: Db, filter: ItemFilter, sight: Sight): Promise<number> => {
  const { rows } = await sql<{ count: number }>`${keptPlan}
    select count(*) as count from service_item i where ${matches(filter, standsFor(filter, sight))}
  `.execute(db)
  return rows[0]!.count
}

/** What a page of items is asked for beside its filter; the place is the sort key and id of the last one seen. */
export interface ItemPageAsked {
  readonly after: { readonly sortKey: string; readonly id: number } | null
  readonly limit: number
}

/** An item on a page, with what the page is sorted by. */
export type PagedItem = ServiceItem & { readonly sortKey: string }

// To look through a page's worth of matches in their order, or to find all and sort them: some 2 µs for each that is seen, 4 µs for each found.
const areCommon = ({ matching, about }: ItemCount, limit: number): boolean =>
  about > 0 && matching ** 2 > (about * limit) / 2

/**
 * A page of items by pinyin. The database takes any text for as rare as any other; where it is known to be common the items are
 * walked in their order until the page is full, and judged one by one: of 10^6 items a fiftieth of the time.
 */
export const selectItemPage = async (
  db: Db,
  filter: ItemFilter,
  sight: Sight,
  { after, limit }: ItemPageAsked,
  count: ItemCount | null = null,
): Promise<PagedItem[]> => {
  const follows = after ? sql`(i.sort_key, i.id) > (${after.sortKey}, ${after.id})` : sql`true`
  const stands = standsFor(filter, sight)
  // `offset 0`: what is inside is done first, whatever the database thinks of it.
  const found =
    count === null
      ? sql`service_item i where ${matches(filter, stands)} and ${follows}`
      : areCommon(count, limit)
        ? sql`(select * from service_item i where ${follows} order by i.sort_key, i.id offset 0) i where ${matches(filter, sql<boolean>`(select ${stands})`)}`
        : sql`(select * from service_item i where ${matches(filter, stands)} offset 0) i where ${follows}`
  const { rows } = await sql<PagedItem>`${keptPlan}
    select ${itemColumns}, i.sort_key as "sortKey" from ${found} order by i.sort_key, i.id limit ${limit}
  `.execute(db)
  return rows
}

/** The same with the number of all that match, by one statement. */
export const selectCountedPage = async (
  db: Db,
  filter: ItemFilter,
  sight: Sight,
  { after, limit }: ItemPageAsked,
): Promise<{ readonly count: ItemCount; readonly page: PagedItem[] }> => {
  const follows = after ? sql`(sort_key, id) > (${after.sortKey}, ${after.id})` : sql`true`
  const { rows } = await sql<{ matching: number; about: number; page: PagedItem[] }>`${keptPlan}
    with found as materialized (select i.id, i.sort_key from service_item i where ${matches(filter, standsFor(filter, sight))}),
    place as materialized (select id from found where ${follows} order by sort_key, id limit ${limit})
    select (select count(*) from found) as matching, ${about} as about, (select coalesce(json_agg(item), '[]')
      from (select ${itemColumns}, i.sort_key as "sortKey" from service_item i where i.id in (select id from place)
        order by i.sort_key, i.id) item) as page
  `.execute(db)
  const { page, ...count } = rows[0]!
  return { count, page }
}

export interface FurtherCode {
  readonly itemId: number
  readonly code: string
  readonly scheme: 'LOCAL' | 'IMPLEMENTATION'
  readonly cluster: string | null
}

/** The further codes of items, as far as the caller may see a batch of the cluster whose codes they are. */
export const selectFurtherCodes = async (db: Db, itemIds: readonly number[], sight: Sight): Promise<FurtherCode[]> => {
  const { rows } = await sql<FurtherCode>`
    select item_id as "itemId", code.code, scheme, cluster.code as "cluster"
    from service_item_code code left join city_cluster cluster on cluster.id = code.cluster_id
    where item_id = any(${itemIds}::bigint[]) and ${isCodeInSight(sight)} order by item_id, scheme, code.code
  `.execute(db)
  return rows
}
