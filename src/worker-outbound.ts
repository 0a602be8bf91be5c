import type { Outbound, PostFailure } from './base/outbound.ts'
import { type AllowedTargets, checkUrl } from './feed/target-address.ts'

/** How long a whole delivery may take. */
const patience = 10_000

const failureOf = (fault: unknown): PostFailure =>
  fault instanceof Error && fault.name === 'TimeoutError' ? 'TIMED_OUT' : 'CONNECTION_FAILED'

/**
 * Calls others' systems from the edge, whose `fetch` reaches the public internet only: an address that is written down is
 * looked at here, a name is resolved and connected to outside any private network.
 */
export const openOutbound = (allowed: AllowedTargets): Outbound => ({
  examine: async (url) => checkUrl(url, allowed),
  post: async (url, headers, body) => {
    if (checkUrl(url, allowed).length > 0) return { failure: 'TARGET_NOT_ALLOWED' }
    try {
      const signal = AbortSignal.timeout(patience)
      const { status, body: unread } = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      await unread?.cancel()
      return { status }
    } catch (fault) {
      return { failure: failureOf(fault) }
    }
  },
})
