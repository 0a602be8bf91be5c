import { type Caller, cityRoles, type Role } from '../base/caller.ts'
import { type Problem, problem } from '../base/problem.ts'

/** A key, without its secret. Without a cluster it reaches all clusters (of its city). */
export interface AccessKey {
  readonly id: number
  readonly role: Role
  readonly cluster: string | null
  readonly city: string | null
  readonly holderId: number
  readonly holder: string
  readonly expiresAt: string | null
  /** From when on it opens nothing, by the clock of the host that revoked it. */
  readonly revokedAt: string | null
  /** It was revoked at once, not by a rotation with its grace. */
  readonly isEnded: boolean
}

/** The roles whose keys a role may issue, rotate and revoke. */
export const issuableBy = (caller: Caller): readonly Role[] =>
  caller.role === 'SECRETARIAT'
    ? ['SECRETARIAT', 'COORDINATOR', 'OPERATOR', 'LEADER', 'PARTNER', 'AUDITOR']
    : caller.role === 'COORDINATOR'
      ? ['OPERATOR', 'PARTNER']
      : []

/** A role that acts for a city names it; the others do not. */
export const checkKeyCity = (role: Role, city: string | null | undefined): Problem[] => {
  const ofCity = cityRoles.includes(role)
  if (ofCity === (city !== null && city !== undefined)) return []
  return [
    problem(ofCity ? 'KEY_CITY_MISSING' : 'KEY_CITY_NOT_ALLOWED', { path: ['city'], field: 'city', facts: { role } }),
  ]
}

/**
 * Whether a key opens at an instant. Both times are ISO text in UTC, so they compare as text to the millisecond. One that was revoked opens
 * nothing more, also at a host whose clock stands before the revocation.
 */
export const opensAt = (key: Pick<AccessKey, 'expiresAt' | 'revokedAt' | 'isEnded'>, instant: Date): boolean => {
  const now = instant.toISOString().slice(0, 23)
  const past = (time: string | null) => time !== null && time.slice(0, 23) <= now
  return !key.isEnded && !past(key.expiresAt) && !past(key.revokedAt)
}

/** Bytes as text that can stand in an address. */
export const encoded = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** A secret as it is shown once: a mark by which scanners find leaked ones, and 32 random bytes. */
export const secretOf = (bytes: Uint8Array): string => `htk_${encoded(bytes)}`
