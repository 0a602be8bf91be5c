import { type RawBuilder, sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { type ClusterMoment, entriesThen, lastKnown, membersThen } from './published.sql.ts'

/** What is asked of a cluster: all published items, those of one published batch, or the list of a draft. */
export interface CoverageQuestion extends ClusterMoment {
  readonly ordinal: number | null
  readonly draftId: number | null
  /** Of these only, if given. */
  readonly itemIds: readonly number[] | null
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
  /** When the hub last heard of anything, as far as it is asked. */
  readonly knownAt: string
  /** One more than a page, if more follow. */
  readonly page: readonly ItemPlace[]
}

/**
 * The totals over all items, and the places of a page, by one statement: per item and side the cities are counted, not the
 * pairs (see coverage.ts, whose sum it is, and to which tests hold it).
 */
export const selectCoverage = async (
  db: Db,
  question: CoverageQuestion,
  after: ItemPlace | null,
  limit: number,
): Promise<CoverageTotals> => {
  const { rows } = await sql<CoverageTotals>`
    with ${membersThen(question)}, ${items(question)}, total as (select count(*) as n from member),
    covered as materialized (select handled.pairs from item cross join lateral (${handledPairs(question)}) handled where item.is_published)
    select total.n as "cityCount", (select count(*) from item) as "itemCount",
      (select count(*) from covered where pairs > 0 and pairs = total.n * (total.n - 1)) as "liveInAll",
      (select count(*) from covered where pairs > 0 and pairs < total.n * (total.n - 1)) as "liveInPart",
      ${lastKnown(question.knownAt)} as "knownAt",
      (select coalesce(json_agg(json_build_object('id', id, 'sortKey', sort_key) order by sort_key, id), '[]') from (select id, sort_key from item
        where ${after === null}::boolean or (sort_key, id) > (${after?.sortKey ?? ''}, ${after?.id ?? 0}::bigint)
        order by sort_key, id limit ${limit}) place) as page
    from total
  `.execute(db)
  return rows[0]!
}

/** `item`: what is asked for, and whether it stands in some published batch of the cluster. */
const items = (question: CoverageQuestion): RawBuilder<unknown> => {
  const { ordinal, draftId, itemIds, asOf, knownAt } = question
  return sql`
  ${entriesThen(question)},
  asked as (select e.item_id from entry e join batch b on b.id = e.batch_id
      where e.is_in and ${draftId === null}::boolean and (${ordinal}::integer is null or b.ordinal = ${ordinal})
    union select item_id from batch_item where batch_id = ${draftId}::bigint),
  item as materialized (select * from (
      select i.id, i.sort_key, i.state <> 'CANCELLED' and i.id in (select item_id from entry where is_in)
        and not exists (select from item_lineage g where g.predecessor_id = i.id and g.change = 'MERGED'
          and g.effective_on <= ${asOf} and ${knownBy('g.recorded_in', knownAt)}) as is_published
      from service_item i where i.id in (select item_id from asked)
        and (${itemIds === null}::boolean or i.id = any(${itemIds ?? []}::bigint[]))) found
    where is_published or ${draftId !== null}::boolean)`
}

/**
 * The pairs of one item that are handled. Item by item, each by its indexes: no sort of millions of rows, and no plan that
 * hangs on statistics, which the embedded database does not keep.
 */
const handledPairs = ({ clusterId, asOf, knownAt }: CoverageQuestion): RawBuilder<unknown> => sql`
  with said as (select distinct on (d.city_code, d.aspect) d.city_code, d.aspect, d.stance, d.mode from recognition_declaration d
    where d.item_id = item.id and d.cluster_id = ${clusterId} and d.aspect in ('ACCEPTS', 'ENTRUSTS') and d.valid_from <= ${asOf}
      and ${knownBy('d.recorded_in', knownAt)}
    order by d.city_code, d.aspect, d.valid_from desc, d.id desc),
  own as (select distinct on (v.city_code) v.city_code, v.state from item_implementation v
    where v.item_id = item.id and v.valid_from <= ${asOf} and ${knownBy('v.recorded_in', knownAt)}
    order by v.city_code, v.valid_from desc, v.version desc),
  flag as materialized (
    select city_code, accepts and (is_active or accept_mode is not distinct from 'FULLY_ONLINE') as accepts,
      accepts and not is_active and accept_mode is null as accepts_online, entrusts and is_active as entrusts,
      entrusts and is_active and entrust_mode is not distinct from 'FULLY_ONLINE' as entrusts_online
    from (select city_code, coalesce(bool_or(stance = 'DECLARED' and aspect = 'ACCEPTS'), false) as accepts,
        coalesce(bool_or(stance = 'DECLARED' and aspect = 'ENTRUSTS'), false) as entrusts,
        max(mode) filter (where aspect = 'ACCEPTS') as accept_mode, max(mode) filter (where aspect = 'ENTRUSTS') as entrust_mode,
        coalesce(bool_or(state = 'ACTIVE'), false) as is_active
      from (select city_code, aspect, stance, mode, null as state from said union all select city_code, null, null, null, state from own) fact
      where city_code in (select city_code from member) group by city_code) city),
  lost as (select count(distinct (e.accepting_city, e.competent_city)) as pairs
    from (select distinct on (x.accepting_city, x.competent_city, x.stated_by) x.accepting_city, x.competent_city, x.stance
      from recognition_exception x
      where x.item_id = item.id and x.cluster_id = ${clusterId} and x.relation = 'HANDLES' and x.valid_from <= ${asOf}
        and ${knownBy('x.recorded_in', knownAt)}
      order by x.accepting_city, x.competent_city, x.stated_by, x.valid_from desc, x.id desc) e
    join flag one on one.city_code = e.accepting_city join flag other on other.city_code = e.competent_city
    where e.stance <> 'LIFTED' and (one.accepts and other.entrusts or one.accepts_online and other.entrusts_online))
  select count(*) filter (where accepts) * count(*) filter (where entrusts) - count(*) filter (where accepts and entrusts)
    + count(*) filter (where accepts_online) * count(*) filter (where entrusts_online) - (select pairs from lost) as pairs from flag`
