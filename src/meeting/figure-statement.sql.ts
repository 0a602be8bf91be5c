import { sql } from 'kysely'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { FigureStatement } from './figure-statement.ts'
import type { Recording } from './meeting-papers.sql.ts'

/** What is said of the figures of a meeting, in the order of saying. What this transaction has said is not among it. */
export const selectFigureStatements = async (
  db: Db,
  meetingId: number,
  knownAt: string | null,
): Promise<FigureStatement[]> => {
  const { rows } = await sql<FigureStatement>`
    select s.position, s.kind, s.city_code as city, encode(s.figures_hash, 'hex') as "figuresHash", s.figure_id as figure, s.value,
      s.expected, s.text, s.answers, s.manner, instant_text(k.recorded_at) as "recordedAt"
    from figure_statement s join change_commit k on k.tx = s.recorded_in
    where s.meeting_id = ${meetingId} and ${knownBy('s.recorded_in', knownAt)} order by s.position
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
