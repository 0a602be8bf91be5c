import { encodeCursor, pageOf } from '../base/connection.ts'
import type { Outcome } from '../base/outcome.ts'
import { pauseSubscriber, removeSubscriber, resumeSubscriber } from '../feed/change-subscriber.ts'
import { type Delivery, whyFailed } from '../feed/delivery.ts'
import { listDeliveries, listSubscribers } from '../feed/list-subscribers.ts'
import {
  type RegisteredSubscriber,
  type RegisterSubscriberInput,
  registerSubscriber,
} from '../feed/register-subscriber.ts'
import { resendDelivery } from '../feed/resend-delivery.ts'
import { rotateSubscriberSecret } from '../feed/rotate-subscriber-secret.ts'
import type { Subscriber } from '../feed/subscriber.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'
import { decodeId, encodeId } from './ids.ts'

const registered = (outcome: Outcome<RegisteredSubscriber>, context: Context) => {
  const { ok, problems } = answer(outcome, context)
  return { subscriber: ok?.subscriber ?? null, secret: ok?.secret ?? null, problems }
}

interface Asked {
  readonly idempotencyKey?: string | null
  readonly id: string
}

const withId = <T extends Asked>(input: T) => ({ ...input, id: decodeId('Subscriber', input.id) })

const change =
  (verb: typeof pauseSubscriber) =>
  async (_: unknown, { input }: { input: Asked }, context: Context) => {
    const { ok: subscriber, problems } = answer(await verb(context.hub, context.caller, withId(input)), context)
    return { subscriber, problems }
  }

export const subscriberResolvers = {
  Query: {
    subscribers: async (_: unknown, { cluster }: { cluster: string }, context: Context) =>
      context.spend(answered(await listSubscribers(context.hub, context.caller, cluster), context)),
    deliveries: async (
      _: unknown,
      asked: { subscriber: string; first?: number | null; after?: string | null },
      context: Context,
    ) => {
      const first = context.spend(checkedFirst(asked.first))
      const before = checkedCursor(asked.after, ['number'])?.[0] ?? null
      const page = { subscriberId: decodeId('Subscriber', asked.subscriber), before, limit: first + 1 }
      const rows = answered(await listDeliveries(context.hub, context.caller, page), context)
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ id }) => encodeCursor([id]))
      return { nodes, pageInfo }
    },
  },
  Mutation: {
    registerSubscriber: async (_: unknown, { input }: { input: RegisterSubscriberInput }, context: Context) =>
      registered(await registerSubscriber(context.hub, context.caller, input), context),
    rotateSubscriberSecret: async (
      _: unknown,
      { input }: { input: Asked & { graceMinutes: number } },
      context: Context,
    ) => registered(await rotateSubscriberSecret(context.hub, context.caller, withId(input)), context),
    pauseSubscriber: change(pauseSubscriber),
    resumeSubscriber: change(resumeSubscriber),
    removeSubscriber: change(removeSubscriber),
    resendDelivery: async (_: unknown, { input }: { input: { id: string } }, context: Context) => {
      const id = decodeId('WebhookDelivery', input.id)
      const { ok: delivery, problems } = answer(await resendDelivery(context.hub, context.caller, { id }), context)
      return { delivery, problems }
    },
  },
  Subscriber: {
    id: ({ id }: Subscriber) => encodeId('Subscriber', id),
    cluster: ({ cluster }: Subscriber, _: unknown, { load }: Context) => load.clusters.load(cluster),
    city: ({ city }: Subscriber, _: unknown, { load }: Context) => (city === null ? null : load.cities.load(city)),
    acknowledgedNumber: ({ number }: Subscriber) => number,
  },
  WebhookDelivery: {
    id: ({ id }: Delivery) => encodeId('WebhookDelivery', id),
    afterNumber: ({ after }: Delivery) => after,
    upToNumber: ({ upTo }: Delivery) => upTo,
    duration: ({ durationMs }: Delivery) => durationMs,
    at: ({ attemptedAt }: Delivery) => attemptedAt,
    why: whyFailed,
  },
}
