import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { AttachedDocument } from './attached-document.ts'

/** What stands beside a subject, city and day, as JSON in the order of attaching. */
export const documentsBeside = (
  subject: RawBuilder<unknown>,
  city: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
): RawBuilder<AttachedDocument[]> => sql<AttachedDocument[]>`(
  select coalesce(json_agg(json_build_object('hash', encode(a.hash, 'hex'), 'size', d.size, 'name', a.name) order by a.recorded_in, a.name), '[]')
  from progress_document a join document d on d.hash = a.hash
  where a.subject_id = ${subject} and a.city_code = ${city} and a.on_day = ${day})`

/** Keeps a file, unless it is kept already. */
export const insertDocument = async (db: Db, hash: string, content: Uint8Array, tx: number): Promise<void> => {
  await sql`
    insert into document (hash, size, content, recorded_in) values (decode(${hash}, 'hex'), ${content.byteLength}, ${content}, ${tx})
    on conflict do nothing
  `.execute(db)
}

/** Where a document is attached, by whom and when. */
export interface NewAttachment {
  readonly subjectId: number
  readonly city: string
  readonly onDay: CivilDate
  readonly hash: string
  readonly name: string
  readonly on: CivilDate
  readonly by: string
}

export const insertAttachment = async (db: Db, attachment: NewAttachment, tx: number): Promise<void> => {
  const { subjectId, city, onDay, hash, name, on, by } = attachment
  await sql`
    insert into progress_document (subject_id, city_code, on_day, hash, name, attached_on, attached_by, recorded_in)
    values (${subjectId}, ${city}, ${onDay}, decode(${hash}, 'hex'), ${name}, ${on}, ${by}, ${tx})
  `.execute(db)
}

/** A document that is attached anywhere in a cluster, under the name that it got last. */
export const selectDocument = async (
  db: Db,
  clusterId: number,
  hash: string,
): Promise<{ readonly name: string; readonly content: Uint8Array } | undefined> => {
  const { rows } = await sql<{ name: string; content: Uint8Array }>`
    select a.name, d.content from progress_document a join plan_subject u on u.id = a.subject_id join document d on d.hash = a.hash
    where a.hash = decode(${hash}, 'hex') and u.cluster_id = ${clusterId} order by a.recorded_in desc limit 1
  `.execute(db)
  return rows[0]
}
