import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { BriefErratum } from './brief-erratum.ts'
import type { Recording } from './meeting-papers.sql.ts'
import type { Seal, SealedPaper } from './sealed-brief.ts'

/** A seal, the meeting it is of, what was corrected since, and the brief's canonical JSON. */
export interface SealedContent {
  readonly meetingId: number
  readonly edition: number
  readonly seal: Seal
  readonly errata: readonly BriefErratum[]
  readonly content: string
}

/** Which sealed briefs: of one edition, or of those before one the last. */
export interface SealedQuestion {
  readonly cluster: string
  readonly edition?: number
  readonly before?: number
}

const sealColumns = sql`json_build_object('asOf', s.as_of, 'knownAt', instant_text(s.known_at), 'isBackfilled', s.is_backfilled,
    'sealedAt', instant_text(k.recorded_at), 'hash', encode(s.content_hash, 'hex'), 'rowsHash', encode(s.rows_hash, 'hex'),
    'layout', s.layout, 'logNumber', s.log_number, 'logHash', encode(s.log_hash, 'hex'),
    'unconfirmedCities', s.unconfirmed_cities, 'unconfirmedReason', s.unconfirmed_reason,
    'papers', (select coalesce(json_agg(json_build_object('name', p.name, 'size', p.size, 'hash', encode(p.hash, 'hex')) order by p.name), '[]')
      from sealed_paper p where p.meeting_id = s.meeting_id)) as seal`

const errataOf = sql`(select coalesce(json_agg(json_build_object('number', e.number, 'figure', e.figure_id, 'oldValue', e.old_value,
    'newValue', e.new_value, 'reason', e.reason, 'recordedAt', instant_text(c.recorded_at)) order by e.number), '[]')
  from brief_erratum e join change_commit c on c.tx = e.recorded_in where e.meeting_id = s.meeting_id) as errata`

/** The sealed brief of a meeting, or the last before it; undefined where none is sealed. */
export const selectSealedBrief = async (
  db: Db,
  { cluster, edition, before }: SealedQuestion,
): Promise<SealedContent | undefined> => {
  const { rows } = await sql<SealedContent>`
    select s.meeting_id as "meetingId", m.edition, ${sealColumns}, ${errataOf}, s.content
    from sealed_brief s join joint_meeting m on m.id = s.meeting_id join city_cluster g on g.id = m.cluster_id
    join change_commit k on k.tx = s.recorded_in
    where g.code = ${cluster} and (${edition ?? null}::integer is null or m.edition = ${edition ?? null})
      and (${before ?? null}::integer is null or m.edition < ${before ?? null})
    order by m.edition desc limit 1
  `.execute(db)
  return rows[0]
}

export type SealOfMeeting = Omit<SealedContent, 'content' | 'edition'>

/** The seals of meetings with their errata, without the briefs. */
export const selectSeals = async (db: Db, meetingIds: readonly number[]): Promise<SealOfMeeting[]> => {
  const { rows } = await sql<SealOfMeeting>`
    select s.meeting_id as "meetingId", ${sealColumns}, ${errataOf}
    from sealed_brief s join change_commit k on k.tx = s.recorded_in where s.meeting_id = any(${meetingIds}::bigint[])
  `.execute(db)
  return rows
}

/** Whether a meeting is sealed. */
export const selectIsSealed = async (db: Db, meetingId: number): Promise<boolean> => {
  const { rows } = await sql`select from sealed_brief where meeting_id = ${meetingId}`.execute(db)
  return rows.length > 0
}

/** The head of the change log: the number and hash that a seal prints, and since when they are the head. */
export interface LogHead {
  readonly number: number
  readonly hash: string
  readonly recordedAt: string
}

const headOf = sql`select next_number - 1 as number, encode(head_hash, 'hex') as hash, instant_text(recorded_at) as "recordedAt" from change_clock`

/** The head of the log as this statement sees it. */
export const selectLogHead = async (db: Db): Promise<LogHead> => {
  const { rows } = await sql<LogHead>`${headOf}`.execute(db)
  return rows[0]!
}

/**
 * The head of the log once whoever is committing has done so: everything up to its instant can be seen. Not for a transaction that
 * writes, which would hold up every other until its end.
 */
export const selectSettledHead = async (db: Db): Promise<LogHead> => {
  const { rows } = await sql<LogHead>`${headOf} for share`.execute(db)
  return rows[0]!
}

/** A seal as it is recorded. */
export interface NewSeal extends Omit<Seal, 'sealedAt' | 'papers' | 'hash'> {
  readonly meetingId: number
  readonly content: string
}

export const insertSealedBrief = async (db: Db, seal: NewSeal, { actor, tx }: Recording): Promise<void> => {
  await sql`
    insert into sealed_brief (meeting_id, as_of, known_at, is_backfilled, content, content_hash, rows_hash, layout, log_number, log_hash,
      unconfirmed_cities, unconfirmed_reason, actor, recorded_in)
    values (${seal.meetingId}, ${seal.asOf}, ${seal.knownAt}::timestamptz, ${seal.isBackfilled}, ${seal.content},
      sha256(convert_to(${seal.content}, 'UTF8')), decode(${seal.rowsHash}, 'hex'), ${seal.layout}, ${seal.logNumber},
      decode(${seal.logHash}, 'hex'), ${seal.unconfirmedCities}::text[], ${seal.unconfirmedReason}, ${actor}, ${tx})
  `.execute(db)
}

/** A figure's rows as canonical JSON. */
export interface FrozenRows {
  readonly figure: string
  readonly count: number
  readonly rows: string
  readonly rowsHash: string
}

export const insertSealedFigures = async (db: Db, meetingId: number, frozen: readonly FrozenRows[]): Promise<void> => {
  await sql`
    insert into sealed_figure (meeting_id, figure_id, row_count, rows, rows_hash)
    select ${meetingId}, f.figure, f.count, f.rows, decode(f.hash, 'hex')
    from unnest(${frozen.map(({ figure }) => figure)}::text[], ${frozen.map(({ count }) => count)}::integer[],
      ${frozen.map(({ rows }) => rows)}::text[], ${frozen.map(({ rowsHash }) => rowsHash)}::text[]) as f(figure, count, rows, hash)
  `.execute(db)
}

export const insertSealedPaper = async (
  db: Db,
  meetingId: number,
  paper: SealedPaper & { readonly bytes: Uint8Array },
): Promise<void> => {
  await sql`
    insert into sealed_paper (meeting_id, name, size, content, hash)
    values (${meetingId}, ${paper.name}, ${paper.size}, ${paper.bytes}, decode(${paper.hash}, 'hex'))
  `.execute(db)
}

/** The frozen rows of a figure as canonical JSON; undefined where no such figure was sealed. */
export const selectSealedRows = async (
  db: Db,
  { cluster, edition, figure }: { readonly cluster: string; readonly edition: number; readonly figure: string },
): Promise<string | undefined> => {
  const { rows } = await sql<{ rows: string }>`
    select f.rows from sealed_figure f join joint_meeting m on m.id = f.meeting_id join city_cluster g on g.id = m.cluster_id
    where g.code = ${cluster} and m.edition = ${edition} and f.figure_id = ${figure}
  `.execute(db)
  return rows[0]?.rows
}

export const selectSealedPaper = async (
  db: Db,
  { cluster, edition, name }: { readonly cluster: string; readonly edition: number; readonly name: string },
): Promise<{ readonly bytes: Uint8Array; readonly hash: string } | undefined> => {
  const { rows } = await sql<{ bytes: Uint8Array; hash: string }>`
    select p.content as bytes, encode(p.hash, 'hex') as hash
    from sealed_paper p join joint_meeting m on m.id = p.meeting_id join city_cluster g on g.id = m.cluster_id
    where g.code = ${cluster} and m.edition = ${edition} and p.name = ${name}
  `.execute(db)
  return rows[0]
}
