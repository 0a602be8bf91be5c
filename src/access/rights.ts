import { type Caller, cityRoles, type Role } from '../base/caller.ts'
import { type Refusal, refusedFor } from '../base/outcome.ts'

/** What an operation touches: a cluster (none: the hub itself), and the city whose own business it is. */
export interface Reach {
  readonly cluster?: string
  readonly city?: string | null
}

/** The refusal of a caller who may not, or undefined. The one visible line of every verb. */
export const forbid = (caller: Caller, allowed: readonly Role[], reach: Reach): Refusal | undefined => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  return allowed.includes(caller.role) && reaches(caller, reach)
    ? undefined
    : refusedFor('FORBIDDEN', { role: caller.role, allowed })
}

const reaches = (caller: Caller, { cluster, city }: Reach): boolean => {
  if (caller.cluster !== null && caller.cluster !== cluster) return false
  if (!isCityRole(caller)) return true
  if (city !== undefined && caller.city !== city) return false
  return cluster === undefined || caller.cityClusters.includes(cluster)
}

const isCityRole = (caller: Caller): boolean => caller.role !== 'ANONYMOUS' && cityRoles.includes(caller.role)

/** Whether a caller may see what a cluster has not published: everybody with a key that reaches it. */
export const mayReadDrafts = (caller: Caller, cluster: string): boolean =>
  caller.role !== 'ANONYMOUS' && reaches(caller, { cluster })

/** The clusters whose drafts a caller may see; null for all. */
export const clustersWithDrafts = (caller: Caller): readonly string[] | null => {
  if (caller.role === 'ANONYMOUS') return []
  if (!isCityRole(caller)) return caller.cluster === null ? null : [caller.cluster]
  return caller.cityClusters.filter((code) => caller.cluster === null || caller.cluster === code)
}
