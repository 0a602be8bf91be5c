import { type Outcome, refusedFor } from '../base/outcome.ts'
import { sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { identifyKey } from './identify-caller.ts'
import type { StartedSession } from './session.ts'
import { updateSignInLinkUsed } from './sign-in-link.sql.ts'
import { startSession } from './start-session.ts'

/** Begins a session by a link. A link that was used, ran out or never was is refused in the same words. */
export const acceptSignInLink = async (hub: Hub, token: string): Promise<Outcome<StartedSession>> => {
  const keyId = await updateSignInLinkUsed(hub.db, await sha256(token), hub.now().toISOString())
  if (keyId === undefined) return refusedFor('SIGN_IN_LINK_NOT_IN_FORCE')
  const caller = await identifyKey(hub, keyId)
  return caller.ok === undefined ? caller : startSession(hub, caller.ok, 'LINK')
}
