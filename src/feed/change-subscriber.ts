import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { forbidSubscriber } from './forbid-subscriber.ts'
import {
  lockSubscriber,
  selectSubscriber,
  updateSubscriberHolder,
  updateSubscriberRemoved,
  updateSubscriberState,
} from './subscriber.sql.ts'
import type { Subscriber } from './subscriber.ts'

export interface SubscriberInput {
  readonly idempotencyKey?: string | null
  readonly id: number
}

interface Step {
  readonly verb: string
  readonly kind: string
  /** Whether it stands so already: then nothing is written. */
  readonly isSo: (subscriber: Subscriber) => boolean
  readonly act: (db: Db, subscriber: Subscriber, by: Caller, now: string, tx: number) => Promise<void>
}

const changing = (step: Step) => (hub: Hub, caller: Caller, input: SubscriberInput) =>
  changeSubscriber(hub, caller, input, step)

const changeSubscriber = async (
  hub: Hub,
  caller: Caller,
  { idempotencyKey, id }: SubscriberInput,
  { verb, kind, isSo, act }: Step,
): Promise<Outcome<Subscriber>> => {
  // Before the ledger of idempotency keys, in which a stranger leaves nothing; whose subscriber it is turns out within.
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  const now = hub.now().toISOString()
  return writeOnce(hub, caller, verb, { idempotencyKey, content: { id } }, async (db, log) => {
    await lockSubscriber(db, id)
    const found = await selectSubscriber(db, id, now)
    const forbidden = forbidSubscriber(caller, found)
    if (forbidden) return forbidden
    const subscriber = found as Subscriber
    if (isSo(subscriber)) return done(subscriber)
    await act(db, subscriber, caller, now, log.tx)
    await log.record({
      kind,
      subject: `subscriber/${id}`,
      cluster: subscriber.cluster,
      city: subscriber.city ?? undefined,
      isPublic: false,
      state: { id, cluster: subscriber.cluster, city: subscriber.city },
    })
    return done((await selectSubscriber(db, id, now)) ?? subscriber)
  })
}

/** Holds signals back until it is resumed. */
export const pauseSubscriber = changing({
  verb: 'pauseSubscriber',
  kind: 'subscriber.paused',
  isSo: ({ state }) => state === 'PAUSED',
  act: (db, { id }, _by, now) => updateSubscriberState(db, id, 'PAUSED', now),
})

/**
 * Goes on with a paused or dead one: one signal tells of everything since its last acknowledgement. One whose holder has no key any
 * more goes on with the rights of whoever of its city resumes it.
 */
export const resumeSubscriber = changing({
  verb: 'resumeSubscriber',
  kind: 'subscriber.resumed',
  isSo: ({ state, isEntitled }) => state === 'ACTIVE' && isEntitled,
  act: async (db, { id, isEntitled }, { keyId }, now) => {
    if (!isEntitled && keyId !== null) await updateSubscriberHolder(db, id, keyId)
    await updateSubscriberState(db, id, 'ACTIVE', now)
  },
})

/** Takes it out for good. */
export const removeSubscriber = changing({
  verb: 'removeSubscriber',
  kind: 'subscriber.removed',
  isSo: () => false,
  act: (db, { id }, _by, _now, tx) => updateSubscriberRemoved(db, id, tx),
})
