import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Agreement } from './agreement.ts'
import type { NextList } from './next-list.ts'

/** Who records what, in which transaction. */
export interface Recording {
  readonly actor: string
  readonly tx: number
}

export const insertCutOff = async (
  db: Db,
  cutOff: {
    readonly meetingId: number
    readonly position: number
    readonly at: string
    readonly reason: string | null
  },
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into meeting_cut_off (meeting_id, position, cut_off_at, reason, actor, recorded_in)
    values (${cutOff.meetingId}, ${cutOff.position}, ${cutOff.at}::timestamptz, ${cutOff.reason}, ${actor}, ${tx})
  `.execute(db)
}

export const insertAgreement = async (
  db: Db,
  meetingId: number,
  agreement: Agreement,
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into agreement (meeting_id, number, version, level, title, parties, signed_on, document_number, reason, actor, recorded_in)
    values (${meetingId}, ${agreement.number}, ${agreement.version}, ${agreement.level}, ${agreement.title},
      ${JSON.stringify(agreement.parties)}::jsonb, ${agreement.signedOn}, ${agreement.documentNumber}, ${agreement.reason},
      ${actor}, ${tx})
  `.execute(db)
}

export const insertNextList = async (
  db: Db,
  meetingId: number,
  list: NextList,
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into next_list (meeting_id, version, year, entries, actor, recorded_in)
    values (${meetingId}, ${list.version}, ${list.year}, ${JSON.stringify(list.entries)}::jsonb, ${actor}, ${tx})
  `.execute(db)
}

/** The version of a part that was recorded last, taken back or not; 0 if none. The meeting is held. */
export const selectTextVersion = async (db: Db, meetingId: number, part: string): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0) as version from report_text where meeting_id = ${meetingId} and part = ${part}
  `.execute(db)
  return rows[0]!.version
}

export const insertReportText = async (
  db: Db,
  text: { readonly meetingId: number; readonly part: string; readonly version: number; readonly text: string | null },
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into report_text (meeting_id, part, version, text, actor, recorded_in)
    values (${text.meetingId}, ${text.part}, ${text.version}, ${text.text}, ${actor}, ${tx})
  `.execute(db)
}
