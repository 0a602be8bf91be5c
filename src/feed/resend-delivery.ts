import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { sendSignal } from './deliver-signal.ts'
import { insertDelivery, selectDelivery, selectTarget } from './delivery.sql.ts'
import type { Delivery } from './delivery.ts'
import { encodeFeedCursor } from './feed-cursor.ts'
import { viewMark } from './feed-view.ts'
import { forbidSubscriber } from './forbid-subscriber.ts'
import { readView } from './read-view.ts'
import { subscriberMark } from './signal.ts'
import { selectSubscriber } from './subscriber.sql.ts'
import type { Subscriber } from './subscriber.ts'

/**
 * Sends the signal of a delivery again, at once and under the same id, whatever state its subscriber is in, and answers how it
 * went. It acknowledges nothing: the cursor moves by the hub's own deliveries only.
 */
export const resendDelivery = async (hub: Hub, caller: Caller, input: { id: number }): Promise<Outcome<Delivery>> => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  if (!hub.outbound) return refusedFor('WEBHOOKS_NOT_SENT')
  const now = hub.now()
  const old = await selectDelivery(hub.db, input.id)
  const subscriber = old && (await selectSubscriber(hub.db, old.subscriberId, now.toISOString()))
  const forbidden = forbidSubscriber(caller, subscriber)
  if (forbidden) return forbidden.problems[0]?.code === 'SUBSCRIBER_UNKNOWN' ? unknown() : forbidden
  const { id, cluster } = subscriber as Subscriber
  const target = await selectTarget(hub.db, id, now.toISOString())
  const { ok: view, problems } = await readView(hub, caller, cluster)
  if (!old || !target) return unknown()
  if (!view) return refused(...problems)

  const signal = { id: old.signalId, type: old.type, at: new Date(old.signalAt).toISOString(), alert: old.alert }
  const placed = (number: number, hash: string) => encodeFeedCursor({ number, hash, view: viewMark(view) })
  const [after, upTo] = [placed(old.after, old.afterHash), placed(old.upTo, old.upToHash)]
  const sent = { ...signal, subscriber: subscriberMark(id), cluster, after, upTo }
  const posted = await sendSignal(hub.outbound, target, sent, now)
  const made = await insertDelivery(hub.db, {
    subscriberId: id,
    signal,
    after: { number: old.after, hash: old.afterHash },
    upTo: { number: old.upTo, hash: old.upToHash },
    alert: old.alert,
    attempt: 0,
    posted,
    durationMs: hub.now().getTime() - now.getTime(),
    attemptedAt: now.toISOString(),
  })
  return done((await selectDelivery(hub.db, made)) as Delivery)
}

const unknown = () => refusedFor('DELIVERY_UNKNOWN', {}, ['id'])
