import type { Caller, Role } from '../base/caller.ts'
import type { Hub } from '../hub.ts'
import { selectKeys } from './key.sql.ts'
import { forbid } from './rights.ts'

/** Who stands behind an actor of the change log. */
export interface NamedActor {
  readonly role: Role
  readonly city: string | null
  /** The person or system; null for whoever may not know. */
  readonly holder: string | null
}

const keyOf = (actor: string): number[] => (actor.startsWith('key:') ? [Number(actor.slice(4))] : [])

/** Who actors of a cluster's log are, by what stands there (`key:12`). Names are for its secretariat and auditors, and for each city of its own. */
export const identifyActors = async (
  hub: Hub,
  caller: Caller,
  cluster: string,
  actors: readonly string[],
): Promise<ReadonlyMap<string, NamedActor>> => {
  const keys = await selectKeys(hub.db, [...new Set(actors.flatMap(keyOf))])
  const isOffice = forbid(caller, ['SECRETARIAT', 'AUDITOR'], { cluster }) === undefined
  const mayKnow = (city: string | null) => isOffice || (city !== null && caller.city === city)
  return new Map(
    keys.map(({ id, role, city, holder }) => [`key:${id}`, { role, city, holder: mayKnow(city) ? holder : null }]),
  )
}
