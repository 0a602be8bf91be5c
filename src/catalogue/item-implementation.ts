import type { CivilDate } from '../base/civil-date.ts'
import type { ImplementationContent } from './implementation-content.ts'

/** 在用, 暂停, 取消. Cancelled is for good: reuse of the code is a new item. */
export const implementationStates = ['ACTIVE', 'SUSPENDED', 'CANCELLED'] as const
export type ImplementationState = (typeof implementationStates)[number]

/** What a version did to the one before. */
export const implementationChanges = ['ADDED', 'CHANGED', 'SUSPENDED', 'RESUMED', 'CANCELLED'] as const
export type ImplementationChange = (typeof implementationChanges)[number]

/** A version of a city's implementation of an item (实施清单), in force from `validFrom` until a later one. */
export interface ItemImplementation {
  readonly id: number
  readonly itemId: number
  readonly city: string
  readonly version: number
  readonly change: ImplementationChange
  readonly state: ImplementationState
  readonly validFrom: CivilDate
  readonly content: ImplementationContent
}

/** The fields in the form in which they are kept, their canonical JSON and its SHA-256 (hex). */
export interface KeptContent {
  readonly fields: ImplementationContent
  readonly canonical: string
  readonly hash: string
}

/** The last version that a city recorded; without its fields where nobody needs them. */
export type LastVersion = Omit<ItemImplementation, 'content'> & {
  readonly content: ImplementationContent | null
  readonly contentHash: string
}

/** A version that is about to be recorded. */
export type NextVersion = Omit<ItemImplementation, 'id' | 'content'> & { readonly content: KeptContent }

/**
 * What a version does to the one before it: null if nothing follows a cancelled one, or one cannot begin so (what is not
 * there cannot be suspended or cancelled). A suspension that also changes fields is a suspension.
 */
export const changeBetween = (
  before: ImplementationState | null,
  after: ImplementationState,
): ImplementationChange | null => {
  if (before === null) return after === 'ACTIVE' ? 'ADDED' : null
  if (before === 'CANCELLED') return null
  if (before === after) return 'CHANGED'
  return after === 'ACTIVE' ? 'RESUMED' : after
}
