import { breather } from '../base/breathe.ts'
import type { Problem } from '../base/problem.ts'
import { canonicalJson } from '../changes/canonical.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { type RowEnvelope, readEnvelope } from './row-envelope.ts'
import { lineText, type RowLine, rowLines } from './row-lines.ts'

/** A row that can be read. */
export interface SentRow extends RowEnvelope {
  readonly at: RowLine
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

const atATime = 500

/** Reads and hashes the rows of a body. No database: one chunk is read while the one before is written. */
export const readRows = async (bytes: Uint8Array, source: string): Promise<ReadBody> => {
  const rows: (SentRow | BrokenRow)[] = []
  const breathe = breather()
  let piece: Promise<SentRow | BrokenRow>[] = []
  for (const at of rowLines(bytes)) {
    piece.push(readRow(bytes, at, source))
    if (piece.length < atATime) continue
    rows.push(...(await Promise.all(piece)))
    piece = []
    await breathe()
  }
  rows.push(...(await Promise.all(piece)))
  return { bytes, rows }
}

const readRow = async (bytes: Uint8Array, at: RowLine, source: string): Promise<SentRow | BrokenRow> => {
  const { envelope, ...broken } = readEnvelope(lineText(bytes, at), source)
  if (!envelope) return { at, ...(broken as Omit<BrokenRow, 'at'>) }
  const { content, operation } = envelope
  return { at, ...envelope, hash: hex(await sha256(canonicalJson({ content, operation }))) }
}

/** The different row ids of a body, as far as it names them. */
export const rowIdsOf = ({ rows }: ReadBody): string[] => [...new Set(rows.flatMap(({ rowId }) => rowId ?? []))]
