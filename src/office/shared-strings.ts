import { decodeExcelText } from './cell-text.ts'
import type { TableLimits } from './limits.ts'
import type { Workbook } from './open-workbook.ts'
import { scanPart } from './package-parts.ts'
import { refuse } from './refused.ts'
import { TextCollector } from './text-collector.ts'

const startBytes = 64 * 1024

/**
 * All shared strings, packed as UTF-8 in one buffer: a hundred thousand JavaScript strings would cost several times
 * as much, and would keep the text they were cut from alive.
 */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(startBytes)
  private ends = new Uint32Array(1024)
  private count = 0
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  add(text: string): void {
    const from = this.count === 0 ? 0 : this.ends[this.count - 1]!
    const most = from + text.length * 3
    if (most > this.limit) refuse('FILE_TOO_MUCH_MEMORY', { limit: this.limit, part: 'sharedStrings' })
    if (most > this.bytes.length) this.bytes = Buffer.concat([this.bytes], Math.max(this.bytes.length * 2, most))
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.count * 2)
      grown.set(this.ends)
      this.ends = grown
    }
    this.ends[this.count++] = from + this.bytes.write(text, from)
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    return decodeExcelText(this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1]!, this.ends[index]!))
  }
}

export const readSharedStrings = async (workbook: Workbook, limits: TableLimits): Promise<SharedStrings> => {
  const strings = new SharedStrings(limits.sharedStringBytes)
  if (workbook.sharedStringsPart === undefined) return strings
  // Escaped, one character takes seven; a longer text is refused by name at the cell that uses it.
  const collector = new TextCollector(limits.cellText * 7 + 1)
  await scanPart(workbook.pack, workbook.sharedStringsPart, (kind, name, raw) => {
    if (name === 'si') {
      if (kind === 'open') collector.start()
      else strings.add(kind === 'close' ? collector.text : '')
    } else collector.token(kind, name, raw)
  })
  return strings
}
