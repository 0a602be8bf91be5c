import type { CivilDate } from '../base/civil-date.ts'
import type { Granularity } from '../catalogue/granularity.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import type { GivenContent } from '../catalogue/normal-content.ts'

/** What a row may ask for (操作). */
export const rowOperations = ['UPSERT', 'SUSPEND', 'CANCEL'] as const
export type RowOperation = (typeof rowOperations)[number]

/** A row in our own words, as its source's code map understands it. Unknown is null. */
export interface PushedRow {
  /** Null if the row suspends or cancels and names nothing but codes: the fields stay as they are. */
  readonly content: GivenContent | null
  /** Basic code, implementation code or handling-item code, or a hub number, as sent. */
  readonly code: string | null
  readonly localCode: string | null
  readonly granularity: Granularity | null
  readonly effectiveOn: CivilDate | null
  /** As sent; an operation that suspends or cancels wins. */
  readonly state: ImplementationState | null
}
