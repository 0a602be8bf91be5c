import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { hubNumber } from '../base/item-code.ts'
import { done } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { updateBatch } from './batch.sql.ts'
import { selectItemStates } from './batch-item.sql.ts'
import { batchItemChange, changeBatch, recordBatch } from './change-batch.ts'
import type { ItemBatch } from './item-batch.ts'
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
    const reason = input.reason.trim()
    await recordDropped(db, log, batch, reason)
    await recordBatch(db, log, batch.id, 'batch.abandoned', { said: { reason } })
    return done({})
  })
}

const atATime = 1000

// Who copies drafts has to let each item of it go: the next batch of this ordinal is another.
const recordDropped = async (db: Db, log: ChangeLog, batch: ItemBatch, reason: string) => {
  for (let after = 0; ; ) {
    const items = await selectItemStates(db, batch.id, after, atATime)
    const codes = items.map(({ itemId, nationalCode }) => nationalCode ?? hubNumber(itemId))
    await log.record(...codes.map((code) => batchItemChange(batch, 'batch.itemDropped', code, { item: code, reason })))
    if (items.length < atATime) return
    after = items.at(-1)!.position
  }
}
