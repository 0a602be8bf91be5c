import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { JointMeeting, MeetingContent } from './joint-meeting.ts'

/** Which meetings are asked for. */
export interface MeetingQuestion {
  readonly cluster: string
  readonly edition?: number | null
  /** Only editions before this one. */
  readonly before?: number | null
  /** As they were said to be for a day; without one, as they were said last. */
  readonly asOf: CivilDate | null
  readonly knownAt: string | null
  readonly limit: number
}

const belongingTo = (knownAt: string | null) => sql`
  coalesce((select json_agg(json_build_object('at', instant_text(o.cut_off_at), 'reason', o.reason) order by o.position)
    from meeting_cut_off o where o.meeting_id = m.id and ${knownBy('o.recorded_in', knownAt)}), '[]') as "cutOffs",
  coalesce((select json_agg(json_build_object('number', a.number, 'version', a.version, 'level', a.level, 'title', a.title,
      'parties', a.parties, 'signedOn', a.signed_on, 'documentNumber', a.document_number, 'reason', a.reason) order by a.number)
    from (select distinct on (g.number) g.* from agreement g where g.meeting_id = m.id and ${knownBy('g.recorded_in', knownAt)}
      order by g.number, g.version desc) a), '[]') as agreements,
  (select json_build_object('version', n.version, 'year', n.year, 'entries', n.entries)
    from next_list n where n.meeting_id = m.id and ${knownBy('n.recorded_in', knownAt)} order by n.version desc limit 1) as "nextList",
  coalesce((select json_agg(json_build_object('part', t.part, 'version', t.version, 'text', t.text) order by t.part)
    from (select distinct on (r.part) r.* from report_text r where r.meeting_id = m.id and ${knownBy('r.recorded_in', knownAt)}
      order by r.part, r.version desc) t where t.text is not null), '[]') as texts`

/** The meetings of a cluster with what belongs to them, the latest first. */
export const selectMeetings = async (db: Db, asked: MeetingQuestion): Promise<JointMeeting[]> => {
  const { edition = null, before = null, asOf, knownAt } = asked
  const { rows } = await sql<JointMeeting>`
    select m.id, c.code as cluster, m.edition, v.version, v.valid_from as "validFrom", v.title, v.host_city as host,
      v.suggested_host as "suggestedHost", v.host_reason as "hostReason", v.held_on as "heldOn", v.year, v.agenda, v.participants,
      v.observers, ${belongingTo(knownAt)}
    from joint_meeting m join city_cluster c on c.id = m.cluster_id
    cross join lateral (select l.* from joint_meeting_version l where l.meeting_id = m.id
      and (${asOf}::date is null or l.valid_from <= ${asOf}::date) and ${knownBy('l.recorded_in', knownAt)}
      order by l.version desc limit 1) v
    where c.code = ${asked.cluster} and (${edition}::integer is null or m.edition = ${edition})
      and (${before}::integer is null or m.edition < ${before})
    order by m.edition desc limit ${asked.limit}
  `.execute(db)
  return rows
}

/** One meeting as it was known, with what belongs to it. */
export const selectMeeting = async (
  db: Db,
  cluster: string,
  edition: number,
  knownAt: string | null,
): Promise<JointMeeting | undefined> =>
  (await selectMeetings(db, { cluster, edition, asOf: null, knownAt, limit: 1 }))[0]

/** Takes a meeting for this transaction: what is recorded of it waits. */
export const selectMeetingForUpdate = async (
  db: Db,
  cluster: string,
  edition: number,
): Promise<JointMeeting | undefined> => {
  await sql`
    select from joint_meeting m join city_cluster c on c.id = m.cluster_id
    where c.code = ${cluster} and m.edition = ${edition} for no key update of m
  `.execute(db)
  return selectMeeting(db, cluster, edition, null)
}

/** When a meeting first stood in the hub. */
export const selectConvenedAt = async (db: Db, meetingId: number): Promise<string> => {
  const { rows } = await sql<{ at: string }>`
    select instant_text(k.recorded_at) as at from joint_meeting m join change_commit k on k.tx = m.recorded_in where m.id = ${meetingId}
  `.execute(db)
  return rows[0]!.at
}

export const insertMeeting = async (db: Db, clusterId: number, edition: number, tx: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into joint_meeting (cluster_id, edition, recorded_in) values (${clusterId}, ${edition}, ${tx}) returning id
  `.execute(db)
  return rows[0]!.id
}

/** A version as it is recorded. */
export interface NewMeetingVersion extends MeetingContent {
  readonly version: number
  readonly validFrom: CivilDate
  readonly reason: string | null
  readonly actor: string
}

export const insertMeetingVersion = async (
  db: Db,
  meetingId: number,
  version: NewMeetingVersion,
  tx: number,
): Promise<void> => {
  await sql`
    insert into joint_meeting_version (meeting_id, version, valid_from, title, host_city, suggested_host, host_reason, held_on, year,
      agenda, participants, observers, reason, actor, recorded_in)
    values (${meetingId}, ${version.version}, ${version.validFrom}, ${version.title}, ${version.host}, ${version.suggestedHost},
      ${version.hostReason}, ${version.heldOn}, ${version.year}, ${JSON.stringify(version.agenda)}::jsonb,
      ${JSON.stringify(version.participants)}::jsonb, ${JSON.stringify(version.observers)}::jsonb, ${version.reason},
      ${version.actor}, ${tx})
  `.execute(db)
}

/** When and where a meeting of a cluster is held. */
export interface MeetingDay {
  readonly edition: number
  readonly host: string
  readonly heldOn: CivilDate | null
}

/** All meetings of a cluster as they were said to be last, by edition. */
export const selectMeetingDays = async (db: Db, clusterId: number): Promise<MeetingDay[]> => {
  const { rows } = await sql<MeetingDay>`
    select m.edition, v.host_city as host, v.held_on as "heldOn" from joint_meeting m
    cross join lateral (select l.host_city, l.held_on from joint_meeting_version l where l.meeting_id = m.id
      order by l.version desc limit 1) v
    where m.cluster_id = ${clusterId} order by m.edition
  `.execute(db)
  return rows
}
