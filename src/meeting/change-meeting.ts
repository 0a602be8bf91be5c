import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { selectMeetingForUpdate } from './joint-meeting.sql.ts'
import type { JointMeeting } from './joint-meeting.ts'
import type { Recording } from './meeting-papers.sql.ts'

/** What everything that is recorded of a meeting is given. */
export interface MeetingInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly edition: number
}

/** What a verb does with the meeting that it has taken. */
export interface Taken {
  readonly meeting: JointMeeting
  readonly db: Db
  readonly log: ChangeLog
  readonly by: Recording
}

/** Takes a meeting and records something of it. The cluster's secretariat; `problems` are those of the input by itself. */
export const changeMeeting = async <T>(
  hub: Hub,
  caller: Caller,
  verb: string,
  input: MeetingInput,
  problems: readonly Problem[],
  work: (taken: Taken) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, verb, { idempotencyKey, content }, async (db, log) => {
    const meeting = await selectMeetingForUpdate(db, input.cluster, input.edition)
    if (!meeting) return refusedFor('MEETING_UNKNOWN', { edition: input.edition }, ['edition'])
    return work({ meeting, db, log, by: { actor: actorOf(caller), tx: log.tx } })
  })
}
