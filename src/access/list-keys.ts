import type { Caller, Role } from '../base/caller.ts'
import { roles } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { issuableBy } from './access-key.ts'
import { selectCluster } from './cluster.sql.ts'
import { type ListedKey, selectListedKeys } from './listed-key.sql.ts'
import { forbid } from './rights.ts'

export interface ListKeysInput {
  readonly cluster: string
  readonly role?: Role | null
  readonly city?: string | null
  /** Also those that open nothing any more. */
  readonly isWithEnded?: boolean
  /** The id before which to go on. */
  readonly before?: number | null
  readonly limit: number
}

/**
 * The keys of a cluster, the latest first, that the caller may end: a secretariat's all (the hub's also those of all clusters), a
 * coordinator's the operators' and partner systems' of the own city, and one's own. An auditor reads what the secretariat does.
 */
export const listKeys = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, role = null, city = null, isWithEnded = false, before = null, limit }: ListKeysInput,
): Promise<Outcome<readonly ListedKey[]>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'COORDINATOR', 'AUDITOR'], { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectCluster(hub.db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const own = caller.role === 'COORDINATOR'
  if (own && city !== null && city !== caller.city) return done([])
  const now = hub.now().toISOString()
  const keys = await selectListedKeys(hub.db, {
    ...{ role, before, limit, now, openAt: isWithEnded ? null : now },
    clusterId: cluster.id,
    isWithHubs: caller.cluster === null,
    city: own ? caller.city : city,
    roles: own ? issuableBy(caller) : roles,
    ownId: own ? caller.keyId : null,
  })
  return done(keys)
}
