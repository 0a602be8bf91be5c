import type { Caller } from '../base/caller.ts'
import type { Outbound } from '../base/outbound.ts'
import type { Hub } from '../hub.ts'
import { type Attempt, settleAcknowledged, settleFailed } from './delivery.sql.ts'
import { whyFailed } from './delivery.ts'
import { encodeFeedCursor } from './feed-cursor.ts'
import { type FeedView, viewMark } from './feed-view.ts'
import { makeSignedHeaders } from './make-signature.ts'
import { lookAhead, nextSignal } from './next-signal.ts'
import { readView } from './read-view.ts'
import { delayAfter } from './retry.ts'
import { type ClaimedSubscriber, selectAhead, updatePassedBy, updatePutOff, updateSignal } from './signal.sql.ts'
import { bodyOf, type Signal, signalIdOf, subscriberMark } from './signal.ts'

/** What became of a turn: acknowledged, failed, dead after it, or nothing to tell. */
export type Turn = 'ACKNOWLEDGED' | 'FAILED' | 'DEAD' | 'NOTHING'

/** A subscriber hears of a stream of commits once a second, not once a commit. */
const leastGap = 1000
const untilAskedAgain = 3_600_000

const callerOf = ({ keyId, role, keyCluster, city, cityClusters }: ClaimedSubscriber): Caller => ({
  keyId,
  role,
  cluster: keyCluster,
  city,
  cityClusters: cityClusters ?? [],
})

/** Gives a claimed subscriber its turn: finds what to tell it, or takes what an earlier attempt had to tell, signs and sends. */
export const deliverSignal = async (hub: Hub, outbound: Outbound, claimed: ClaimedSubscriber): Promise<Turn> => {
  const later = (ms: number) => new Date(hub.now().getTime() + ms).toISOString()
  if (claimed.keyId === null) {
    await updatePutOff(hub.db, claimed, later(untilAskedAgain), 'KEY_ENDED')
    return 'NOTHING'
  }
  const { ok: view } = await readView(hub, callerOf(claimed), claimed.cluster)
  if (!view) throw new Error(`the cluster ${claimed.cluster} of subscriber ${claimed.id} is gone`)
  const told = await whatToTell(hub, claimed, view)
  if (!told) return 'NOTHING'

  const began = hub.now()
  const signal = signalOf(claimed, view, told)
  const posted = await sendSignal(outbound, claimed, signal, began)
  const attempt: Attempt = {
    subscriberId: claimed.id,
    signal,
    after: { number: claimed.number, hash: claimed.hash },
    upTo: told.upTo,
    alert: told.alert,
    attempt: claimed.attempts + 1,
    posted,
    durationMs: hub.now().getTime() - began.getTime(),
    attemptedAt: began.toISOString(),
  }
  const why = whyFailed({ status: null, failure: null, ...posted })
  if (why === null) {
    await settleAcknowledged(hub.db, claimed.lease, attempt, later(leastGap))
    return 'ACKNOWLEDGED'
  }
  const delay = why === 'GONE' ? null : delayAfter(attempt.attempt, hub.randomBytes(1)[0]!)
  await settleFailed(hub.db, claimed.lease, attempt, { at: delay === null ? null : later(delay), why })
  return delay === null ? 'DEAD' : 'FAILED'
}

/** The signal that is under way, or a new one, written down before it is sent; null where nothing is for this subscriber. */
const whatToTell = async (hub: Hub, claimed: ClaimedSubscriber, view: FeedView) => {
  const { signalId, signalType, signalAt, signalNumber, signalHash } = claimed
  if (signalId && signalType && signalAt && signalNumber !== null && signalHash)
    return {
      id: signalId,
      type: signalType,
      at: signalAt,
      upTo: { number: signalNumber, hash: signalHash },
      alert: claimed.signalAlert,
    }
  const next = nextSignal(await selectAhead(hub.db, view, claimed.kinds, claimed.number, lookAhead))
  if (next === null || 'passBy' in next) {
    await updatePassedBy(hub.db, claimed, next?.passBy ?? claimed)
    return null
  }
  const signal = {
    id: signalIdOf(hub.randomBytes(18)),
    type: next.alert ? ('sync.alerted' as const) : ('changes.recorded' as const),
    at: hub.now().toISOString(),
    ...next,
  }
  await updateSignal(hub.db, claimed, signal)
  return signal
}

type Told = NonNullable<Awaited<ReturnType<typeof whatToTell>>>

const signalOf = ({ id, cluster, number, hash }: ClaimedSubscriber, view: FeedView, told: Told): Signal => ({
  id: told.id,
  type: told.type,
  at: new Date(told.at).toISOString(),
  subscriber: subscriberMark(id),
  cluster,
  after: encodeFeedCursor({ number, hash, view: viewMark(view) }),
  upTo: encodeFeedCursor({ ...told.upTo, view: viewMark(view) }),
  alert: told.alert,
})

/** Signs a signal by the secrets of its subscriber and sends it. */
export const sendSignal = async (
  outbound: Outbound,
  { url, secrets }: { readonly url: string; readonly secrets: readonly string[] },
  signal: Signal,
  at: Date,
) => {
  const body = bodyOf(signal)
  return outbound.post(url, await makeSignedHeaders(signal.id, body, secrets, at), body)
}
