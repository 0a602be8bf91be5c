import { parseCellName } from './cell-reference.ts'
import type { WrittenCell } from './cell-value.ts'
import { refuse } from './refused.ts'
import { TextCollector } from './text-collector.ts'
import type { XmlTokenKind } from './xml-scanner.ts'
import { attributesOf, tokenText } from './xml-text.ts'

export interface SheetHandler {
  cell(column: number, cell: WrittenCell): void
  startRow(row: number): void
  endRow(): void
}

/**
 * How nearly all writers write a cell. There are millions of them: taken whole, they cost a third of what their seven
 * tokens cost one by one. Anything that looks otherwise goes the general way.
 */
const usualCell =
  /<c r="([A-Z]{1,3}[1-9]\d{0,6})"(?: s="(\d{1,6})")?(?: t="(s|n|str|inlineStr)")?>(?:<v>([^<&\r]*)<\/v>|<is><t(?: xml:space="preserve")?>([^<&\r]*)<\/t><\/is>)<\/c>/y

/** Excel's last row. */
const lastRow = 1_048_576

/** Turns the tokens of a worksheet part into rows and cells; where `r` is missing, each follows the one before. */
export class SheetScanner {
  private inData = false
  private inRow = false
  private row = 0
  private column = 0
  private reading: 'v' | 'f' | '' = ''
  private type = ''
  private style = 0
  private value: string | undefined
  private formula: string | undefined
  private inline: string | undefined
  private readonly collector: TextCollector
  private readonly handler: SheetHandler

  constructor(handler: SheetHandler, textLimit: number) {
    this.handler = handler
    this.collector = new TextCollector(textLimit * 7 + 1)
  }

  readonly token = (kind: XmlTokenKind, name: string, raw: string): void => {
    if (name === 'sheetData') this.inData = kind === 'open'
    else if (this.inData) this.dataToken(kind, name, raw)
  }

  readonly cells = (text: string, from: number): number => {
    let at = from
    while (this.inRow) {
      usualCell.lastIndex = at
      const found = usualCell.exec(text)
      if (found === null) break
      const [, r = '', s, type = '', value, inline] = found
      this.column = parseCellName(r)!.column
      this.handler.cell(this.column, {
        type,
        style: s === undefined ? 0 : Number(s),
        value,
        formula: undefined,
        inline,
      })
      at = usualCell.lastIndex
    }
    return at
  }

  private dataToken(kind: XmlTokenKind, name: string, raw: string): void {
    switch (name) {
      case '':
        this.characters(kind, raw)
        return
      case 'c':
        if (kind === 'close') this.endCell()
        else this.startCell(kind, raw)
        return
      case 'v':
        this.reading = kind === 'open' ? 'v' : ''
        return
      case 'f':
        if (kind !== 'close') this.formula ??= ''
        this.reading = kind === 'open' ? 'f' : ''
        return
      case 'row':
        this.inRow = kind === 'open'
        if (kind !== 'close') this.startRow(raw)
        if (kind !== 'open') this.handler.endRow()
        return
      case 'is':
        if (kind === 'open') this.collector.start()
        if (kind === 'close') this.inline = this.collector.text
        return
      default:
        this.collector.token(kind, name, raw)
    }
  }

  private characters(kind: XmlTokenKind, raw: string): void {
    if (kind === 'other') return
    if (this.reading === 'v') this.value = (this.value ?? '') + tokenText(kind as 'text' | 'cdata', raw)
    else if (this.reading === 'f') this.formula += tokenText(kind as 'text' | 'cdata', raw)
    else this.collector.token(kind, '', raw)
  }

  private startRow(raw: string): void {
    const { r } = attributesOf(raw)
    this.row = r === undefined ? this.row + 1 : Number(r)
    this.column = 0
    if (!(Number.isInteger(this.row) && this.row >= 1 && this.row <= lastRow)) {
      refuse('FILE_CORRUPT', { row: (r ?? String(this.row)).slice(0, 40) })
    }
    this.handler.startRow(this.row)
  }

  private startCell(kind: XmlTokenKind, raw: string): void {
    const { r, s, t = '' } = attributesOf(raw)
    const column = r === undefined ? this.column + 1 : parseCellName(r)?.column
    this.column = column ?? refuse('FILE_CORRUPT', { cell: (r ?? '').slice(0, 40) }, { row: this.row })
    this.type = t
    this.style = s === undefined ? 0 : Number(s)
    this.value = this.formula = this.inline = undefined
    if (kind === 'empty') this.endCell()
  }

  private endCell(): void {
    const { type, style, value, formula, inline } = this
    this.handler.cell(this.column, { type, style, value, formula, inline })
  }
}
