import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { AccessKey } from './access-key.ts'
import { endKey } from './end-key.ts'
import { forbidKey } from './forbid-key.ts'
import { lockHolderOfKey, selectKey } from './key.sql.ts'

export interface RevokeKeyInput {
  readonly idempotencyKey?: string | null
  readonly id: number
  readonly reason: string
}

/** Ends a key at once. Revoking it again changes nothing. */
export const revokeKey = async (hub: Hub, caller: Caller, input: RevokeKeyInput): Promise<Outcome<AccessKey>> => {
  // Before the ledger of idempotency keys, in which a stranger leaves nothing; whose key it is turns out within.
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  const problems = checkText(input.reason, 'reason', 500)
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'revokeKey', { idempotencyKey, content }, async (db, log) => {
    await lockHolderOfKey(db, input.id)
    const found = await selectKey(db, input.id)
    const forbidden = forbidKey(caller, found)
    if (forbidden) return forbidden
    const key = found as AccessKey
    const effectiveAt = hub.now().toISOString()
    if (key.isEnded || (key.revokedAt !== null && key.revokedAt <= effectiveAt)) return done(key)
    await endKey(db, log, key, { effectiveAt, reason: input.reason.trim() })
    return done({ ...key, revokedAt: effectiveAt, isEnded: true })
  })
}
