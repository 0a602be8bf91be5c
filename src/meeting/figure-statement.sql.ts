import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { FigureStatement } from './figure-statement.ts'
import type { Recording } from './meeting-papers.sql.ts'

/** A statement with the meeting that it is of. */
export interface StatementOfMeeting extends FigureStatement {
  readonly meetingId: number
}

/** What is said of the figures of meetings, in the order of saying. What this transaction has said is not among it. */
export const selectFigureStatements = async (
  db: Db,
  meetingIds: readonly number[],
  knownAt: string | null,
): Promise<StatementOfMeeting[]> => {
  const { rows } = await sql<StatementOfMeeting>`
    select s.meeting_id as "meetingId", s.position, s.kind, s.city_code as city, encode(s.figures_hash, 'hex') as "figuresHash", s.figure_id as figure, s.value,
      s.expected, s.text, s.answers, s.manner, instant_text(k.recorded_at) as "recordedAt"
    from figure_statement s join change_commit k on k.tx = s.recorded_in
    where s.meeting_id = any(${meetingIds}::bigint[]) and (${knownAt}::timestamptz is null or k.recorded_at <= ${knownAt}::timestamptz)
    order by s.meeting_id, s.position
  `.execute(db)
  return rows
}

/** What is said, before it has its place in the log. The meeting is held. */
export type NewStatement = Omit<FigureStatement, 'recordedAt'>

export const insertFigureStatement = async (
  db: Db,
  meetingId: number,
  said: NewStatement,
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into figure_statement (meeting_id, position, kind, city_code, figures_hash, figure_id, value, expected, text, answers, manner,
      actor, recorded_in)
    values (${meetingId}, ${said.position}, ${said.kind}, ${said.city}, decode(${said.figuresHash}, 'hex'), ${said.figure},
      ${said.value}, ${said.expected}, ${said.text}, ${said.answers}, ${said.manner}, ${actor}, ${tx})
  `.execute(db)
}
