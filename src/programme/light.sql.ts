import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { jsonRows } from '../db/json-rows.ts'
import type { LightKey, RecordedLight } from './light.ts'

/** A recorded light with the row that it is of. */
export interface LightOfRow extends RecordedLight {
  readonly subjectId: number
  readonly year: number
}

/**
 * The lights of subjects that hold at some time from one day to another, in the order of recording; with `from` = `to` those that
 * stand on the day.
 */
export const selectLights = async (
  db: Db,
  subjectIds: readonly number[],
  span: { readonly from: CivilDate; readonly to: CivilDate },
  knownAt: string | null = null,
): Promise<LightOfRow[]> => {
  const { rows } = await sql<LightOfRow>`
    with told as (select * from light l where l.subject_id = any(${subjectIds}::bigint[]) and l.valid_from <= ${span.to}
      and ${knownBy('l.recorded_in', knownAt)}),
    ranked as (select told.*, row_number() over (partition by subject_id, year, city_code, criterion, valid_from <= ${span.from}
      order by valid_from desc, id desc) as place from told)
    select subject_id as "subjectId", year, city_code as city, criterion, colour, cause, reasons, rule_version as "ruleVersion", valid_from as "validFrom"
    from ranked where valid_from > ${span.from} or place = 1 order by id
  `.execute(db)
  return rows
}

/** A light as it was told: when and by whose doing. */
export interface ToldLight extends LightOfRow {
  readonly recordedAt: string | null
  /** As in the change log: `key:12`; `hub` where time alone turned it. */
  readonly actor: string | null
}

/** What was ever recorded under a key, in that order. */
export const selectLightHistory = async (
  db: Db,
  subjectId: number,
  year: number,
  { city, criterion }: LightKey,
): Promise<ToldLight[]> => {
  const { rows } = await sql<ToldLight>`
    select subject_id as "subjectId", year, city_code as city, criterion, colour, cause, reasons, rule_version as "ruleVersion",
      valid_from as "validFrom", instant_text(c.recorded_at) as "recordedAt", c.actor
    from light l left join change_commit c on c.tx = l.recorded_in
    where subject_id = ${subjectId} and year = ${year} and city_code is not distinct from ${city} and criterion = ${criterion} order by l.id
  `.execute(db)
  return rows
}

export const insertLights = async (db: Db, lights: readonly LightOfRow[], tx: number): Promise<void> => {
  await sql`
    insert into light (subject_id, year, city_code, criterion, colour, cause, reasons, rule_version, valid_from, recorded_in)
    select "subjectId", year, city, criterion, colour, cause, reasons, "ruleVersion", "validFrom", ${tx}
    from json_to_recordset(${jsonRows(lights)}::json) as r("subjectId" bigint, year integer, city text, criterion text, colour text, cause text,
      reasons jsonb, "ruleVersion" integer, "validFrom" date)
  `.execute(db)
}

/** Two verbs that touch the same row wait for each other here: the light of the whole row needs the entries of both. */
export const lockLights = async (db: Db, clusterId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hutong.lights'), ${clusterId}::integer)`.execute(db)
}

/** The subjects of a cluster's plan of which an edition of this or last year is kept: those that are judged. */
export const selectJudgedSubjects = async (db: Db, clusterId: number, year: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    select distinct subject_id as id from plan_row where cluster_id = ${clusterId} and list in ('TASK', 'PROJECT', 'PLATFORM')
      and year in (${year}, ${year} - 1) order by id
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** The clusters that have a plan of this or last year. */
export const selectPlannedClusters = async (db: Db, year: number): Promise<{ id: number; code: string }[]> => {
  const { rows } = await sql<{ id: number; code: string }>`
    select c.id, c.code from city_cluster c
    where exists (select from plan_row r where r.cluster_id = c.id and r.list in ('TASK', 'PROJECT', 'PLATFORM') and r.year in (${year}, ${year} - 1))
    order by c.id
  `.execute(db)
  return rows
}
