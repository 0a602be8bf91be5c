import { breather } from '../base/breathe.ts'
import type { Problem } from '../base/problem.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { sha256Hex } from '../changes/digest.ts'
import { readEnvelope } from './row-envelope.ts'
import { lineText, type RowLine, rowLines } from './row-lines.ts'

/** A row that can be read. Its content is read again where it is needed: most rows of a nightly push say nothing new. */
export interface SentRow {
  readonly at: RowLine
  readonly rowId: string
  readonly version: number
  /** SHA-256 (hex) of the canonical JSON of content and operation. */
  readonly hash: string
}

/** A line that cannot, as far as it names its row. */
export interface BrokenRow {
  readonly at: RowLine
  readonly rowId: string | null
  readonly version: number | null
  readonly problems: readonly Problem[]
}

/** A chunk's body and what stands in it, in the order of its lines. */
export interface ReadBody {
  readonly bytes: Uint8Array
  readonly rows: readonly (SentRow | BrokenRow)[]
}

export const isBroken = (row: SentRow | BrokenRow): row is BrokenRow => 'problems' in row

/** Reads and hashes the rows of a body. No database: one chunk is read while the one before is written. */
export const readRows = async (bytes: Uint8Array, source: string): Promise<ReadBody> => {
  const rows: (SentRow | BrokenRow)[] = []
  const breathe = breather()
  for (const at of rowLines(bytes)) {
    rows.push(readRow(bytes, at, source))
    await breathe()
  }
  return { bytes, rows }
}

const readRow = (bytes: Uint8Array, at: RowLine, source: string): SentRow | BrokenRow => {
  const { envelope, ...broken } = readEnvelope(lineText(bytes, at), source)
  if (!envelope) return { at, ...(broken as Omit<BrokenRow, 'at'>) }
  const { rowId, version, content, operation } = envelope
  return { at, rowId, version, hash: sha256Hex(canonicalJson({ content, operation })) }
}

/** The different row ids of a body, as far as it names them. */
export const rowIdsOf = ({ rows }: ReadBody): string[] => [...new Set(rows.flatMap(({ rowId }) => rowId ?? []))]
