import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { updateBatch } from './batch.sql.ts'
import { type BatchInput, changeBatch, recordBatch } from './change-batch.ts'

export interface BatchReasonInput extends BatchInput {
  readonly reason: string
}

/** Takes a batch back from consultation, so that its items can be changed; the next round asks every city anew. */
export const returnToDraft = (hub: Hub, caller: Caller, input: BatchReasonInput) => {
  const step = {
    verb: 'returnToDraft',
    role: 'SECRETARIAT' as const,
    states: ['OUT_FOR_CONSULTATION', 'CONFIRMED'] as const,
    problems: checkText(input.reason, 'reason', 1000),
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    await updateBatch(db, batch.id, { state: 'DRAFTED' })
    await recordBatch(db, log, batch.id, 'batch.returnedToDraft', { said: { reason: input.reason.trim() } })
    return done({})
  })
}
