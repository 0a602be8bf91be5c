import { cellName, columnName } from './cell-reference.ts'
import { encodeExcelText } from './cell-text.ts'
import { type Look, styleOf } from './written-styles.ts'
import { escapeXml } from './xml-text.ts'

export interface WrittenRow {
  readonly row: number
  /** In points. */
  readonly height?: number
  readonly cells: readonly { readonly column: number; readonly value: string | number; readonly look: Look }[]
}

export interface WrittenSheet {
  readonly name: string
  /** In characters, by column; undefined leaves a column as it is. */
  readonly widths: readonly (number | undefined)[]
  /** Rows that stay in view, counted from the top. */
  readonly frozenRows: number
  readonly rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
  /** How many columns it has to fit on a page, and the rows of its head, the first two of them across. */
  readonly print?: { readonly columns: number; readonly head: number }
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

const cellXml = (reference: string, value: string | number, look: Look): string => {
  if (value === '') return `<c r="${reference}" s="${styleOf(look)}"/>`
  return typeof value === 'number' && Number.isFinite(value)
    ? `<c r="${reference}" s="${styleOf(look === 'text' ? 'number' : look)}"><v>${value}</v></c>`
    : textCell(reference, styleOf(look), String(value))
}

const rowXml = ({ row, cells, height }: WrittenRow): string => {
  const written = cells.map(({ column, value, look }) => cellXml(cellName(column, row), value, look))
  return `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${written.join('')}</row>`
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

/** A4 lying down, as wide as the page and as long as it is, with its page number below. */
const printXml = ({ columns, head }: NonNullable<WrittenSheet['print']>): string => {
  const across = Array.from(
    { length: head - 1 },
    (_, i) => `<mergeCell ref="A${i + 1}:${columnName(columns)}${i + 1}"/>`,
  )
  const merged = columns > 1 ? `<mergeCells count="${across.length}">${across.join('')}</mergeCells>` : ''
  return `${merged}<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>`
}

export async function* sheetXml({ widths, frozenRows, rows, print }: WrittenSheet): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
  if (print) yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  yield `${viewXml(frozenRows)}${columnsXml(widths)}<sheetData>`
  for await (const row of rows) yield rowXml(row)
  yield `</sheetData>${print ? printXml(print) : ''}</worksheet>`
}
