import type { Configuration } from 'openid-client'
import { tokenOf } from '../access/session.ts'
import type { Hub } from '../hub.ts'
import type { OidcSettings } from './oidc-settings.ts'

/** What the browser keeps on its way to the provider and back. */
export interface OidcTrip {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
}

/** The provider as the console speaks to it: its metadata are fetched by the first who signs in, and again after a failure. */
export interface OidcClient {
  readonly begin: (hub: Hub, returnTo: string, next: string) => Promise<{ readonly trip: OidcTrip; readonly url: URL }>
  /** The verified claims; throws where the provider or the browser did not keep to the protocol. */
  readonly finish: (url: URL, trip: OidcTrip) => Promise<Readonly<Record<string, unknown>>>
}

const isLocal = (issuer: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(issuer)

export const openOidcClient = ({ issuer, clientId, clientSecret, scope }: OidcSettings): OidcClient => {
  let found: Promise<Configuration> | undefined
  const discover = async (): Promise<Configuration> => {
    const oidc = await import('openid-client')
    const authentication = clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret)
    // Only a provider on this very machine may be asked without encryption.
    const execute = isLocal(issuer) ? [oidc.allowInsecureRequests] : []
    return oidc.discovery(new URL(issuer), clientId, undefined, authentication, { execute })
  }
  const configuration = () => {
    found ??= discover().catch((fault) => {
      found = undefined
      throw fault
    })
    return found
  }
  return {
    begin: async (hub, returnTo, next) => {
      const oidc = await import('openid-client')
      const [state, nonce, verifier] = [0, 1, 2].map(() => tokenOf(hub.randomBytes(32))) as [string, string, string]
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: returnTo, scope, state, nonce, response_type: 'code' },
        ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      })
      return { trip: { state, nonce, verifier, next }, url }
    },
    finish: async (url, { state, nonce, verifier }) => {
      const oidc = await import('openid-client')
      const tokens = await oidc.authorizationCodeGrant(await configuration(), url, {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      })
      return tokens.claims() ?? {}
    },
  }
}
