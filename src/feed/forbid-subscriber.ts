import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type Refusal, refusedFor } from '../base/outcome.ts'
import { type Subscriber, subscribing } from './subscriber.ts'

/** Who may manage a subscriber: its city's partner system or coordinator, and the cluster's secretariat. Nobody else hears of it. */
export const forbidSubscriber = (caller: Caller, found: Subscriber | undefined): Refusal | undefined => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  if (!subscribing.includes(caller.role)) return refusedFor('FORBIDDEN', { role: caller.role, allowed: subscribing })
  const isOutside = !found || forbid(caller, subscribing, { cluster: found.cluster, city: found.city }) !== undefined
  return isOutside ? refusedFor('SUBSCRIBER_UNKNOWN', {}, ['id']) : undefined
}
