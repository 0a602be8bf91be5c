import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { updateBatch } from './batch.sql.ts'
import { batchChange, changeBatch } from './change-batch.ts'
import type { BatchReasonInput } from './return-to-draft.ts'

/** Gives a batch up before its publication and frees its ordinal; its items stay in the catalogue. */
export const abandonItemBatch = (hub: Hub, caller: Caller, input: BatchReasonInput) => {
  const step = {
    verb: 'abandonItemBatch',
    role: 'SECRETARIAT' as const,
    states: ['DRAFTED', 'OUT_FOR_CONSULTATION', 'CONFIRMED'] as const,
    problems: checkText(input.reason, 'reason', 1000),
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    await updateBatch(db, batch.id, { state: 'ABANDONED' })
    await log.record(batchChange(batch, 'batch.abandoned', { reason: input.reason.trim() }))
    return done({})
  })
}
