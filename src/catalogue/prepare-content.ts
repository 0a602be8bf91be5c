import { canonicalJson } from '../changes/canonical.ts'
import { sha256Hex } from '../changes/digest.ts'
import type { ImplementationContent } from './implementation-content.ts'
import type { KeptContent } from './item-implementation.ts'

/** Content in its normal form with its canonical JSON and the hash by which the same again is told from other. */
export const prepareContent = (fields: ImplementationContent): KeptContent => {
  const canonical = canonicalJson(fields)
  return { fields, canonical, hash: sha256Hex(canonical) }
}
