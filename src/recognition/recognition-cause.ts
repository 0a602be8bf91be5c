import type { ImplementationChange } from '../catalogue/item-implementation.ts'
import type { DeclarationCause } from './aspect.ts'

/** Why a recognition changed, as partners are told: a city's word or its own entry, a list, the catalogue, a membership, or the day. */
export type RecognitionCause =
  | DeclarationCause
  | 'EXCEPTED'
  | 'LIFTED'
  | `IMPLEMENTATION_${ImplementationChange}`
  | 'BATCH_PUBLISHED'
  | 'BATCH_ADJUSTED'
  | 'ITEM_MERGED'
  | 'MEMBERSHIP_REGISTERED'
  | 'MEMBERSHIP_CORRECTED'
  | 'DAY_CAME'
