import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type MembershipChange, selectMembershipChanges } from './membership-change.sql.ts'
import { forbid } from './rights.ts'

/** Who joined, changed and left a cluster, why and by whom it was entered; the latest first. For whoever looks after the cluster. */
export const listMembershipChanges = async (
  hub: Hub,
  caller: Caller,
  cluster: string,
  limit: number,
): Promise<Outcome<readonly MembershipChange[]>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'COORDINATOR', 'AUDITOR'], { cluster })
  return forbidden ?? done(await selectMembershipChanges(hub.db, cluster, limit))
}
