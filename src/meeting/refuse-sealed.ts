import { type Refusal, refusedFor } from '../base/outcome.ts'
import type { Db } from '../db/database.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { selectIsSealed } from './sealed-brief.sql.ts'

/** The refusal of what would change a brief that is sealed. The meeting is held. */
export const refuseSealed = async (
  db: Db,
  { id, edition }: Pick<JointMeeting, 'id' | 'edition'>,
): Promise<Refusal | undefined> =>
  (await selectIsSealed(db, id)) ? refusedFor('MEETING_SEALED', { edition }, ['edition']) : undefined
