import type { Context } from 'hono'
import type { Caller } from '../base/caller.ts'
import { problem } from '../base/problem.ts'
import { openRate, type Rate } from '../base/rate.ts'
import { problemResponse } from './problem-response.ts'

/** How often keys and strangers may ask, as a host keeps it from request to request. */
export interface Rates {
  /** By key, whoever uses it from wherever; null: as often as they like. */
  readonly keys: Rate | null
  /** Of strangers, and of those whose key does not open, by address. */
  readonly strangers: Rate | null
  /** Where a request comes from, as the host knows it. */
  readonly addressOf: (context: Context) => string
}

export interface RateSettings {
  /** Requests a minute; 0 for no limit. */
  readonly perKey: number
  readonly perAddress: number
}

/** `now` in milliseconds. */
export const openRates = (
  { perKey, perAddress }: RateSettings,
  now: () => number,
  addressOf: Rates['addressOf'],
): Rates => ({
  keys: perKey === 0 ? null : openRate(perKey, now),
  strangers: perAddress === 0 ? null : openRate(perAddress, now),
  addressOf,
})

/** A household or an office has all addresses of an IPv6 network of 64 bits: they count as one. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const zeroes = Array.from({ length: tail === undefined ? 0 : 8 - first.length - last.length }, () => '0')
  return `${[...first, ...zeroes, ...last].slice(0, 4).join(':')}::/64`
}

/** The last address that a header of our own proxy names: what stands before it, the client may have written. */
export const lastOf = (header: string | undefined): string | undefined => header?.split(',').at(-1)?.trim() || undefined

/** Turns a caller away who asks too often, and says when to come again. */
export type TurnAway = (context: Context, caller: Pick<Caller, 'keyId'>) => Response | undefined

export const turnAwayBy =
  (rates: Rates | undefined): TurnAway =>
  (context, { keyId }) => {
    const rate = keyId === null ? rates?.strangers : rates?.keys
    const seconds = rate?.take(keyId === null ? networkOf(rates!.addressOf(context)) : String(keyId)) ?? 0
    if (seconds === 0) return undefined
    context.header('retry-after', String(seconds))
    return problemResponse(context, 429, [problem('RATE_LIMITED', { facts: { seconds } })])
  }
