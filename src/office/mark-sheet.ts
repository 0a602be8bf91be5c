import { cellName, parseCellName, parseRange, rangeName } from './cell-reference.ts'
import { ColumnWidths } from './column-widths.ts'
import type { PlannedCell, SheetPlan } from './sheet-marks.ts'
import { textCell } from './sheet-xml.ts'
import type { StyleBook } from './style-book.ts'
import type { XmlTokenKind } from './xml-scanner.ts'
import { attributesOf } from './xml-text.ts'

const messageWidth = 60

type Cells = ReadonlyMap<number, PlannedCell>
const noCells: Cells = new Map()

/** Writes a worksheet part out again token by token; what is not marked keeps its exact text. */
export class SheetMarker {
  private output: string[] = []
  private prefix = ''
  private inData = false
  private readonly columns = new ColumnWidths()
  private hasColumns = false
  private readonly rowsLeft: [number, Cells][]
  private row = 0
  private cellsLeft: [number, PlannedCell][] = []
  private rowStyle: number | undefined
  private column = 0
  private leftStyle = 0
  /** Inside a cell that was replaced. */
  private isSkipping = false
  private readonly plan: SheetPlan
  private readonly styles: StyleBook

  constructor(plan: SheetPlan, styles: StyleBook) {
    this.plan = plan
    this.styles = styles
    this.rowsLeft = [...plan.rows]
  }

  take(): string {
    return this.output.splice(0).join('')
  }

  readonly token = (kind: XmlTokenKind, name: string, raw: string): void => {
    if (this.inData) this.dataToken(kind, name, raw)
    else this.outerToken(kind, name, raw)
  }

  private outerToken(kind: XmlTokenKind, name: string, raw: string): void {
    if (name === 'worksheet' && kind === 'open') this.prefix = /^<([\w.-]+:)?/.exec(raw)?.[1] ?? ''
    if (name === 'dimension' && kind !== 'close') this.output.push(this.widened(raw))
    else if (name === 'col') {
      if (kind !== 'close') this.columns.add(raw.replace(/\/?>$/, '/>'))
    } else if (name === 'cols') {
      if (kind === 'open') return
      this.hasColumns = true
      this.output.push(this.columns.toXml(this.plan.messageColumn, messageWidth, this.prefix))
    } else if (name === 'sheetData' && kind !== 'close') this.startData(kind, raw)
    else this.output.push(raw)
  }

  private startData(kind: XmlTokenKind, raw: string): void {
    if (!this.hasColumns) this.output.push(this.columns.toXml(this.plan.messageColumn, messageWidth, this.prefix))
    this.output.push(opened(raw))
    this.inData = kind === 'open'
    if (kind === 'empty') this.endData(`</${this.prefix}sheetData>`)
  }

  private endData(raw: string): void {
    this.inData = false
    this.rowsBefore(Number.POSITIVE_INFINITY)
    this.output.push(raw)
  }

  private dataToken(kind: XmlTokenKind, name: string, raw: string): void {
    if (name === 'sheetData') this.endData(raw)
    else if (name === 'row' && kind === 'close') this.endRow(raw)
    else if (name === 'row') this.startRow(kind, raw)
    else if (name === 'c' && kind === 'close') this.endCell(raw)
    else if (name === 'c') this.startCell(kind, raw)
    else if (!this.isSkipping) this.output.push(raw)
  }

  private startRow(kind: XmlTokenKind, raw: string): void {
    const { r, s, customFormat } = attributesOf(raw)
    this.row = r === undefined ? this.row + 1 : Number(r)
    this.rowsBefore(this.row)
    const planned = this.rowsLeft[0]?.[0] === this.row ? this.rowsLeft.shift()![1] : noCells
    this.cellsLeft = [...planned]
    this.rowStyle = s !== undefined && customFormat !== '0' ? Number(s) : undefined
    this.column = 0
    this.leftStyle = 0
    if (planned.size === 0) this.output.push(raw)
    // Spans are a hint that would no longer be true.
    else this.output.push(opened(raw.replace(/\sspans\s*=\s*["'][^"']*["']/, '')))
    if (kind === 'empty' && planned.size > 0) this.endRow(`</${this.prefix}row>`)
  }

  private endRow(raw: string): void {
    this.cellsBefore(Number.POSITIVE_INFINITY)
    this.output.push(raw)
  }

  private rowsBefore(row: number): void {
    while (this.rowsLeft.length > 0 && this.rowsLeft[0]![0] < row) {
      const [missing, cells] = this.rowsLeft.shift()!
      this.rowStyle = undefined
      this.leftStyle = 0
      this.output.push(`<${this.prefix}row r="${missing}">`)
      for (const [column, cell] of cells) this.newCell(missing, column, cell)
      this.output.push(`</${this.prefix}row>`)
    }
  }

  private cellsBefore(column: number): void {
    while (this.cellsLeft.length > 0 && this.cellsLeft[0]![0] < column) {
      const [missing, cell] = this.cellsLeft.shift()!
      this.newCell(this.row, missing, cell)
    }
  }

  private startCell(kind: XmlTokenKind, raw: string): void {
    const { r, s } = attributesOf(raw)
    this.column = (r === undefined ? undefined : parseCellName(r)?.column) ?? this.column + 1
    this.cellsBefore(this.column)
    const planned = this.cellsLeft[0]?.[0] === this.column ? this.cellsLeft.shift()![1] : undefined
    const isOldMessage = this.column === this.plan.messageColumn && this.row > this.plan.headerRow
    if (planned && 'text' in planned) this.newCell(this.row, this.column, planned)
    this.isSkipping = (planned !== undefined && 'text' in planned) || isOldMessage
    if (!this.isSkipping) this.output.push(planned && 'fill' in planned ? this.restyled(raw, planned) : raw)
    this.leftStyle = Number(s ?? 0)
    if (kind === 'empty') this.isSkipping = false
  }

  private endCell(raw: string): void {
    if (!this.isSkipping) this.output.push(raw)
    this.isSkipping = false
  }

  private restyled(raw: string, { fill }: { fill: PlannedFill }): string {
    const style = this.styles.filled(Number(attributesOf(raw).s ?? 0), fill)
    return raw.replace(/\ss\s*=\s*["'][^"']*["']/, '').replace(/^<[^\s/>]+/, (start) => `${start} s="${style}"`)
  }

  private newCell(row: number, column: number, planned: PlannedCell): void {
    const name = cellName(column, row)
    if ('text' in planned) {
      const style = planned.style === 'like-left' ? this.leftStyle : this.styles.message(planned.style)
      this.output.push(textCell(name, style, planned.text, this.prefix))
    } else {
      const style = this.styles.filled(this.rowStyle ?? this.columns.styleOf(column), planned.fill)
      this.output.push(`<${this.prefix}c r="${name}" s="${style}"/>`)
    }
  }

  private widened(raw: string): string {
    const range = parseRange(attributesOf(raw).ref ?? '')
    const lastRow = [...this.plan.rows.keys()].at(-1)
    if (!range || lastRow === undefined) return raw
    const right = Math.max(range.right, this.plan.messageColumn)
    const wider = rangeName({ ...range, right, bottom: Math.max(range.bottom, lastRow) })
    return raw.replace(/\sref\s*=\s*["'][^"']*["']/, ` ref="${wider}"`)
  }
}

type PlannedFill = Extract<PlannedCell, { fill: unknown }>['fill']

/** A start tag in place of an empty element. */
const opened = (raw: string): string => raw.replace(/\s*\/>$/, '>')
