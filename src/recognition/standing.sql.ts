import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { ImplementationContent } from '../catalogue/implementation-content.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { CityStanding, ItemStanding, PairException } from './recognition-state.ts'

/** Which facts count: those valid on the day, and known at the instant (null: now). */
export interface Moment {
  readonly asOf: CivilDate
  readonly knownAt: string | null
}

/** How an item stands, with every city that is asked or ever was a member of the cluster. */
export interface ItemFacts {
  readonly itemId: number
  readonly item: ItemStanding
  readonly cities: readonly (CityStanding & { readonly content: ImplementationContent | null })[]
  readonly exceptions: readonly PairException[]
  /** When the hub last heard of anything, as far as it is asked: with the day it makes the answer one that never changes. */
  readonly knownAt: string
}

/** What is asked: items of a cluster; all its cities, or some; with the implementations' fields or without. */
export interface StandingQuestion extends Moment {
  readonly clusterId: number
  readonly itemIds: readonly number[]
  readonly cities: readonly string[] | null
  readonly withContent: boolean
}

/** The standings of items and cities, by one statement: everything that the rule of recognition needs. */
export const selectItemFacts = async (db: Db, question: StandingQuestion): Promise<ItemFacts[]> => {
  const { clusterId, itemIds, cities, asOf, knownAt } = question
  const { rows } = await sql<ItemFacts>`
    with asked_city as (
      select c.code, c.name,
        exists (select from membership m where m.cluster_id = ${clusterId} and m.city_code = c.code and m.role = 'MEMBER'
          and m.valid_from <= ${asOf} and (m.valid_to is null or m.valid_to > ${asOf}) and ${knownBy('m.recorded_in', knownAt)}
          and not exists (select from membership later where later.supersedes = m.id and ${knownBy('later.recorded_in', knownAt)})) as is_member,
        exists (select from membership m where m.cluster_id = ${clusterId} and m.city_code = c.code and m.role = 'MEMBER'
          and m.valid_from <= ${asOf} and ${knownBy('m.recorded_in', knownAt)}
          and not exists (select from membership later where later.supersedes = m.id and ${knownBy('later.recorded_in', knownAt)})) as was_member
      from city c
      where c.code = any(${cities ?? []}::text[]) or (${cities === null}::boolean
        and exists (select from membership m where m.cluster_id = ${clusterId} and m.city_code = c.code and m.role = 'MEMBER'))
    )
    select i.id as "itemId",
      json_build_object('isPublished', published.is_listed and i.state <> 'CANCELLED' and not merged.is_merged, 'wasPublished', published.was_listed) as item,
      (select json_agg(json_build_object('city', json_build_object('code', c.code, 'name', c.name), 'isMember', c.is_member,
          'wasMember', c.was_member, 'implementation', own.state, 'content', own.content, 'aspects', said.aspects) order by c.code)
        from asked_city c
        left join lateral (select state, case when ${question.withContent} then content end as content from item_implementation v
          where v.item_id = i.id and v.city_code = c.code and v.valid_from <= ${asOf} and ${knownBy('v.recorded_in', knownAt)}
          order by v.valid_from desc, v.version desc limit 1) own on true
        left join lateral (select coalesce(json_object_agg(aspect, json_build_object('stance', stance, 'mode', mode, 'startsLater', starts_later)), '{}') as aspects
          from (select distinct on (d.aspect) d.aspect, d.stance, d.mode, d.valid_from > ${asOf} as starts_later
            from recognition_declaration d
            where d.item_id = i.id and d.city_code = c.code and d.cluster_id = ${clusterId} and ${knownBy('d.recorded_in', knownAt)}
              and (d.valid_from <= ${asOf} or d.stance = 'DECLARED' and not exists (select from recognition_declaration t
                where t.item_id = d.item_id and t.city_code = d.city_code and t.cluster_id = d.cluster_id and t.aspect = d.aspect
                  and t.valid_from = d.valid_from and t.id > d.id and ${knownBy('t.recorded_in', knownAt)}))
            order by d.aspect, d.valid_from > ${asOf}, case when d.valid_from <= ${asOf} then d.valid_from end desc, d.valid_from, d.id desc) latest) said on true) as cities,
      (select coalesce(json_agg(json_build_object('relation', e.relation, 'accepting', e.accepting_city, 'competent', e.competent_city,
          'statedBy', e.stated_by, 'stance', e.stance)), '[]')
        from (select distinct on (accepting_city, competent_city, relation, stated_by) * from recognition_exception x
          where x.item_id = i.id and x.cluster_id = ${clusterId} and x.valid_from <= ${asOf} and ${knownBy('x.recorded_in', knownAt)}
            and (${cities === null}::boolean or (x.accepting_city = any(${cities ?? []}::text[]) and x.competent_city = any(${cities ?? []}::text[])))
          order by accepting_city, competent_city, relation, stated_by, valid_from desc, id desc) e
        where e.stance <> 'LIFTED') as exceptions,
      coalesce((select instant_text(k.recorded_at) from change_commit k where k.recorded_at <= coalesce(${knownAt}::timestamptz, 'infinity')
        order by k.recorded_at desc limit 1), ${knownAt}) as "knownAt"
    from service_item i
    cross join lateral (select coalesce(bool_or(listed.is_in), false) as is_listed, coalesce(bool_or(listed.was_in), false) as was_listed from (
      select coalesce((select a.change = 'ADDED' from batch_adjustment a where a.batch_id = b.id and a.item_id = i.id
          and a.effective_on <= ${asOf} and ${knownBy('a.recorded_in', knownAt)} order by a.effective_on desc, a.id desc limit 1),
        exists (select from batch_item l where l.batch_id = b.id and l.item_id = i.id)) as is_in,
        exists (select from batch_item l where l.batch_id = b.id and l.item_id = i.id) or exists (select from batch_adjustment a
          where a.batch_id = b.id and a.item_id = i.id and a.effective_on <= ${asOf} and ${knownBy('a.recorded_in', knownAt)}) as was_in
      from (select distinct batch_id from batch_listing where item_id = i.id) stood join item_batch b on b.id = stood.batch_id
      where b.cluster_id = ${clusterId} and b.state = 'PUBLISHED' and b.published_on <= ${asOf} and ${knownBy('b.published_in', knownAt)}) listed) published
    cross join lateral (select exists (select from item_lineage g where g.predecessor_id = i.id and g.change = 'MERGED'
      and g.effective_on <= ${asOf} and ${knownBy('g.recorded_in', knownAt)}) as is_merged) merged
    where i.id = any(${itemIds}::bigint[]) order by i.id
  `.execute(db)
  return rows
}
