import { actorOf, type Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import type { MeetingInput } from './change-meeting.ts'
import { insertFigureStatement, type NewStatement, selectFigureStatements } from './figure-statement.sql.ts'
import type { FigureStatement } from './figure-statement.ts'
import { selectMeetingForUpdate } from './joint-meeting.sql.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { refuseSealed } from './refuse-sealed.ts'
import { statementChange } from './seal-change.ts'

/** A meeting that is not sealed, held for this transaction, and what was said of its figures. */
export interface Unsealed {
  readonly db: Db
  readonly meeting: JointMeeting
  readonly said: readonly FigureStatement[]
}

/** Takes a meeting whose figures may still change. */
export const takeUnsealed = async (db: Db, { cluster, edition }: MeetingInput): Promise<Outcome<Unsealed>> => {
  const meeting = await selectMeetingForUpdate(db, cluster, edition)
  if (!meeting) return refusedFor('MEETING_UNKNOWN', { edition }, ['edition'])
  const sealed = await refuseSealed(db, meeting)
  if (sealed) return sealed
  return done({ db, meeting, said: await selectFigureStatements(db, [meeting.id], null) })
}

/** What is said, without the place that it gets. */
export type Saying = Pick<NewStatement, 'kind' | 'city'> & Partial<NewStatement>

/** Records what is said of the figures of a meeting that is not sealed, and answers the meeting. */
export const recordStatement = async (
  hub: Hub,
  caller: Caller,
  verb: string,
  input: MeetingInput,
  problems: readonly Problem[],
  decide: (taken: Unsealed) => Promise<Outcome<Saying>>,
): Promise<Outcome<JointMeeting>> => {
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, verb, { idempotencyKey, content }, async (db, log) => {
    const taken = await takeUnsealed(db, input)
    if (taken.ok === undefined) return taken
    const { meeting, said } = taken.ok
    const decided = await decide(taken.ok)
    if (decided.ok === undefined) return decided
    const statement = { ...nothing, ...decided.ok, position: said.length + 1 }
    await insertFigureStatement(db, meeting.id, statement, { actor: actorOf(caller), tx: log.tx })
    await log.record(statementChange(meeting, statement))
    return done(meeting)
  })
}

const nothing = {
  figuresHash: null,
  figure: null,
  value: null,
  expected: null,
  text: null,
  answers: null,
  manner: null,
}
