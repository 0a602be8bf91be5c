import type { Role } from '../base/caller.ts'

/** How people sign in by an OpenID Connect provider, and what their claims mean here. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly scope: string
  /** The claims that say which role, city and cluster a person has. */
  readonly roleClaim: string
  readonly cityClaim: string
  readonly clusterClaim: string
  /** What a value of the role claim means; a role's own name needs no entry. */
  readonly roles: Readonly<Record<string, Role>>
}
