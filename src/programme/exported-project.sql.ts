import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import { lastKnown } from '../recognition/published.sql.ts'
import type { ExportedProject } from './exported-project.ts'

interface Page {
  readonly clusterId: number
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string
  readonly after: number
  readonly limit: number
}

/** When the last commit was recorded by an instant (null: now); null if nothing ever was. */
export const selectKnownAt = async (db: Db, knownAt: string | null): Promise<string | null> => {
  const { rows } = await sql<{ knownAt: string | null }>`select ${lastKnown(knownAt)} as "knownAt"`.execute(db)
  return rows[0]!.knownAt
}

/** Projects of an edition in force on a day, by their numbers, with what each of their cities released last. */
export const selectExportedProjects = async (db: Db, page: Page): Promise<ExportedProject[]> => {
  const { clusterId, year, asOf, knownAt, after, limit } = page
  const { rows } = await sql<ExportedProject>`
    select r.number, first.year as "firstYear", first.number as "firstNumber", r.content,
      (select instant_text(k.recorded_at) from change_commit k where k.tx = r.recorded_in) as "recordedAt",
      (select coalesce(json_agg(json_build_object('city', c.city, 'onDay', p.on_day, 'completedSinceStartFen', p.completed_since_start_fen,
          'physicalPermille', p.physical_permille, 'stage', p.stage) order by c.place), '[]')
        from unnest(r.cities) with ordinality as c(city, place) cross join lateral (
          select p.* from progress_released p where p.subject_id = r.subject_id and p.city_code = c.city and p.on_day <= ${asOf}
            and ${knownBy('p.recorded_in', knownAt)} order by p.on_day desc, p.entry_id desc limit 1) p) as progress
    from (select distinct on (number) * from plan_row
        where cluster_id = ${clusterId} and list = 'PROJECT' and year = ${year} and number > ${after} and valid_from <= ${asOf}
          and ${knownBy('plan_row.recorded_in', knownAt)}
        order by number, valid_from desc, version desc) r
      cross join lateral (select f.year, f.number from plan_row f where f.subject_id = r.subject_id order by f.year limit 1) first
    where r.state = 'LISTED' order by r.number limit ${limit}
  `.execute(db)
  return rows
}
