import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { opensAt } from './access-key.ts'
import { selectKeyBySecret } from './key.sql.ts'

/** The caller behind a secret. Unknown, expired and revoked keys are all refused in the same words. */
export const identifyCaller = async (hub: Hub, secret: string): Promise<Outcome<Caller>> => {
  if (secret.length > 500) return refusedFor('UNAUTHENTICATED')
  const key = await selectKeyBySecret(hub.db, await sha256(secret), civilDateAt(hub.now()))
  if (!key || !opensAt(key, hub.now())) return refusedFor('UNAUTHENTICATED')
  return done({ keyId: key.id, role: key.role, cluster: key.cluster, city: key.city, cityClusters: key.cityClusters })
}
