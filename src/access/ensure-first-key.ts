import { anonymous } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import { write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { insertHolder, lockAndCountKeys } from './key.sql.ts'
import { makeKey, newSecret } from './make-key.ts'

/**
 * Makes the hub's first key, the secretariat's, if there is none yet: the given secret, or a new one. Answers the secret
 * it made, or null where keys exist.
 */
export const ensureFirstKey = (hub: Hub, given: string | null): Promise<Outcome<{ secret: string | null }>> =>
  write<{ secret: string | null }>(hub, anonymous, 'ensureFirstKey', async (db, log) => {
    if ((await lockAndCountKeys(db)) > 0) return done({ secret: null })
    const secret = given ?? newSecret(hub.randomBytes)
    const holder = '秘书处'
    const holderId = await insertHolder(
      db,
      { kind: 'PERSON', name: holder, salt: hub.randomBytes(16), city: null, organisationId: null },
      log.tx,
    )
    await makeKey(db, log, secret, {
      role: 'SECRETARIAT',
      cluster: null,
      clusterId: null,
      city: null,
      holderId,
      holder,
      expiresAt: null,
      rotatedFrom: null,
    })
    return done({ secret })
  })
