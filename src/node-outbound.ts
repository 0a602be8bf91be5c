import { lookup as lookupBySystem } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Outbound, Posted, PostFailure } from './base/outbound.ts'
import { checkTarget, type ResolveName } from './feed/check-target.ts'
import { type AllowedTargets, checkUrl, isNamed, mayConnect } from './feed/target-address.ts'

/** How long a whole delivery may take: name, connection and answer. */
const patience = 10_000
/** What is read of an answer; nobody looks at more than its status. */
const mostOfAnswer = 1024

/**
 * The addresses of a name by the resolver of its own that Node has. The system's one works in the four threads that files and the
 * database need too: four names that are never answered would stop them all.
 */
export const resolveName: ResolveName = async (name) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

/** Carries out of a connection why there will be none. */
class Refused extends Error {
  constructor(readonly failure: PostFailure) {
    super(failure)
  }
}

/**
 * Resolves as the connection is made and hands it just the addresses that were looked at: a name that answers otherwise the
 * second time has no second time.
 */
const guardedLookup =
  (allowed: AllowedTargets, resolve: ResolveName): LookupFunction =>
  (name, { all }, answer) => {
    resolve(name).then(
      (addresses) => {
        if (addresses.length === 0) return answer(new Refused('NAME_UNKNOWN'), [])
        if (!addresses.every((address) => mayConnect(address, allowed)))
          return answer(new Refused('TARGET_NOT_ALLOWED'), [])
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
        if (all) answer(null, found)
        else answer(null, found[0]!.address, found[0]!.family)
      },
      () => answer(new Refused('NAME_UNKNOWN'), []),
    )
  }

const failureOf = (fault: Error): PostFailure => {
  if (fault instanceof Refused) return fault.failure
  const { code = '', name } = fault as NodeJS.ErrnoException
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'TIMED_OUT'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'NAME_UNKNOWN'
  if (code === 'ECONNREFUSED') return 'CONNECTION_REFUSED'
  return /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(VERIFY|GET)|ERR_TLS/.test(code)
    ? 'CERTIFICATE_NOT_TRUSTED'
    : 'CONNECTION_FAILED'
}

const postTo = (
  url: URL,
  lookup: LookupFunction,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Posted> =>
  new Promise((resolve) => {
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp
    const length = String(Buffer.byteLength(body))
    const sent = ask(
      url,
      { method: 'POST', headers: { ...headers, 'content-length': length }, lookup, agent: false, signal },
      (answer) => {
        const status = answer.statusCode ?? 0
        let read = 0
        const finish = () => {
          resolve({ status })
          answer.destroy()
        }
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length
          if (read >= mostOfAnswer) finish()
        })
        answer.on('end', finish)
        // The status is here; that the rest breaks off changes nothing of it.
        answer.on('error', finish)
        answer.on('close', finish)
      },
    )
    sent.on('error', (fault) => resolve({ failure: failureOf(fault) }))
    sent.end(body)
  })

/** Calls others' systems from Node: no redirects, no proxies, no kept connections, and only where the rule allows it. */
export const openOutbound = (
  allowed: AllowedTargets,
  resolve: ResolveName = resolveName,
  timeout: number = patience,
): Outbound => ({
  examine: (url) => checkTarget(url, allowed, resolve),
  post: async (text, headers, body) => {
    // An address is connected to without any look-up, and the configuration may have changed since the registration.
    if (checkUrl(text, allowed).length > 0) return { failure: 'TARGET_NOT_ALLOWED' }
    const url = new URL(text)
    const lookup = isNamed(url, allowed) ? (lookupBySystem as LookupFunction) : guardedLookup(allowed, resolve)
    return postTo(url, lookup, headers, body, AbortSignal.timeout(timeout))
  },
})
