import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { insertSession } from './session.sql.ts'
import { laterBy, type SignInWay, type StartedSession, sessionHours, tokenOf } from './session.ts'

/** Begins a session with the rights of the caller's key. Refuses who has none. */
export const startSession = async (hub: Hub, caller: Caller, way: SignInWay): Promise<Outcome<StartedSession>> => {
  if (caller.keyId === null) return refusedFor('UNAUTHENTICATED')
  const token = tokenOf(hub.randomBytes(32))
  const startedAt = hub.now()
  const expiresAt = laterBy(startedAt, sessionHours * 60)
  await insertSession(hub.db, {
    tokenHash: await sha256(token),
    keyId: caller.keyId,
    way,
    startedAt: startedAt.toISOString(),
    expiresAt,
  })
  return done({ token, expiresAt })
}
