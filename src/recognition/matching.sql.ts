import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { normalCode } from '../base/credit-identifier.ts'
import { idOfHubNumber } from '../base/item-code.ts'
import { isInSight, type Sight } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'

/**
 * Whether an item came by a push of one of the cluster's sources: for matching it is seen there, listed or not, and nowhere else.
 * What is pushed into a sandbox is matched with nothing.
 */
const isPushedIn = (itemId: RawBuilder<number>, clusters: RawBuilder<boolean>) => sql<boolean>`exists (
  select from sync_row r join sync_source s on s.id = r.source_id join city_cluster c on c.id = s.cluster_id
  where r.item_id = ${itemId} and not c.is_sandbox and ${clusters})`

/** Items of a cluster's batches and pushes that wait to be matched, in the order they came. */
export const selectWaitingItems = async (
  db: Db,
  cluster: string,
  after: number,
  limit: number,
): Promise<ServiceItem[]> => {
  const { rows } = await sql<ServiceItem>`
    select i.id, i.national_code as "nationalCode", i.name, i.kind, i.granularity, i.parent_code as "parentCode", i.department,
      i.credit_identifier as "creditIdentifier", i.state, i.matching
    from service_item i where i.matching = 'WAITING' and i.id > ${after}
      and (exists (select from batch_listing l join item_batch b on b.id = l.batch_id join city_cluster c on c.id = b.cluster_id
          where l.item_id = i.id and c.code = ${cluster} and b.state <> 'ABANDONED')
        or ${isPushedIn(sql`i.id`, sql`c.code = ${cluster}`)})
    order by i.id limit ${limit}
  `.execute(db)
  return rows
}

export interface MatchCandidate {
  readonly waitingId: number
  readonly itemId: number
  readonly similarity: number
  readonly sameDepartment: boolean
}

/** Up to five candidates an item: active, visible to the caller, of a like name; the same department weighs a little. */
export const selectCandidates = async (
  db: Db,
  waitingIds: readonly number[],
  sight: Sight,
): Promise<MatchCandidate[]> => {
  const { rows } = await sql<MatchCandidate>`
    select w.id as "waitingId", best.id as "itemId", best.similarity, best.same as "sameDepartment"
    from service_item w cross join lateral (
      select i.id, bigram_similarity(w.name_normal, i.name_normal) as similarity, coalesce(i.department = w.department, false) as same
      from service_item i
      where i.search @@ like_name_query(w.name_normal) and i.id <> w.id and i.state = 'ACTIVE'
        and bigram_similarity(w.name_normal, i.name_normal) >= 0.5
        and (exists (select from batch_listing l join item_batch b on b.id = l.batch_id join city_cluster c on c.id = b.cluster_id
            where l.item_id = i.id and b.state <> 'ABANDONED'
              and (b.state = 'PUBLISHED' or ${sight === null}::boolean or c.code = any(${sight ?? []}::text[])))
          or ${isPushedIn(sql`i.id`, sql`(${sight === null}::boolean or c.code = any(${sight ?? []}::text[]))`)})
      order by bigram_similarity(w.name_normal, i.name_normal) + case when i.department = w.department then 0.1 else 0 end desc, i.id
      limit 5) best
    where w.id = any(${waitingIds}::bigint[])
    order by w.id, best.similarity + case when best.same then 0.1 else 0 end desc, best.id
  `.execute(db)
  return rows
}

/** An item as a decision names it, and whether it stands in one of the cluster's batches, or in a published one. */
export interface NamedItem {
  readonly asked: string
  readonly id: number
  readonly nationalCode: string | null
  readonly name: string
  readonly state: string
  readonly matching: string
  readonly isOfCluster: boolean
  readonly isPublished: boolean
  /** What it was merged into. */
  readonly successor: { readonly id: number; readonly nationalCode: string | null } | null
}

/** The items behind codes of any kind, taken for this transaction in the order of their ids (see `lockItems`). */
export const selectItemsToMatch = async (
  db: Db,
  cluster: string,
  codes: readonly string[],
): Promise<Map<string, NamedItem>> => {
  const asked = codes.map((code) => ({ code, normal: normalCode(code), id: idOfHubNumber(code) }))
  const { rows } = await sql<NamedItem>`
    with asked as (select * from json_to_recordset(${JSON.stringify(asked)}::json) as r(code text, normal text, id bigint)),
    found as (
      select code as asked, id from asked where id is not null
      union select asked.code, i.id from asked join service_item i on i.national_code = asked.normal
      union select asked.code, c.item_id from asked join service_item_code c on c.code in (asked.code, asked.normal)
        and (c.cluster_id is null or c.cluster_id = (select id from city_cluster where code = ${cluster})))
    select found.asked, i.id, i.national_code as "nationalCode", i.name, i.state, i.matching,
      (exists (select from batch_listing l join item_batch b on b.id = l.batch_id join city_cluster c on c.id = b.cluster_id
          where l.item_id = i.id and c.code = ${cluster} and b.state <> 'ABANDONED')
        or ${isPushedIn(sql`i.id`, sql`c.code = ${cluster}`)}) as "isOfCluster",
      exists (select from batch_listing l join item_batch b on b.id = l.batch_id
        where l.item_id = i.id and b.state = 'PUBLISHED') as "isPublished",
      (select json_build_object('id', s.id, 'nationalCode', s.national_code) from item_lineage g join service_item s on s.id = g.successor_id
        where g.predecessor_id = i.id and g.change = 'MERGED') as successor
    from found join service_item i on i.id = found.id order by i.id for no key update of i
  `.execute(db)
  return new Map(rows.map((row) => [row.asked, row]))
}

/** A decision on an item that waited: the same as another, or (null) new. */
export interface NewMatch {
  readonly itemId: number
  readonly sameAs: number | null
}

/** Writes decisions: the item is confirmed, and one that is the same as another is merged into it. */
export const insertMatches = async (
  db: Db,
  matches: readonly NewMatch[],
  decidedOn: CivilDate,
  tx: number,
): Promise<void> => {
  await sql`
    with decided as (select * from json_to_recordset(${JSON.stringify(matches)}::json) as r("itemId" bigint, "sameAs" bigint)),
    match as (insert into item_match (item_id, same_as, decided_on, recorded_in)
      select "itemId", "sameAs", ${decidedOn}::date, ${tx} from decided),
    lineage as (insert into item_lineage (predecessor_id, successor_id, change, effective_on, recorded_in)
      select "itemId", "sameAs", 'MERGED', ${decidedOn}::date, ${tx} from decided where "sameAs" is not null)
    update service_item set matching = 'CONFIRMED', state = case when decided."sameAs" is null then state else 'MERGED' end
    from decided where service_item.id = decided."itemId"
  `.execute(db)
}

/** A step in the lineage of items, named by their codes. */
export interface LineageStep {
  readonly itemId: number
  readonly change: 'MERGED' | 'SPLIT'
  readonly predecessorId: number
  readonly successorId: number
  readonly effectiveOn: CivilDate
}

/** The steps whose both ends the caller may see: an item may have become one that is only in a draft. */
export const selectLineage = async (db: Db, itemIds: readonly number[], sight: Sight): Promise<LineageStep[]> => {
  const { rows } = await sql<LineageStep>`
    select asked.id as "itemId", l.change, l.predecessor_id as "predecessorId", l.successor_id as "successorId",
      l.effective_on as "effectiveOn"
    from unnest(${itemIds}::bigint[]) as asked(id) join item_lineage l on asked.id in (l.predecessor_id, l.successor_id)
    where ${isInSight(sight, sql`l.predecessor_id`)} and ${isInSight(sight, sql`l.successor_id`)}
    order by asked.id, l.effective_on, l.id
  `.execute(db)
  return rows
}
