import { withFormulaGuard } from './formula-guard.ts'
import type { CellToWrite } from './write-workbook.ts'

const field = (value: CellToWrite): string => {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : withFormulaGuard(value)
  return /[",;\t\r\n，]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (row: readonly CellToWrite[]): string => `${row.map(field).join(',')}\r\n`

/**
 * UTF-8 with the mark Excel needs to believe it, lines ending as Excel ends them. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front, which `readTable` takes away again.
 */
export function* writeCsv(rows: Iterable<readonly CellToWrite[]>): Generator<string> {
  let mark = '\ufeff'
  for (const row of rows) {
    yield `${mark}${line(row)}`
    mark = ''
  }
}

/** The same from rows that are still being read. */
export async function* streamCsv(rows: AsyncIterable<readonly CellToWrite[]>): AsyncGenerator<string> {
  let mark = '\ufeff'
  for await (const row of rows) {
    yield `${mark}${line(row)}`
    mark = ''
  }
}
