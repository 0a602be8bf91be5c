/** What a key allows. `ANONYMOUS` reads what is published, and nothing else. */
export const roles = ['SECRETARIAT', 'COORDINATOR', 'OPERATOR', 'LEADER', 'PARTNER', 'AUDITOR'] as const
export type Role = (typeof roles)[number]

/** The roles that act for one city. */
export const cityRoles: readonly Role[] = ['COORDINATOR', 'OPERATOR', 'PARTNER']

/** Who asks. Without `cluster` a key reaches every cluster (of its city). */
export interface Caller {
  readonly keyId: number | null
  readonly role: Role | 'ANONYMOUS'
  readonly cluster: string | null
  readonly city: string | null
  /** The clusters that the key's city belongs to, today or later. */
  readonly cityClusters: readonly string[]
}

export const anonymous: Caller = { keyId: null, role: 'ANONYMOUS', cluster: null, city: null, cityClusters: [] }

/** The hub itself, as a host starts it: it may what the secretariat may, and stands in the log as `hub`. */
export const itself: Caller = { ...anonymous, role: 'SECRETARIAT' }

/** The name under which a caller stands in the change log: opaque, no personal data. */
export const actorOf = (caller: Caller): string => (caller.keyId === null ? 'hub' : `key:${caller.keyId}`)
