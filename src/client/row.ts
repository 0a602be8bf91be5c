import { canonicalJson } from './canonical.ts'
import { sha256 } from './digest.ts'

/** What a row asks for; other words go through the code map of the source. */
export type RowOperation = 'UPSERT' | 'SUSPEND' | 'CANCEL'

/** One row of a city's catalogue, in the envelope in which it is pushed. */
export interface Row {
  /** The row's own key in the partner's system, 1–200 characters; it never changes hands. */
  readonly rowId: string
  /** A whole number that only rises. */
  readonly version: number
  readonly operation: RowOperation | (string & {})
  /** When the partner's system made this version. */
  readonly time?: string
  readonly source?: string
  readonly content: Readonly<Record<string, unknown>>
}

/** The hash by which the hub knows a row's content: as it is sent, before any map; time and source do not count. */
export const rowHash = ({ content, operation }: Pick<Row, 'content' | 'operation'>): string =>
  sha256(canonicalJson({ content, operation }))
