import type { Caller } from '../base/caller.ts'
import { isDone } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { type PreparedBrief, prepareBrief } from './prepare-brief.ts'
import { readMoment } from './read-moment.ts'
import type { LogHead } from './sealed-brief.sql.ts'

/**
 * The brief of a meeting that is there, by its own two times: what cities confirm and what is sealed. Of one that was entered after
 * its cut-off all that was known at the head counts, if one is given.
 */
export const readCurrentBrief = async (
  hub: Hub,
  caller: Caller,
  meeting: JointMeeting,
  head: LogHead | null = null,
): Promise<PreparedBrief & { readonly isBackfilled: boolean }> => {
  const { isBackfilled } = await readMoment(hub.db, meeting, hub.now())
  const { cluster, edition } = meeting
  const knownAt = isBackfilled && head !== null ? head.recordedAt : null
  const prepared = await prepareBrief(hub, caller, { cluster, edition, knownAt })
  if (!isDone(prepared)) throw new Error(`no brief of meeting ${edition}: ${prepared.problems[0]?.code}`)
  return { ...prepared.ok, isBackfilled }
}
