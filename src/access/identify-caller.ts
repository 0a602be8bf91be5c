import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { openTogether } from '../base/together.ts'
import { sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { type AccessKey, opensAt } from './access-key.ts'
import { selectKeyBySecret, selectKeyWithClusters } from './key.sql.ts'

/** Who asks, and where the change log stood when the key was looked at. */
export interface Identified {
  readonly caller: Caller
  /** The hash of the log's last commit. */
  readonly head: string
}

/** The caller behind a secret; asked once for all requests with the same one that wait for it meanwhile, and never of before they came. */
export const openIdentifying = (hub: Hub) => {
  const together = openTogether<Outcome<Identified>>()
  return (secret: string): Promise<Outcome<Identified>> => together(secret, () => identify(hub, secret))
}

/** The caller behind a secret. Unknown, expired and revoked keys are all refused in the same words. */
export const identifyCaller = async (hub: Hub, secret: string): Promise<Outcome<Caller>> => {
  const outcome = await identify(hub, secret)
  return outcome.ok ? done(outcome.ok.caller) : outcome
}

const identify = async (hub: Hub, secret: string): Promise<Outcome<Identified>> => {
  if (secret.length > 500) return refusedFor('UNAUTHENTICATED')
  const hash = hub.sha256?.(secret) ?? (await sha256(secret))
  const key = await selectKeyBySecret(hub.db, hash, civilDateAt(hub.now()))
  const outcome = callerWith(hub, key)
  return outcome.ok ? done({ caller: outcome.ok, head: key!.head }) : outcome
}

/** The same caller later on, while it listens: its key may have ended, and its city joined or left a cluster. */
export const identifyAgain = async (hub: Hub, caller: Caller): Promise<Outcome<Caller>> =>
  caller.keyId === null ? done(caller) : identifyKey(hub, caller.keyId)

/** The caller with a key that is known by its number. */
export const identifyKey = async (hub: Hub, keyId: number): Promise<Outcome<Caller>> =>
  callerWith(hub, await selectKeyWithClusters(hub.db, keyId, civilDateAt(hub.now())))

const callerWith = (hub: Hub, key: (AccessKey & { readonly cityClusters: string[] }) | undefined): Outcome<Caller> =>
  key && opensAt(key, hub.now())
    ? done({ keyId: key.id, role: key.role, cluster: key.cluster, city: key.city, cityClusters: key.cityClusters })
    : refusedFor('UNAUTHENTICATED')
