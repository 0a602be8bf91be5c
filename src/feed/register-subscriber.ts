import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { selectKey } from '../access/key.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { warning } from '../base/problem.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { decodeFeedCursor } from './feed-cursor.ts'
import { selectCommitAt } from './signal.sql.ts'
import { webhookSecretOf } from './signal.ts'
import { countSubscribers, insertSubscriber, selectSubscriber } from './subscriber.sql.ts'
import { checkKinds, mostSubscribers, type Subscriber, subscribing } from './subscriber.ts'

export interface RegisterSubscriberInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly url: string
  readonly kinds?: readonly string[] | null
  /** From where on; from now on if not given. */
  readonly after?: string | null
}

/** A subscriber and, the first time only, its secret. */
export interface RegisteredSubscriber {
  readonly subscriber: Subscriber
  readonly secret: string | null
}

/** Enters an address that is told by webhook of what its owner may see. Refuses an address that the hub must not call. */
export const registerSubscriber = async (
  hub: Hub,
  caller: Caller,
  input: RegisterSubscriberInput,
): Promise<Outcome<RegisteredSubscriber>> => {
  const forbidden = forbid(caller, subscribing, { cluster: input.cluster })
  if (forbidden) return forbidden
  if (!hub.outbound) return refusedFor('WEBHOOKS_NOT_SENT')
  const problems = [...checkKinds(input.kinds), ...(await hub.outbound.examine(input.url))]
  if (problems.length > 0) return refused(...problems)
  const from = input.after ? decodeFeedCursor(input.after) : null
  if (input.after && !from) return refusedFor('CURSOR_INVALID', {}, ['after'])

  const secret = webhookSecretOf(hub.randomBytes(32))
  const { idempotencyKey, ...content } = input
  const now = hub.now().toISOString()
  const outcome = await writeOnce(hub, caller, 'registerSubscriber', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const key = caller.keyId === null ? undefined : await selectKey(db, caller.keyId)
    if (!key) return refusedFor('UNAUTHENTICATED')
    if (from && from.hash !== (await selectCommitAt(db, from.number)))
      return refusedFor('CURSOR_EXPIRED', {}, ['after'])
    if ((await countSubscribers(db, cluster.id, caller.city)) >= mostSubscribers)
      return refusedFor('SUBSCRIBERS_TOO_MANY', { most: mostSubscribers })
    const { city, role } = caller
    const { url, kinds = null } = input
    const row = { clusterId: cluster.id, city, holderId: key.holderId, role, url, kinds, secret, from }
    const id = await insertSubscriber(db, row, now, log.tx)
    await log.record({
      kind: 'subscriber.registered',
      subject: `subscriber/${id}`,
      cluster: input.cluster,
      city: city ?? undefined,
      isPublic: false,
      // Not the whole address: what follows the host is often a secret of the receiver's.
      state: { id, cluster: input.cluster, city, holder: key.holderId, origin: new URL(url).origin, kinds },
    })
    const subscriber = (await selectSubscriber(db, id, now)) as Subscriber
    return done({ subscriber, secretHash: hex(await sha256(secret)) })
  })
  return withWebhookSecret(outcome, secret)
}

/** The ledger keeps no secret: an answer that was given before comes without it, and says so. */
export const withWebhookSecret = async (
  outcome: Outcome<{ subscriber: Subscriber; secretHash: string }>,
  secret: string,
): Promise<Outcome<RegisteredSubscriber>> => {
  if (outcome.ok === undefined) return outcome
  const { subscriber, secretHash } = outcome.ok
  return hex(await sha256(secret)) === secretHash
    ? done({ subscriber, secret }, outcome.problems)
    : done({ subscriber, secret: null }, [...outcome.problems, warning('SECRET_ALREADY_SHOWN')])
}
