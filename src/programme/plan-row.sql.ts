import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import { inForce, matches, type PlanQuestion } from './plan-filter.sql.ts'
import type { PlanList, PlanRow } from './plan-row.ts'

const columns = sql`r.id, r.subject_id as "subjectId", r.cluster_id as "clusterId", r.list, r.year, r.number, r.version, r.state,
  r.valid_from as "validFrom", r.content, encode(r.content_hash, 'hex') as "contentHash", r.reason`

/** Which edition of which list. */
export interface Edition<L extends PlanList = PlanList> {
  readonly clusterId: number
  readonly list: L
  readonly year: number
}

/** A row as it is listed, with the name of its field where the cluster has set one. */
export type ListedPlanRow<L extends PlanList = PlanList> = PlanRow<L> & { readonly fieldName: string | null }

/** The rows of an edition that are in force on a day, in the order of their numbers. */
export const selectPlanRows = async <L extends PlanList>(
  db: Db,
  asked: PlanQuestion<L>,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ListedPlanRow<L>[]> => {
  const { rows } = await sql<ListedPlanRow<L>>`
    select ${columns}, (select f.name from plan_field f where f.cluster_id = r.cluster_id and f.code = r.field_code
        and ${knownBy('f.recorded_in', asked.knownAt)}
      order by f.recorded_in desc limit 1) as "fieldName"
    from (${inForce(asked, after, sql`*`)}) r where ${matches(asked)} order by r.number limit ${limit}
  `.execute(db)
  return rows
}

/** How many they are. */
export const countPlanRows = async (db: Db, asked: PlanQuestion): Promise<number> => {
  const narrow = sql`number, subject_id, state, cities, field_code, title, deadline${asked.filter.overdue === null ? sql`` : sql`, content`}`
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (${inForce(asked, 0, narrow)}) r where ${matches(asked)}
  `.execute(db)
  return rows[0]!.count
}

/** Rows of an edition by their numbers, in force on a day, those that were removed included. */
export const selectPlanRowsByNumber = async <L extends PlanList>(
  db: Db,
  { clusterId, list, year }: Edition<L>,
  numbers: readonly number[],
  { asOf, knownAt }: { readonly asOf: CivilDate; readonly knownAt: string | null },
): Promise<PlanRow<L>[]> => {
  const { rows } = await sql<PlanRow<L>>`
    select distinct on (r.number) ${columns} from plan_row r
    where r.cluster_id = ${clusterId} and r.list = ${list} and r.year = ${year} and r.number = any(${numbers}::integer[])
      and r.valid_from <= ${asOf} and ${knownBy('r.recorded_in', knownAt)}
    order by r.number, r.valid_from desc, r.version desc
  `.execute(db)
  return rows
}

/** The last versions of rows of any editions of a list, by year and number. The cluster is held. */
export const selectLastOfEditions = async <L extends PlanList>(
  db: Db,
  { clusterId, list }: Pick<Edition<L>, 'clusterId' | 'list'>,
  named: readonly { readonly year: number; readonly number: number }[],
): Promise<PlanRow<L>[]> => {
  const { rows } = await sql<PlanRow<L>>`
    select last.* from (select distinct * from unnest(${named.map(({ year }) => year)}::integer[], ${named.map(({ number }) => number)}::integer[])
        as n(year, number)) named
      cross join lateral (select ${columns} from plan_row r where r.cluster_id = ${clusterId} and r.list = ${list}
        and r.year = named.year and r.number = named.number order by r.version desc limit 1) last
  `.execute(db)
  return rows
}

/** The numbers under which subjects stand in a year's edition. */
export const selectNumbersOfSubjects = async (
  db: Db,
  year: number,
  subjectIds: readonly number[],
): Promise<Map<number, number>> => {
  const { rows } = await sql<{ id: number; number: number }>`
    select subject_id as id, number from plan_row
    where year = ${year} and subject_id = any(${subjectIds}::bigint[]) and version = 1
  `.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** An edition in which a subject has a row. */
export interface PlanEdition {
  readonly subjectId: number
  readonly year: number
  readonly number: number
}

/** The editions in which subjects stand, by year, as they were known. */
export const selectPlanEditions = async (
  db: Db,
  subjectIds: readonly number[],
  knownAt: string | null,
): Promise<PlanEdition[]> => {
  const { rows } = await sql<PlanEdition>`
    select subject_id as "subjectId", year, number from plan_row
    where subject_id = any(${subjectIds}::bigint[]) and version = 1 and ${knownBy('plan_row.recorded_in', knownAt)}
    order by subject_id, year
  `.execute(db)
  return rows
}

/** Inserts subjects, as many as are asked for, and answers their ids. */
export const insertPlanSubjects = async (
  db: Db,
  { clusterId, list }: Pick<Edition, 'clusterId' | 'list'>,
  count: number,
  tx: number,
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into plan_subject (cluster_id, list, recorded_in)
    select ${clusterId}, ${list}, ${tx} from generate_series(1, ${count}) returning id
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** A version to insert; `content` is its canonical JSON. */
export interface NewPlanRow extends Omit<PlanRow, 'id' | 'content'> {
  readonly content: string
  readonly cities: readonly string[]
  readonly deadline: CivilDate | null
}

export const insertPlanRows = async (db: Db, versions: readonly NewPlanRow[], tx: number): Promise<void> => {
  await sql`
    insert into plan_row (subject_id, cluster_id, list, year, number, version, state, valid_from, content, content_hash, deadline, cities, reason, recorded_in)
    select "subjectId", "clusterId", list, year, number, version, state, "validFrom", content::jsonb, decode("contentHash", 'hex'), deadline,
      cities, reason, ${tx}
    from json_to_recordset(${jsonRows(versions)}::json) as r("subjectId" bigint, "clusterId" bigint, list text, year integer, number integer,
      version integer, state text, "validFrom" date, content text, "contentHash" text, deadline date, cities text[], reason text)
  `.execute(db)
}
