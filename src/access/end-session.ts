import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { updateSessionEnded, updateSessionsOfHolderEnded } from './session.sql.ts'

/** Ends one session. One that is over stays over. */
export const endSession = async (hub: Hub, token: string): Promise<void> =>
  updateSessionEnded(hub.db, await sha256(token), hub.now().toISOString())

/** Signs the holder of the caller's key out everywhere; answers how many sessions that were. */
export const endSessionsOfHolder = async (hub: Hub, caller: Caller): Promise<Outcome<number>> =>
  caller.keyId === null
    ? refusedFor('UNAUTHENTICATED')
    : done(await updateSessionsOfHolderEnded(hub.db, caller.keyId, hub.now().toISOString()))
