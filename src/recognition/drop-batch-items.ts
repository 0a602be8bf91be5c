import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { done, refused } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { updateBatch } from './batch.sql.ts'
import { deleteBatchItems, selectListedItems } from './batch-item.sql.ts'
import { batchItemChange, changeBatch, recordBatch } from './change-batch.ts'
import type { BatchReasonInput } from './return-to-draft.ts'

export interface DropBatchItemsInput extends BatchReasonInput {
  /** Codes or numbers. */
  readonly items: readonly string[]
}

const most = 1000

/** Takes items out of a draft, all or none. Refuses a code that is not in it. */
export const dropBatchItems = (hub: Hub, caller: Caller, input: DropBatchItemsInput) => {
  const count =
    input.items.length < 1 || input.items.length > most
      ? [problem('COUNT_OUT_OF_RANGE', { path: ['items'], facts: { most } })]
      : []
  const step = {
    verb: 'dropBatchItems',
    role: 'SECRETARIAT' as const,
    states: ['DRAFTED'] as const,
    problems: [...count, ...checkText(input.reason, 'reason', 1000)],
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    const listed = await selectListedItems(db, batch, input.items)
    const missing = input.items.flatMap((code, i) =>
      listed.has(code) ? [] : [problem('ITEM_NOT_IN_BATCH', { path: ['items', i], facts: { code } })],
    )
    if (missing.length > 0) return refused(...missing)
    // Two codes may name one item.
    const items = [...new Map([...listed.values()].map((item) => [item.itemId, item])).values()]
    await deleteBatchItems(
      db,
      batch.id,
      items.map(({ itemId }) => itemId),
    )
    await updateBatch(db, batch.id, {})
    const reason = input.reason.trim()
    await log.record(
      ...items.map(({ code }) => batchItemChange(batch, 'batch.itemDropped', code, { item: code, reason })),
    )
    // The batch itself has fewer items than the log last said.
    await recordBatch(db, log, batch.id, 'batch.amended', { said: { itemsDropped: items.length } })
    return done({})
  })
}
