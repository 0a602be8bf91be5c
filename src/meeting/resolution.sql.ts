import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { Recording } from './meeting-papers.sql.ts'
import type { Resolution, ResolutionStep } from './resolution.ts'

/** Which resolutions are asked for. */
export interface ResolutionQuestion {
  readonly cluster: string
  readonly edition?: number | null
  readonly number?: number | null
  readonly asOf: CivilDate
  readonly knownAt: string | null
  /** Until which day later meetings count, where that is another. */
  readonly meetingsUntil?: CivilDate
}

/** More than any cluster resolves in a hundred years. */
const mostResolutions = 10_000

/** The resolutions of a cluster as they stood, by edition and number. */
export const selectResolutions = async (db: Db, asked: ResolutionQuestion): Promise<Resolution[]> => {
  const { cluster, edition = null, number = null, asOf, knownAt, meetingsUntil = asOf } = asked
  const { rows } = await sql<Resolution>`
    select r.id, c.code as cluster, m.edition, r.number, v.version, v.adopted_on as "adoptedOn", v.text, v.lead_city as "leadCity",
      v.co_cities as "coCities", v.unit, v.deadline, v.links,
      coalesce((select json_agg(json_build_object('state', s.state, 'onDay', s.on_day, 'by', s.by_city, 'text', s.text,
          'deadline', s.deadline, 'endedBy', e.edition, 'documentNumber', s.document_number) order by s.position)
        from resolution_progress s left join joint_meeting e on e.id = s.ended_by
        where s.resolution_id = r.id and s.on_day <= ${asOf}::date and ${knownBy('s.recorded_in', knownAt)}), '[]') as steps,
      (select count(*)::integer from joint_meeting later cross join lateral (select l.held_on from joint_meeting_version l
          where l.meeting_id = later.id and ${knownBy('l.recorded_in', knownAt)} order by l.version desc limit 1) h
        where later.cluster_id = m.cluster_id and later.edition > m.edition and h.held_on <= ${meetingsUntil}::date) as "meetingsSince"
    from joint_meeting m join city_cluster c on c.id = m.cluster_id join resolution r on r.meeting_id = m.id
    cross join lateral (select w.* from resolution_version w where w.resolution_id = r.id and ${knownBy('w.recorded_in', knownAt)}
      order by w.version desc limit 1) v
    where c.code = ${cluster} and (${edition}::integer is null or m.edition = ${edition})
      and (${number}::integer is null or r.number = ${number}) and v.adopted_on <= ${asOf}::date
    order by m.edition, r.number limit ${mostResolutions}
  `.execute(db)
  return rows
}

/** Takes a resolution for this transaction, with all that was said of it, whatever day it is. */
export const selectResolutionForUpdate = async (
  db: Db,
  { cluster, edition, number }: { readonly cluster: string; readonly edition: number; readonly number: number },
  today: CivilDate,
): Promise<Resolution | undefined> => {
  await sql`
    select from resolution r join joint_meeting m on m.id = r.meeting_id join city_cluster c on c.id = m.cluster_id
    where c.code = ${cluster} and m.edition = ${edition} and r.number = ${number} for no key update of r
  `.execute(db)
  const ever = { asOf: '9999-12-31', knownAt: null, meetingsUntil: today }
  return (await selectResolutions(db, { cluster, edition, number, ...ever }))[0]
}

/** The number of a meeting's last resolution; 0 if it has none. The meeting is held. */
export const selectLastNumber = async (db: Db, meetingId: number): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(number), 0) as last from resolution where meeting_id = ${meetingId}
  `.execute(db)
  return rows[0]!.last
}

export const insertResolution = async (db: Db, meetingId: number, number: number, tx: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into resolution (meeting_id, number, recorded_in) values (${meetingId}, ${number}, ${tx}) returning id
  `.execute(db)
  return rows[0]!.id
}

export const insertResolutionVersion = async (
  db: Db,
  resolution: Omit<Resolution, 'cluster' | 'edition' | 'number' | 'steps' | 'meetingsSince'>,
  reason: string | null,
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into resolution_version (resolution_id, version, adopted_on, text, lead_city, co_cities, unit, deadline, links, reason,
      actor, recorded_in)
    values (${resolution.id}, ${resolution.version}, ${resolution.adoptedOn}, ${resolution.text}, ${resolution.leadCity},
      ${resolution.coCities}::text[], ${resolution.unit}, ${resolution.deadline}, ${JSON.stringify(resolution.links)}::jsonb,
      ${reason}, ${actor}, ${tx})
  `.execute(db)
}

export const insertResolutionStep = async (
  db: Db,
  at: { readonly resolutionId: number; readonly position: number; readonly endedBy: number | null },
  step: ResolutionStep,
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into resolution_progress (resolution_id, position, state, on_day, by_city, text, deadline, ended_by, document_number,
      actor, recorded_in)
    values (${at.resolutionId}, ${at.position}, ${step.state}, ${step.onDay}, ${step.by}, ${step.text}, ${step.deadline},
      ${at.endedBy}, ${step.documentNumber}, ${actor}, ${tx})
  `.execute(db)
}
