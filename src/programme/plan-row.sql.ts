import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { LightColour } from './light.ts'
import type { PlanList, PlanRow } from './plan-row.ts'

const columns = sql`r.id, r.subject_id as "subjectId", r.cluster_id as "clusterId", r.list, r.year, r.number, r.version, r.state,
  r.valid_from as "validFrom", r.content, encode(r.content_hash, 'hex') as "contentHash", r.reason`

/** Which edition of which list. */
export interface Edition<L extends PlanList = PlanList> {
  readonly clusterId: number
  readonly list: L
  readonly year: number
}

/** A filter that is null says nothing. */
export interface PlanFilter {
  /** Leads or takes part. */
  readonly city: string | null
  readonly field: string | null
  /** The deadline has passed on the day asked about, and it is not completed. */
  readonly overdue: boolean | null
  /** A piece of the title. */
  readonly text: string | null
  /** Its light is one of these: the city's where a city is named, else the whole row's. */
  readonly light: readonly LightColour[] | null
}

export interface PlanQuestion<L extends PlanList = PlanList> {
  /** The cluster's code. */
  readonly cluster: string
  readonly list: L
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string | null
  readonly filter: PlanFilter
}

/** A row as it is listed, with the name of its field where the cluster has set one. */
export type ListedPlanRow<L extends PlanList = PlanList> = PlanRow<L> & { readonly fieldName: string | null }

export const noFilter: PlanFilter = { city: null, field: null, overdue: null, text: null, light: null }

const inForce = ({ cluster, list, year, asOf, knownAt }: PlanQuestion, after: number) => sql`
  select distinct on (number) * from plan_row
  where cluster_id = (select id from city_cluster where code = ${cluster}) and list = ${list} and year = ${year} and number > ${after}
    and valid_from <= ${asOf} and ${knownBy('plan_row.recorded_in', knownAt)}
  order by number, valid_from desc, version desc`

// Done is what the lead city's latest released entry says, and a project whose actual completion has come.
const isDone = ({ asOf, knownAt }: PlanQuestion) => sql<boolean>`
  (coalesce(r.content ->> 'actualCompletionOn' <= ${asOf}, false)
    or coalesce((select p.is_done from progress_released p where p.subject_id = r.subject_id and p.city_code = r.lead_city
      and p.on_day <= ${asOf} and ${knownBy('p.recorded_in', knownAt)} order by p.on_day desc, p.entry_id desc limit 1), false))`

// What was never judged is grey.
const lightOf = ({ asOf, knownAt, filter: { city } }: PlanQuestion) => sql<LightColour>`
  coalesce((select l.colour from light l where l.subject_id = r.subject_id and l.year = r.year and l.criterion = 'OVERALL'
    and ${city === null ? sql`l.city_code is null` : sql`l.city_code = ${city}`} and l.valid_from <= ${asOf} and ${knownBy('l.recorded_in', knownAt)}
    order by l.valid_from desc, l.id desc limit 1), 'GREY')`

const matches = (asked: PlanQuestion) => {
  const { city, field, overdue, text, light } = asked.filter
  return sql<boolean>`
    r.state = 'LISTED' and (${city}::text is null or r.cities @> array[${city}::text])
    and (${field}::text is null or r.field_code = ${field})
    and (${text}::text is null or position(lower(${text}) in lower(r.title)) > 0)
    and (${overdue}::boolean is null
      or ${overdue} = (coalesce(r.deadline < ${asked.asOf}::date, false) and not ${isDone(asked)}))
    and ${light === null ? sql`true` : sql`${lightOf(asked)} = any(${light}::text[])`}`
}

/** The rows of an edition that are in force on a day, in the order of their numbers. */
export const selectPlanRows = async <L extends PlanList>(
  db: Db,
  asked: PlanQuestion<L>,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ListedPlanRow<L>[]> => {
  const { rows } = await sql<ListedPlanRow<L>>`
    select ${columns}, (select f.name from plan_field f where f.cluster_id = r.cluster_id and f.code = r.field_code
      order by f.recorded_in desc limit 1) as "fieldName"
    from (${inForce(asked, after)}) r where ${matches(asked)} order by r.number limit ${limit}
  `.execute(db)
  return rows
}

/** How many they are. */
export const countPlanRows = async (db: Db, asked: PlanQuestion): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (${inForce(asked, 0)}) r where ${matches(asked)}
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

/** The editions in which subjects stand, by year. */
export const selectPlanEditions = async (db: Db, subjectIds: readonly number[]): Promise<PlanEdition[]> => {
  const { rows } = await sql<PlanEdition>`
    select subject_id as "subjectId", year, number from plan_row
    where subject_id = any(${subjectIds}::bigint[]) and version = 1 order by subject_id, year
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
