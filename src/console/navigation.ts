import { forbid } from '../access/rights.ts'
import type { Caller, Role } from '../base/caller.ts'
import { roles } from '../base/caller.ts'
import type { Wording } from '../base/wording.ts'

/** A section of the console. What a key may not read is not shown; its pages refuse all the same. */
export interface Section {
  readonly code: string
  readonly word: Wording
  /** Below the cluster's address. */
  readonly path: string
  readonly roles: readonly Role[]
}

/** In the order in which they stand. */
export const sections: readonly Section[] = [
  { code: 'overview', word: { zh: '总览', en: 'Overview' }, path: '', roles },
]

export const sectionsFor = (caller: Caller, cluster: string): readonly Section[] =>
  sections.filter((section) => forbid(caller, section.roles, { cluster }) === undefined)
