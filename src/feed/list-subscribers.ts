import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectDeliveries } from './delivery.sql.ts'
import type { Delivery } from './delivery.ts'
import { forbidSubscriber } from './forbid-subscriber.ts'
import { selectSubscriber, selectSubscribers } from './subscriber.sql.ts'
import { type Subscriber, subscribing } from './subscriber.ts'

/** The subscribers of a cluster: to a city its own, to a secretariat all. */
export const listSubscribers = async (hub: Hub, caller: Caller, cluster: string): Promise<Outcome<Subscriber[]>> =>
  forbid(caller, subscribing, { cluster }) ??
  done(await selectSubscribers(hub.db, cluster, caller.city, hub.now().toISOString()))

/** The deliveries of a subscriber before one of them, the newest first. */
export const listDeliveries = async (
  hub: Hub,
  caller: Caller,
  asked: { readonly subscriberId: number; readonly before: number | null; readonly limit: number },
): Promise<Outcome<Delivery[]>> => {
  const forbidden = forbidSubscriber(
    caller,
    await selectSubscriber(hub.db, asked.subscriberId, hub.now().toISOString()),
  )
  return forbidden ?? done(await selectDeliveries(hub.db, asked.subscriberId, asked.before, asked.limit))
}
