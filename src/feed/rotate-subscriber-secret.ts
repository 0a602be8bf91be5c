import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { forbidSubscriber } from './forbid-subscriber.ts'
import { type RegisteredSubscriber, withWebhookSecret } from './register-subscriber.ts'
import { webhookSecretOf } from './signal.ts'
import { lockSubscriber, selectSubscriber, updateSubscriberSecret } from './subscriber.sql.ts'
import { longestGrace, type Subscriber } from './subscriber.ts'

export interface RotateSubscriberSecretInput {
  readonly idempotencyKey?: string | null
  readonly id: number
  readonly graceMinutes: number
}

/** Replaces the secret; during the grace the old one signs beside the new one, so that the receiver can change over at its own time. */
export const rotateSubscriberSecret = async (
  hub: Hub,
  caller: Caller,
  input: RotateSubscriberSecretInput,
): Promise<Outcome<RegisteredSubscriber>> => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  if (input.graceMinutes < 0 || input.graceMinutes > longestGrace)
    return refused(problem('GRACE_OUT_OF_RANGE', { path: ['graceMinutes'], facts: { longest: longestGrace } }))
  const secret = webhookSecretOf(hub.randomBytes(32))
  const { idempotencyKey, ...content } = input
  const now = hub.now()
  const until = new Date(now.getTime() + input.graceMinutes * 60_000).toISOString()
  const request = { idempotencyKey, content }
  const outcome = await writeOnce(hub, caller, 'rotateSubscriberSecret', request, async (db, log) => {
    await lockSubscriber(db, input.id)
    const found = await selectSubscriber(db, input.id, now.toISOString())
    const forbidden = forbidSubscriber(caller, found)
    if (forbidden) return forbidden
    const subscriber = found as Subscriber
    const { id, cluster, city } = subscriber
    await updateSubscriberSecret(db, id, secret, until)
    await log.record({
      kind: 'subscriber.secretRotated',
      subject: `subscriber/${id}`,
      cluster,
      city: city ?? undefined,
      isPublic: false,
      state: { id, cluster, city, oldUntil: until },
    })
    return done({ subscriber, secretHash: hex(await sha256(secret)) })
  })
  return withWebhookSecret(outcome, secret)
}
