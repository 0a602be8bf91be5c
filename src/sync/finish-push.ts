import type { Caller } from '../base/caller.ts'
import { ungzipped } from '../base/gzip.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { warning } from '../base/problem.ts'
import { write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { applyChunk } from './apply-chunk.ts'
import { selectStagedBody, updateStagedChunk } from './chunk.sql.ts'
import { findPush, type PushName, takePush } from './find-push.ts'
import { updatePushMissing, updatePushSizes, updatePushState } from './push.sql.ts'
import { readRows } from './read-rows.ts'
import { deleteRejectedAbsent } from './rejected-row.sql.ts'
import { isDrop, type SyncPush } from './sync-push.ts'

export interface FinishPushInput extends PushName {
  /** How many chunks were sent. */
  readonly chunks: number
  /** Go on although the whole catalogue has far fewer rows than are in force. */
  readonly confirm: boolean
}

/** How long a call works before it answers how far it is. */
const longest = 20_000

/**
 * Ends a push. A whole catalogue is applied now, chunk by chunk, each a transaction; whoever asks again goes on where the last
 * call, or a dead one, stopped. One that dropped by more than its source allows is blocked until somebody confirms it.
 */
export const finishPush = async (hub: Hub, caller: Caller, input: FinishPushInput): Promise<Outcome<SyncPush>> => {
  const began = performance.now()
  let step = await write(hub, caller, 'finishSyncPush', (db) => closeOrBegin({ ...hub, db }, caller, input))
  while (step.ok?.state === 'APPLYING' && performance.now() - began < longest)
    step = await write(hub, caller, 'syncImplementations', (db, log) => goOn({ ...hub, db }, log, caller, input))
  if (step.ok?.state !== 'APPLYING') return step
  const found = await findPush(hub, caller, input)
  return found.ok === undefined ? found : done(found.ok.push)
}

const closeOrBegin = async (hub: Hub, caller: Caller, input: FinishPushInput): Promise<Outcome<SyncPush>> => {
  const found = await takePush(hub.db, caller, input)
  if (found.ok === undefined) return found
  const { source, push } = found.ok
  if (push.state === 'ABANDONED') return refusedFor('PUSH_CLOSED', { push: push.code, state: push.state }, ['push'])
  if (push.chunks !== input.chunks)
    return refusedFor('PUSH_INCOMPLETE', { chunks: input.chunks, found: push.chunks }, ['chunks'])
  if (push.state === 'DONE' || push.state === 'APPLYING') return done(push)
  if (push.mode === 'CHANGES') return done(await updatePushState(hub.db, push.id, 'DONE', hub.now().toISOString()))
  const { rowsBefore: before, rowsNow: now } = await updatePushSizes(hub.db, push)
  const isBlocked = isDrop(before!, now!, source.dropShare) && !input.confirm
  const next = await updatePushState(hub.db, push.id, isBlocked ? 'BLOCKED' : 'APPLYING')
  const facts = { before, now, share: source.dropShare }
  return done(next, isBlocked ? [warning('PUSH_DROPPED', { path: ['confirm'], facts })] : [])
}

/** Applies the next chunk, or ends the push after the last. */
const goOn = async (
  hub: Hub,
  log: Parameters<typeof applyChunk>[1],
  caller: Caller,
  input: FinishPushInput,
): Promise<Outcome<SyncPush>> => {
  const found = await takePush(hub.db, caller, input)
  if (found.ok === undefined) return found
  const { source, push } = found.ok
  if (push.state !== 'APPLYING') return done(push)
  const number = push.applied + 1
  if (number <= push.chunks) {
    const body = await readRows(await ungzipped(await selectStagedBody(hub.db, push.id, number)), source.code)
    await updateStagedChunk(hub.db, push.id, number, await applyChunk(hub, log, source, push, { number, body }))
    return done({ ...push, applied: number })
  }
  await updatePushMissing(hub.db, push)
  await deleteRejectedAbsent(hub.db, source.id, push.id)
  return done(await updatePushState(hub.db, push.id, 'DONE', hub.now().toISOString()))
}
