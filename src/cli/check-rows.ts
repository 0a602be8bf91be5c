import { collectRows, type KnownRows, type Row, rowHash } from '../client/index.ts'
import { type GivenObject, longNumberIn, rowRules } from './check-row.ts'
import type { CheckRule, Tally } from './check-rule.ts'

/** A stream of bytes that is to hold rows. */
export type Bytes = AsyncIterable<Uint8Array>

interface Line {
  readonly text: string
  readonly isEnded: boolean
  readonly isUtf8: boolean
}

/** Lines of bytes as they are: with what the encoding and the ends of lines are. */
async function* rawLines(bytes: Bytes): AsyncGenerator<Line> {
  const line = (piece: Buffer, isEnded: boolean): Line => {
    const text = piece.toString('utf8')
    return { text, isEnded, isUtf8: !text.includes('\ufffd') || Buffer.from(text).equals(piece) }
  }
  let rest = Buffer.alloc(0)
  for await (const piece of bytes) {
    let from = 0
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      yield line(Buffer.concat([rest, piece.subarray(from, at)]), true)
      rest = Buffer.alloc(0)
      from = at + 1
    }
    rest = Buffer.concat([rest, piece.subarray(from)])
  }
  if (rest.length > 0) yield line(rest, false)
}

const parsedObject = (text: string): GivenObject | null => {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

export interface CheckContext {
  readonly source: string | undefined
  readonly now: Date
}

/** Holds every row against the rules for a row by itself; answers what the rows are, for what is to be compared with them. */
export const checkRows = async (bytes: Bytes, tally: Tally, context: CheckContext): Promise<KnownRows> => {
  const [rows, ids] = [collectRows(), new Set<string>()]
  let [at, count] = [0, 0]
  for await (const { text, isEnded, isUtf8 } of rawLines(bytes)) {
    at++
    const hasMark = at === 1 && text.startsWith('\ufeff')
    tally.hold('ENCODING', hasMark ? 'BOM' : isUtf8 ? null : text.slice(0, 60), at)
    const row = parsedObject(hasMark ? text.slice(1) : text)
    const ended = !isEnded ? 'EOF' : text.endsWith('\r') ? 'CRLF' : null
    tally.hold('LINES', row === null ? text.slice(0, 60) : ended, at)
    if (row === null) continue
    count++
    const rowId = typeof row.rowId === 'string' ? row.rowId : null
    for (const [rule, fault] of Object.entries(rowRules)) tally.hold(rule as CheckRule, fault(row, context), at, rowId)
    tally.hold('DIGITS', longNumberIn(text), at, rowId)
    if (rowId === null) continue
    tally.hold('ROW_ID_UNIQUE', ids.has(rowId) ? rowId : null, at, rowId)
    ids.add(rowId)
    if (Number.isSafeInteger(row.version)) rows.add({ key: rowId, version: row.version as number, hash: hashOf(row) })
  }
  tally.hold('NOT_EMPTY', count > 0 ? null : '0')
  return rows.end()
}

/** What cannot be hashed at all was told by another rule. */
const hashOf = (row: GivenObject): string => {
  try {
    return rowHash(row as unknown as Row)
  } catch {
    return '0'.repeat(64)
  }
}

/** Compares two fetches: row by row what is gone, what went back, and what changed under the same version. */
export const compareFetches = (tally: Tally, before: KnownRows, after: KnownRows, isAtOnce: boolean): void => {
  for (const row of before.rows()) {
    const later = after.find(row.key)
    if (isAtOnce) tally.hold('SAME_TWICE', later === null ? row.key : null, null, row.key)
    if (later === null) continue
    const change = `${row.version} → ${later.version}`
    tally.hold('VERSION_RISES', later.version < row.version ? change : null, null, row.key)
    if (later.version === row.version)
      tally.hold(
        'STABLE',
        later.hash === row.hash ? null : `${row.hash.slice(0, 12)} ≠ ${later.hash.slice(0, 12)}`,
        null,
        row.key,
      )
  }
  if (isAtOnce)
    for (const row of after.rows()) if (before.find(row.key) === null) tally.hold('SAME_TWICE', row.key, null, row.key)
}
