import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { isInView } from './feed-view.sql.ts'
import type { FeedView } from './feed-view.ts'

/** Every resource that the log has something of; found by as many looks into the index as there are. */
export const selectResources = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ resource: string }>`
    with recursive found as (
      (select change_resource(kind) as resource from change_entry order by 1 limit 1)
      union all
      select (select change_resource(e.kind) from change_entry e where change_resource(e.kind) > found.resource order by 1 limit 1)
      from found where found.resource is not null)
    select resource from found where resource is not null
  `.execute(db)
  return rows.map(({ resource }) => resource)
}

/** Where the log stands, or the commit that contains a number: null where none does. */
export const selectFeedHead = async (db: Db, at: number | null): Promise<{ number: number; hash: string } | null> => {
  const { rows } = await sql<{ number: number; hash: string }>`
    select coalesce(${at}::bigint, next_number - 1) as number, encode(case when ${at}::bigint is null then head_hash
      else (select hash from change_commit where first_number <= ${at} and first_number + entry_count > ${at}
        order by first_number desc limit 1) end, 'hex') as hash
    from change_clock
  `.execute(db)
  return rows[0]!.hash === null ? null : rows[0]!
}

/** What is asked of a place: its things of a resource behind a subject, as they stood at a number of the log. */
export interface LatestQuestion {
  readonly resource: string
  readonly place: string
  readonly after: string
  readonly upTo: number
  readonly kinds: readonly string[] | null
  readonly limit: number
}

export interface LatestEntry {
  readonly number: number
  readonly kind: string
  readonly subject: string
  readonly cluster: string | null
  readonly city: string | null
  readonly content: string
  readonly hash: string
}

/** A page of things and their latest entries, tombstones among them; where to go on, or null at the end. */
export interface LatestPage {
  readonly entries: readonly LatestEntry[]
  readonly goOnAfter: string | null
}

type LatestRow = { reached: string | null; read: number } & (LatestEntry | { number: null })

/** The latest entry of each thing that is in view: by keyset over the index of subjects, all entries of the last subject with it. */
export const selectLatest = async (db: Db, view: FeedView, question: LatestQuestion): Promise<LatestPage> => {
  const { resource, place, after, upTo, kinds, limit } = question
  const { rows } = await sql<LatestRow>`${keptPlan}
    with read as materialized (
      select * from change_entry e
      where change_resource(kind) = ${resource} and change_place(cluster_code, city_code) = ${place} and subject collate "C" > ${after}
      order by subject collate "C" fetch first (${limit}::integer) rows with ties),
    latest as (
      select distinct on (e.subject collate "C") c.first_number + e.position as number, e.kind, e.subject, e.cluster_code as cluster,
        e.city_code as city, e.content, encode(e.content_hash, 'hex') as hash
      from read e join change_commit c on c.tx = e.tx
      where c.first_number + e.position <= ${upTo} and ${isInView(view, kinds)}
      order by e.subject collate "C", number desc)
    select whole.*, latest.* from (select max(subject collate "C") as reached, count(*) as read from read) whole left join latest on true
    order by latest.subject collate "C"
  `.execute(db)
  const { reached, read } = rows[0]!
  return {
    entries: rows.filter((row): row is LatestRow & LatestEntry => row.number !== null),
    goOnAfter: read < limit ? null : reached,
  }
}
