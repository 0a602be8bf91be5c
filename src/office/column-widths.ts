import { attributesOf } from './xml-text.ts'

/** A run of columns that look alike, as the sheet writes them. */
interface Columns {
  readonly from: number
  readonly to: number
  readonly raw: string
  readonly style: number
}

/** The columns of a sheet, to which one is added. */
export class ColumnWidths {
  private readonly columns: Columns[] = []

  add(raw: string): void {
    const { min, max, style } = attributesOf(raw)
    this.columns.push({ from: Number(min), to: Number(max), raw, style: Number(style ?? 0) })
  }

  styleOf(column: number): number {
    return this.columns.find(({ from, to }) => from <= column && column <= to)?.style ?? 0
  }

  /** A run that covers the new column is cut in two around it: runs must not overlap. */
  toXml(column: number, width: number, prefix: string): string {
    const before = this.columns.flatMap((run) => piece(run, run.from, Math.min(run.to, column - 1)))
    const after = this.columns.flatMap((run) => piece(run, Math.max(run.from, column + 1), run.to))
    const own = `<${prefix}col min="${column}" max="${column}" width="${width}" customWidth="1"/>`
    return `<${prefix}cols>${before.join('')}${own}${after.join('')}</${prefix}cols>`
  }
}

const piece = (run: Columns, from: number, to: number): string[] => {
  if (from > to) return []
  if (from === run.from && to === run.to) return [run.raw]
  return [
    run.raw.replace(/\smin\s*=\s*["']\d+["']/, ` min="${from}"`).replace(/\smax\s*=\s*["']\d+["']/, ` max="${to}"`),
  ]
}
