import { cellName, columnName } from './cell-reference.ts'
import { encodeExcelText } from './cell-text.ts'
import { type Look, styleOf } from './written-styles.ts'
import { escapeXml } from './xml-text.ts'

export interface WrittenRow {
  readonly row: number
  readonly cells: readonly { readonly column: number; readonly value: string | number; readonly look: Look }[]
}

export interface WrittenSheet {
  readonly name: string
  /** In characters, by column; undefined leaves a column as it is. */
  readonly widths: readonly (number | undefined)[]
  /** Rows that stay in view, counted from the top. */
  readonly frozenRows: number
  readonly rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
}

/** Excel refuses a file with a longer text in a cell. */
const longestText = 32_767

const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text)

/** A string as an inline string: no spreadsheet takes it for a formula, a number or a date. */
export const textCell = (reference: string, style: number, text: string, prefix = ''): string => {
  const [open, close] = [`<${prefix}`, `</${prefix}`]
  const escaped = escapeXml(encodeExcelText(cut(text)))
  return `${open}c r="${reference}" s="${style}" t="inlineStr">${open}is>${open}t xml:space="preserve">${escaped}${close}t>${close}is>${close}c>`
}

const cellXml = (reference: string, value: string | number, look: Look): string =>
  typeof value === 'number' && Number.isFinite(value)
    ? `<c r="${reference}" s="${styleOf('number')}"><v>${value}</v></c>`
    : textCell(reference, styleOf(look), String(value))

const rowXml = ({ row, cells }: WrittenRow): string => {
  const written = cells.map(({ column, value, look }) => cellXml(cellName(column, row), value, look))
  return `<row r="${row}">${written.join('')}</row>`
}

const columnsXml = (widths: WrittenSheet['widths']): string => {
  const columns = widths.map((width, index) =>
    width === undefined ? '' : `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return columns.join('') && `<cols>${columns.join('')}</cols>`
}

const viewXml = (frozenRows: number): string => {
  if (frozenRows === 0) return ''
  const below = `${columnName(1)}${frozenRows + 1}`
  return `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
}

export async function* sheetXml({ widths, frozenRows, rows }: WrittenSheet): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
  yield `${viewXml(frozenRows)}${columnsXml(widths)}<sheetData>`
  for await (const row of rows) yield rowXml(row)
  yield '</sheetData></worksheet>'
}
