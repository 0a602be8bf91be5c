import { type Problem, problem, warning } from '../base/problem.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'

/** What a source said last of a row. */
export interface KnownRow {
  readonly rowId: string
  readonly version: number
  /** SHA-256 (hex) of what was sent. */
  readonly hash: string
  readonly mapRevision: number
  readonly itemId: number
  /** By which the hub knows the item. */
  readonly code: string
  readonly state: ImplementationState
  /** What the item has become since, if it was merged. */
  readonly successorId: number | null
}

/** What can be said of a row by its version and hash alone; null: its content has to be read. */
export type Verdict = {
  readonly outcome: 'UNCHANGED' | 'OUTDATED' | 'CONFLICT'
  readonly problems: readonly Problem[]
} | null

/** A row of a lower version is outdated, the same again unchanged, and other content under the same version a conflict. */
export const verdictOn = (
  row: { readonly version: number; readonly hash: string },
  known: KnownRow | undefined,
  mapRevision: number,
): Verdict => {
  if (!known || row.version > known.version) return null
  const facts = { version: row.version, known: known.version }
  const place = { path: ['version'], field: 'version', facts }
  if (row.version < known.version) return { outcome: 'OUTDATED', problems: [warning('ROW_OUTDATED', place)] }
  if (row.hash !== known.hash) return { outcome: 'CONFLICT', problems: [problem('ROW_CONFLICT', place)] }
  const isReadAnew = known.mapRevision !== mapRevision || known.successorId !== null
  return isReadAnew ? null : { outcome: 'UNCHANGED', problems: [] }
}
