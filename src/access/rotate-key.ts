import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { type AccessKey, opensAt } from './access-key.ts'
import { selectCluster } from './cluster.sql.ts'
import { endKey } from './end-key.ts'
import { forbidKey } from './forbid-key.ts'
import { type IssuedKey, withSecret } from './issue-key.ts'
import { lockHolderOfKey, selectKey } from './key.sql.ts'
import { makeKey, newSecret } from './make-key.ts'

export interface RotateKeyInput {
  readonly idempotencyKey?: string | null
  readonly id: number
  readonly graceMinutes: number
}

const longestGrace = 10_080

/** Replaces a key by a new one with the same rights; the old one ends after the grace. Refuses a key that is not in force. */
export const rotateKey = async (hub: Hub, caller: Caller, input: RotateKeyInput): Promise<Outcome<IssuedKey>> => {
  // Before the ledger of idempotency keys, in which a stranger leaves nothing; whose key it is turns out within.
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  if (input.graceMinutes < 0 || input.graceMinutes > longestGrace)
    return refused(problem('GRACE_OUT_OF_RANGE', { path: ['graceMinutes'], facts: { longest: longestGrace } }))
  const secret = newSecret(hub.randomBytes)
  const { idempotencyKey, ...content } = input
  const outcome = await writeOnce(hub, caller, 'rotateKey', { idempotencyKey, content }, async (db, log) => {
    await lockHolderOfKey(db, input.id)
    const old = await selectKey(db, input.id)
    const forbidden = forbidKey(caller, old)
    if (forbidden) return forbidden
    const key = old as AccessKey
    // One in its grace has its successor: who found it must not make a lasting key of it.
    if (!opensAt(key, hub.now()) || key.revokedAt !== null)
      return refusedFor('KEY_NOT_IN_FORCE', { id: key.id }, ['id'])
    const cluster = key.cluster === null ? null : await selectCluster(db, key.cluster)
    const accessKey = await makeKey(db, log, secret, { ...key, clusterId: cluster?.id ?? null, rotatedFrom: key.id })
    const effectiveAt = new Date(hub.now().getTime() + input.graceMinutes * 60_000).toISOString()
    await endKey(db, log, key, { effectiveAt, reason: 'rotated', successor: accessKey.id })
    return done({ accessKey, secretHash: hex(await sha256(secret)) })
  })
  return withSecret(outcome, secret)
}
