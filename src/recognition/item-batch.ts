import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

export const batchStates = ['DRAFTED', 'OUT_FOR_CONSULTATION', 'CONFIRMED', 'PUBLISHED', 'ABANDONED'] as const
export type BatchState = (typeof batchStates)[number]

/** A batch (批次) of items of one cluster. */
export interface ItemBatch {
  readonly id: number
  readonly clusterId: number
  readonly cluster: string
  readonly ordinal: number
  readonly title: string
  readonly documentNumber: string | null
  readonly state: BatchState
  /** The last round of consultation; 0 before the first. */
  readonly round: number
  readonly itemCount: number
  readonly publishedOn: CivilDate | null
  readonly isBackFilled: boolean
  readonly publicationRecordedAt: string | null
}

/** What names a batch. */
export interface BatchName {
  readonly cluster: string
  readonly ordinal: number
}

const highestOrdinal = 9999

export const checkBatchHead = (head: { ordinal: number; title: string; documentNumber?: string | null }): Problem[] => [
  ...(Number.isInteger(head.ordinal) && head.ordinal >= 1 && head.ordinal <= highestOrdinal
    ? []
    : [problem('ORDINAL_OUT_OF_RANGE', { path: ['ordinal'], field: 'ordinal', facts: { highest: highestOrdinal } })]),
  ...checkText(head.title, 'title', 200),
  ...checkOptionalText(head.documentNumber, 'documentNumber', 100),
]

/** A day in the past or today: one cannot publish tomorrow's list. */
export const checkPastDay = (day: string, field: string, today: CivilDate): Problem[] => {
  const invalid = checkDate(day, field)
  if (invalid.length > 0) return invalid
  return day > today
    ? [problem('DATE_IN_THE_FUTURE', { path: [field], field, facts: { field, found: day, today } })]
    : []
}

/** The refusal of a step that a batch in this state does not allow. */
export const checkState = (batch: ItemBatch, allowed: readonly BatchState[]): Problem[] =>
  allowed.includes(batch.state)
    ? []
    : [
        problem('BATCH_STATE_NOT_ALLOWED', {
          path: ['ordinal'],
          facts: { ordinal: batch.ordinal, state: batch.state, allowed },
        }),
      ]

/**
 * Whether an ordinal can still be registered: it is free, or it belongs to a draft of the same title, which takes more rows.
 * Anything else is another batch's.
 */
export const checkOrdinal = (known: ItemBatch | undefined, title: string, asPublished: boolean): Problem[] => {
  if (!known) return []
  if (!asPublished && known.state === 'DRAFTED' && known.title === title.trim()) return []
  return [
    problem('BATCH_ORDINAL_TAKEN', {
      path: ['ordinal'],
      field: 'ordinal',
      facts: { ordinal: known.ordinal, title: known.title, state: known.state },
    }),
  ]
}
