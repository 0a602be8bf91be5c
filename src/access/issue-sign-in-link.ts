import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { sha256 } from '../changes/digest.ts'
import { write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { type AccessKey, opensAt } from './access-key.ts'
import { forbidKey } from './forbid-key.ts'
import { selectKey } from './key.sql.ts'
import { laterBy, longestLinkMinutes, tokenOf, usualLinkMinutes } from './session.ts'
import { insertSignInLink } from './sign-in-link.sql.ts'

export interface IssueSignInLinkInput {
  readonly id: number
  readonly minutes?: number | null
}

export interface SignInLink {
  readonly accessKey: AccessKey
  /** Below the hub's address; holds the token, which is shown this once. */
  readonly path: string
  readonly expiresAt: string
}

/** Makes a link by which a key's holder signs in to the console once. Whoever may rotate the key may. */
export const issueSignInLink = async (
  hub: Hub,
  caller: Caller,
  input: IssueSignInLinkInput,
): Promise<Outcome<SignInLink>> => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  const minutes = input.minutes ?? usualLinkMinutes
  if (minutes < 1 || minutes > longestLinkMinutes)
    return refused(problem('LINK_MINUTES_OUT_OF_RANGE', { path: ['minutes'], facts: { longest: longestLinkMinutes } }))
  const token = tokenOf(hub.randomBytes(32))
  const expiresAt = laterBy(hub.now(), minutes)
  return write(hub, caller, 'issueSignInLink', async (db, log) => {
    const key = await selectKey(db, input.id)
    const forbidden = forbidKey(caller, key)
    if (forbidden || !key) return forbidden ?? refusedFor('KEY_UNKNOWN', {}, ['id'])
    if (!opensAt(key, hub.now())) return refusedFor('KEY_NOT_IN_FORCE', { id: key.id }, ['id'])
    const id = await insertSignInLink(db, { tokenHash: await sha256(token), keyId: key.id, expiresAt }, log.tx)
    await log.record({
      kind: 'signInLink.issued',
      subject: `signInLink/${id}`,
      cluster: key.cluster ?? undefined,
      city: key.city ?? undefined,
      isPublic: false,
      state: { id, key: key.id, expiresAt },
    })
    return done({ accessKey: key, path: `/console/sign-in/link?token=${token}`, expiresAt })
  })
}
