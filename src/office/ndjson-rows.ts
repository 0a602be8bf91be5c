import { fileText } from './file-text.ts'
import type { TableLimits } from './limits.ts'
import { officeProblem, refuse } from './refused.ts'
import type { TableCell, TableChunk } from './table.ts'
import type { TableSink } from './table-sink.ts'

type JsonObject = Record<string, unknown>

/**
 * One object a line. The keys of all lines, in order of appearance, become a header in row 0, so that a list looks the
 * same whatever it came in; a line's row is its line number.
 */
export function* ndjsonRows(bytes: Uint8Array, limits: TableLimits, sink: TableSink): Generator<TableChunk> {
  const columns = columnsOf(bytes, limits)
  if (columns.size === 0) return
  sink.add({ sheet: '', row: 0, cells: [...columns].map(([key, column]) => headerCell(key, column, sink)) })
  for (const [row, line] of linesOf(bytes)) {
    const object = parseLine(line)
    if (object === undefined) sink.report(officeProblem('NDJSON_LINE_MALFORMED', {}, { row }))
    else addRow(object, row, columns, sink)
    yield* sink.take()
  }
}

const headerCell = (key: string, column: number, sink: TableSink): TableCell =>
  sink.checked('', 0, { column, text: key, kind: 'text' })

const columnsOf = (bytes: Uint8Array, limits: TableLimits): Map<string, number> => {
  const columns = new Map<string, number>()
  for (const [row, line] of linesOf(bytes)) {
    for (const key of Object.keys(parseLine(line) ?? {})) {
      if (!columns.has(key)) columns.set(key, columns.size + 1)
    }
    if (columns.size > limits.columns) refuse('FILE_TOO_MANY_COLUMNS', { limit: limits.columns }, { row })
  }
  return columns
}

const addRow = (object: JsonObject, row: number, columns: ReadonlyMap<string, number>, sink: TableSink): void => {
  const cells: TableCell[] = []
  for (const [key, value] of Object.entries(object)) {
    const column = columns.get(key)!
    if (value === null || value === '') continue
    if (typeof value === 'object') {
      sink.report(officeProblem('NDJSON_VALUE_NESTED', {}, { row, field: key.slice(0, 100) }))
    } else cells.push(sink.checked('', row, { column, ...jsonValue(value) }))
  }
  cells.sort((one, other) => one.column - other.column)
  if (cells.length > 0) sink.add({ sheet: '', row, cells })
}

const jsonValue = (value: unknown): Omit<TableCell, 'column'> => {
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' }
  if (typeof value !== 'number') return { text: String(value), kind: 'text' }
  if (!Number.isInteger(value)) return { text: String(value), kind: 'number' }
  const text = Number.isFinite(value) ? BigInt(value).toString() : String(value)
  return Number.isSafeInteger(value) ? { text, kind: 'number' } : { text, kind: 'number', lossy: true }
}

const parseLine = (line: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}

/** The lines that hold something, with their numbers from 1. */
function* linesOf(bytes: Uint8Array): Generator<[number, string]> {
  let number = 0
  let rest = ''
  for (const piece of fileText(bytes)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      number++
      if (line.trim() !== '') yield [number, line]
    }
  }
  if (rest.trim() !== '') yield [number + 1, rest]
}
