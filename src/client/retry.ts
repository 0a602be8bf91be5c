import { type HubError, RequestRefused, Unreachable } from './errors.ts'

/**
 * How a request that failed in passing is tried again: after half a second, doubled each time, at most half a minute; not before the hub has
 * said that it is worth coming again. Always a little later than that by chance, so that not all who were sent away come back at once.
 */
export interface Retrying {
  /** How often again before the fault is thrown. */
  readonly retries?: number
  readonly onRetry?: ((fault: HubError, waitMs: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Where nobody says how often: about a minute and a half. */
export const usualRetries = 8

const firstWaitMs = 500
const longestWaitMs = 30_000
/** A hub that names a longer time is asked again all the same: what is in front of it may be mistaken. */
const longestAskedMs = 120_000

const passing: ReadonlySet<string> = new Set(['NOT_LISTENING', 'BROKEN_OFF', 'CUT_SHORT', 'TIMED_OUT', 'OTHER'])

/** Whether the same request may succeed in a moment: nobody listens, the connection broke, or the hub is busy or starting. */
export const isPassing = (fault: unknown): fault is HubError => {
  if (fault instanceof Unreachable) return passing.has(fault.reason)
  if (!(fault instanceof RequestRefused)) return false
  const { status, problems } = fault
  return (status !== null && (status >= 500 || status === 429)) || problems.some(({ code }) => code === 'IN_PROGRESS')
}

/** How long to wait before the next attempt, in ms; `chance` from 0 to 1. */
export const waitBefore = (attempt: number, fault: HubError, chance: number): number => {
  const asked = fault instanceof RequestRefused ? (fault.retryAfterMs ?? 0) : 0
  const least = Math.max(Math.min(firstWaitMs * 2 ** attempt, longestWaitMs), Math.min(asked, longestAskedMs))
  return Math.round(least * (1 + chance / 4))
}

/** Waits; the caller's abort ends it and is thrown. */
export const waiting = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })

/** Does the work, and again while it fails in passing. */
export const retrying = async <T>(
  work: () => Promise<T>,
  { retries = usualRetries, onRetry, signal }: Retrying,
): Promise<T> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (fault) {
      if (attempt >= retries || !isPassing(fault)) throw fault
      const ms = waitBefore(attempt, fault, Math.random())
      onRetry?.(fault, ms)
      await waiting(ms, signal)
    }
  }
}
