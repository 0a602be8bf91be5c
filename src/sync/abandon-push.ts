import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { deleteStaged } from './chunk.sql.ts'
import { type PushName, takePush } from './find-push.ts'
import { updatePushState } from './push.sql.ts'
import type { SyncPush } from './sync-push.ts'

/** Gives a push up: what is staged of it is forgotten, what was applied stays. Refuses one that is done. */
export const abandonPush = (hub: Hub, caller: Caller, input: PushName): Promise<Outcome<SyncPush>> =>
  write(hub, caller, 'abandonSyncPush', async (db) => {
    const found = await takePush(db, caller, input)
    if (found.ok === undefined) return found
    const { push } = found.ok
    if (push.state === 'ABANDONED') return done(push)
    if (push.state === 'DONE') return refusedFor('PUSH_CLOSED', { push: push.code, state: push.state }, ['push'])
    await deleteStaged(db, push.id)
    return done(await updatePushState(db, push.id, 'ABANDONED', hub.now().toISOString()))
  })
