import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { hubNumber } from '../base/item-code.ts'
import { done, refused } from '../base/outcome.ts'
import { isError, problem } from '../base/problem.ts'
import { lockCatalogue } from '../catalogue/resolve-items.sql.ts'
import { writeItems } from '../catalogue/write-items.ts'
import type { Hub } from '../hub.ts'
import { insertAdjustments } from './adjustment.sql.ts'
import { type BatchInput, batchItemChange, changeBatch } from './change-batch.ts'
import { listedItemState } from './listed-item.ts'
import { type AdjustmentWish, checkWish, planAdjustment } from './plan-adjustment.ts'
import { recordTouched } from './record-affected.ts'
import { takeListedItems } from './take-listed-items.ts'

export interface AdjustItemBatchInput extends BatchInput, AdjustmentWish {}

/** Adds and withdraws items of a published batch from a day on, under a document number; all or none. */
export const adjustItemBatch = (hub: Hub, caller: Caller, input: AdjustItemBatchInput) => {
  const wish = checkWish(input)
  const step = {
    verb: 'adjustItemBatch',
    role: 'SECRETARIAT' as const,
    states: ['PUBLISHED'] as const,
    problems: wish.problems.some(isError) ? wish.problems : [],
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    if (input.effectiveOn < batch.publishedOn!)
      return refused(
        problem('ADJUSTMENT_BEFORE_PUBLICATION', { path: ['effectiveOn'], facts: { publishedOn: batch.publishedOn } }),
      )
    await lockCatalogue(db)
    const plan = await planAdjustment(db, batch, input, wish.rows)
    if (plan.problems.some(isError)) return refused(...plan.problems)

    const known = [...plan.add.flatMap(({ itemId }) => itemId ?? []), ...plan.withdraw.map(({ id }) => id)]
    const declared = await takeListedItems(db, batch.clusterId, known)
    const added = await writeItems(db, log.tx, batch.clusterId, plan.add)
    const { effectiveOn } = input
    const head = { effectiveOn, documentNumber: input.documentNumber.trim(), reason: input.reason?.trim() || null }
    const adjustmentIds = await insertAdjustments(
      db,
      [
        ...added.map(({ row, itemId }) => ({ ...head, ...row, batchId: batch.id, itemId, change: 'ADDED' as const })),
        ...plan.withdraw.map((item) => ({
          ...head,
          ...item,
          listedCode: null,
          batchId: batch.id,
          itemId: item.id,
          change: 'WITHDRAWN' as const,
        })),
      ],
      log.tx,
    )
    const change = (kind: string, code: string, state: Record<string, unknown>) =>
      batchItemChange(batch, kind, code, { ...head, ...state })
    await log.record(
      ...added.map((row) =>
        change('batch.itemAdded', row.row.nationalCode ?? hubNumber(row.itemId), listedItemState(row, batch)),
      ),
      ...plan.withdraw.map(({ id, nationalCode, name }) =>
        change('batch.itemWithdrawn', nationalCode ?? hubNumber(id), { number: hubNumber(id), nationalCode, name }),
      ),
    )
    const doing = { cause: 'BATCH_ADJUSTED' as const, city: null, asOf: civilDateAt(hub.now()), from: null }
    await recordTouched(db, log, doing, { id: batch.clusterId, code: batch.cluster }, declared)
    return done({ adjustmentIds }, [...wish.problems, ...plan.problems])
  })
}
