import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { opensAt } from './access-key.ts'
import { selectSessionKey } from './session.sql.ts'
import type { SignedIn } from './session.ts'

/** Who is behind a session. One that ended or ran out is refused, and so is one whose key was revoked or has expired. */
export const identifySession = async (hub: Hub, token: string): Promise<Outcome<SignedIn>> => {
  const now = hub.now()
  const key = await selectSessionKey(hub.db, await sha256(token), now.toISOString(), civilDateAt(now))
  if (!key || !opensAt(key, now)) return refusedFor('UNAUTHENTICATED')
  const { id, role, cluster, city, cityClusters, holder, cityName, sessionExpiresAt: expiresAt } = key
  return done({ caller: { keyId: id, role, cluster, city, cityClusters }, holder, cityName, expiresAt })
}
