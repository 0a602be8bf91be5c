import type { Caller } from '../base/caller.ts'
import { type Refusal, refusedFor } from '../base/outcome.ts'
import { type AccessKey, issuableBy } from './access-key.ts'
import { forbid } from './rights.ts'

/** Who may rotate or revoke a key: its holder, or whoever may issue it. To everybody else it does not exist. */
export const forbidKey = (caller: Caller, key: AccessKey | undefined): Refusal | undefined => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  if (!key) return refusedFor('KEY_UNKNOWN', {}, ['id'])
  if (caller.keyId === key.id) return undefined
  const reach = { cluster: key.cluster ?? undefined, city: key.city }
  const outside = forbid(caller, ['SECRETARIAT', 'COORDINATOR'], reach) ?? !issuableBy(caller).includes(key.role)
  return outside ? refusedFor('KEY_UNKNOWN', {}, ['id']) : undefined
}
