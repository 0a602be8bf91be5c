import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

/** A dated change of a published batch (调整). */
export interface BatchAdjustment {
  readonly id: number
  readonly batchId: number
  readonly itemId: number
  readonly change: 'ADDED' | 'WITHDRAWN'
  readonly effectiveOn: CivilDate
  readonly documentNumber: string
  readonly reason: string | null
}

/** How an item stands in a batch: listed at publication, and its adjustments so far. */
export interface Standing {
  readonly isListed: boolean
  readonly adjustments: readonly Pick<BatchAdjustment, 'change' | 'effectiveOn'>[]
}

const isIn = ({ isListed, adjustments }: Standing): boolean => {
  const last = adjustments.at(-1)
  return last ? last.change === 'ADDED' : isListed
}

/** The refusal of an adjustment: an item added twice, withdrawn where it is not, or dated before what is known of it. */
export const checkAdjustment = (
  change: BatchAdjustment['change'],
  effectiveOn: CivilDate,
  standing: Standing,
  place: Pick<Problem, 'path' | 'facts'>,
): Problem[] => {
  const last = standing.adjustments.at(-1)
  if (last && last.effectiveOn > effectiveOn)
    return [problem('ADJUSTMENT_OUT_OF_ORDER', { ...place, facts: { ...place.facts, known: last.effectiveOn } })]
  if (change === 'ADDED' && isIn(standing)) return [problem('ITEM_ALREADY_IN_BATCH', place)]
  if (change === 'WITHDRAWN' && !isIn(standing)) return [problem('ITEM_NOT_IN_BATCH', place)]
  return []
}
