import type { ClaimNames } from '../access/oidc-person.ts'

/** How people sign in by an OpenID Connect provider, and what their claims mean here. */
export interface OidcSettings extends ClaimNames {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly scope: string
}
