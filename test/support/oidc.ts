import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterFile } from './after-file.ts'

/** What the provider says of whoever signs in under a name. */
export type ClaimsOf = (login: string) => Readonly<Record<string, unknown>>

/** A real provider on loopback until the end of the file, for one client; whoever comes is believed. */
export const serveOidc = async (returnTo: () => string, claimsOf: ClaimsOf): Promise<string> => {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => handle(request, response))
  server.listen(0, '127.0.0.1')
  afterFile(() => void server.close())
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'hutong', client_secret: 'a-secret-of-the-test', redirect_uris: [returnTo()] },
        ...{ grant_types: ['authorization_code'], response_types: ['code'] },
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'hutong_role', 'hutong_city', 'hutong_cluster'] },
    // Claims stand in the token itself, as those of most providers do.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['of the test'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...claimsOf(sub) }) }),
  })
  handle = provider.callback()
  return issuer
}
