import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { ImplementationContent } from '../catalogue/implementation-content.ts'
import { type CodeTerms, itemColumns, itemsOfCode, type Sight, standsInBatch } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { type ClusterMoment, heirThen, isMergedThen, lastKnown, listingsThen } from './published.sql.ts'
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

/** Of which cities: all of the cluster, or some; with the implementations' fields or without. */
interface CitiesAsked extends ClusterMoment {
  readonly cities: readonly (string | RawBuilder<string>)[] | null
  readonly withContent: boolean
}

/** What is asked: items of a cluster. */
export interface StandingQuestion extends CitiesAsked {
  readonly itemIds: readonly number[]
}

/** The standings of items and cities, by one statement: everything that the rule of recognition needs. */
export const selectItemFacts = async (db: Db, question: StandingQuestion): Promise<ItemFacts[]> => {
  const { rows } = await sql<ItemFacts>`
    ${itemFacts(question, sql`i.id = any(${question.itemIds}::bigint[])`)} order by i.id
  `.execute(db)
  return rows
}

/** An item by one of its codes, in a cluster by its code. */
export interface CodeQuestion extends Omit<CitiesAsked, 'clusterId'> {
  readonly cluster: string
  readonly item: CodeTerms
  readonly sight: Sight
  /** Otherwise the item has to be one that the cluster itself has published: what it drafts is nobody else's business. */
  readonly mayReadDrafts: boolean
}

/**
 * The same of the one item that a code means to the caller, for a statement; of what that had become by the moment, if it was merged. No row
 * where it means several, or the cluster is unknown.
 */
export const factsOfCode = ({ cluster, item, sight, mayReadDrafts, ...question }: CodeQuestion) => {
  const asked = { ...question, clusterId: sql<number>`(select id from asked_cluster)` }
  const isFound = sql<boolean>`i.id = (select id from found) and exists (select from asked_cluster)
    ${mayReadDrafts ? sql`` : sql`and (listed.was_in or (select ${standsInBatch([], cluster)}))`}`
  return sql<ItemFacts & { found: ServiceItem }>`
    with asked_cluster as materialized (select id from city_cluster where code = ${cluster}),
    named as materialized (${itemsOfCode(item, sight, asked.clusterId)} limit 2),
    found as materialized (select ${itemColumns} from service_item i where i.id = (
      select ${heirThen(sql`named.id`, question, standsInBatch(sight))} from named where (select count(*) from named) = 1))
    select facts.*, (select row_to_json(found) from found) as found from (${itemFacts(asked, isFound)}) facts`
}

/** A row for each `service_item i` that is asked for: the one place where facts are brought together for the rule. */
export const itemFacts = (question: CitiesAsked, isAsked: RawBuilder<boolean>): RawBuilder<ItemFacts> => sql<ItemFacts>`
  with asked_city as materialized (${askedCities(question)})
  select i.id as "itemId",
    json_build_object('isPublished', listed.is_in and i.state <> 'CANCELLED' and not ${isMergedThen(sql`i.id`, question)},
      'wasPublished', listed.was_in) as item,
    (select coalesce(json_agg(json_build_object('city', json_build_object('code', c.code, 'name', c.name), 'isMember', c.is_member,
        'wasMember', c.was_member, 'implementation', own.state, 'content', own.content, 'aspects', coalesce(said.aspects, '{}')) order by c.code), '[]')
      from asked_city c left join (${implementations(question)}) own on own.city_code = c.code
        left join (${aspects(question)}) said on said.city_code = c.code) as cities,
    (${exceptions(question)}) as exceptions,
    ${lastKnown(question.knownAt)} as "knownAt"
  from service_item i
  cross join lateral (select coalesce(bool_or(is_in), false) as is_in, count(*) > 0 as was_in
    from (${listingsThen(sql`i.id`, question)}) listing) listed
  where ${isAsked}`

// Said one by one: of an array a kept plan does not know how many they are.
const ofCities = (column: string, cities: CitiesAsked['cities']): RawBuilder<boolean> =>
  cities === null
    ? sql<boolean>`true`
    : cities.length === 0
      ? sql<boolean>`false`
      : sql<boolean>`${sql.ref(column)} in (${sql.join(cities)})`

const askedCities = ({ clusterId, asOf, knownAt, cities }: CitiesAsked): RawBuilder<unknown> => sql`
  select c.code, c.name, coalesce(bool_or(m.valid_to is null or m.valid_to > ${asOf}) filter (where m.id is not null), false) as is_member, count(m.id) > 0 as was_member
  from city c left join (select m.id, m.city_code, m.valid_to from membership m
      where m.cluster_id = ${clusterId} and ${ofCities('m.city_code', cities)} and m.role = 'MEMBER' and m.valid_from <= ${asOf}
        and ${knownBy('m.recorded_in', knownAt)} and not exists (select from membership later where later.supersedes = m.id and ${knownBy('later.recorded_in', knownAt)})) m on m.city_code = c.code
  where ${
    cities === null
      ? sql`c.code in (select city_code from membership where cluster_id = ${clusterId} and role = 'MEMBER')`
      : ofCities('c.code', cities)
  }
  group by c.code, c.name`

const implementations = ({ asOf, knownAt, cities, withContent }: CitiesAsked): RawBuilder<unknown> => sql`
  select distinct on (v.city_code) v.city_code, v.state, ${withContent ? sql`v.content` : sql`null::jsonb as content`}
  from item_implementation v
  where v.item_id = i.id and ${ofCities('v.city_code', cities)} and v.valid_from <= ${asOf} and ${knownBy('v.recorded_in', knownAt)}
  order by v.city_code, v.valid_from desc, v.version desc`

// What begins later counts only where nothing has been said yet, and only if it still stands on its own day.
const aspects = ({ clusterId, asOf, knownAt, cities }: CitiesAsked): RawBuilder<unknown> => sql`
  select city_code, json_object_agg(aspect, json_build_object('stance', stance, 'mode', mode, 'startsLater', starts_later)) as aspects
  from (select distinct on (d.city_code, d.aspect) d.city_code, d.aspect, d.stance, d.mode, d.valid_from > ${asOf} as starts_later
    from recognition_declaration d
    where d.item_id = i.id and ${ofCities('d.city_code', cities)} and d.cluster_id = ${clusterId} and ${knownBy('d.recorded_in', knownAt)}
      and (d.valid_from <= ${asOf} or d.stance = 'DECLARED' and not exists (select from recognition_declaration t
        where t.item_id = d.item_id and t.city_code = d.city_code and t.cluster_id = d.cluster_id and t.aspect = d.aspect
          and t.valid_from = d.valid_from and t.id > d.id and ${knownBy('t.recorded_in', knownAt)}))
    order by d.city_code, d.aspect, d.valid_from > ${asOf}, case when d.valid_from <= ${asOf} then d.valid_from end desc, d.valid_from, d.id desc) latest
  group by city_code`

const exceptions = ({ clusterId, asOf, knownAt, cities }: CitiesAsked): RawBuilder<unknown> => sql`
  select coalesce(json_agg(json_build_object('relation', e.relation, 'accepting', e.accepting_city, 'competent', e.competent_city,
    'statedBy', e.stated_by, 'stance', e.stance)), '[]')
  from (select distinct on (accepting_city, competent_city, relation, stated_by) * from recognition_exception x
    where x.item_id = i.id and x.cluster_id = ${clusterId} and x.valid_from <= ${asOf} and ${knownBy('x.recorded_in', knownAt)}
      and ${ofCities('x.accepting_city', cities)} and ${ofCities('x.competent_city', cities)}
    order by accepting_city, competent_city, relation, stated_by, valid_from desc, id desc) e
  where e.stance <> 'LIFTED'`
