import { decodeExcelText } from './cell-text.ts'
import type { TableLimits } from './limits.ts'
import type { Workbook } from './open-workbook.ts'
import { scanPart } from './package-parts.ts'
import { refuse } from './refused.ts'
import { TextCollector } from './text-collector.ts'

const pageBytes = 1024 * 1024

/**
 * All shared strings, packed as UTF-16 into pages: a hundred thousand JavaScript strings would cost several times as
 * much, and would keep the text they were cut from alive. A string stands whole in one page.
 */
export class SharedStrings {
  private readonly pages: Buffer[] = []
  private used = pageBytes
  private starts = new Uint32Array(1024)
  private lengths = new Uint32Array(1024)
  private count = 0
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  add(text: string): void {
    if (text.length * 2 > pageBytes) refuse('FILE_TEXT_TOO_LONG', { limit: pageBytes / 2, sharedString: this.count })
    if (this.used + text.length * 2 > pageBytes) this.addPage()
    if (this.count === this.starts.length) this.growIndex()
    this.starts[this.count] = (this.pages.length - 1) * pageBytes + this.used
    this.lengths[this.count++] = text.length * 2
    this.used += this.pages[this.pages.length - 1]!.write(text, this.used, 'utf16le')
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    const start = this.starts[index]!
    const page = this.pages[Math.floor(start / pageBytes)]!
    const from = start % pageBytes
    return decodeExcelText(page.toString('utf16le', from, from + this.lengths[index]!))
  }

  private addPage(): void {
    if ((this.pages.length + 1) * pageBytes > this.limit) {
      refuse('FILE_TOO_MUCH_MEMORY', { limit: this.limit, part: 'sharedStrings' })
    }
    this.pages.push(Buffer.allocUnsafeSlow(pageBytes))
    this.used = 0
  }

  private growIndex(): void {
    this.starts = doubled(this.starts)
    this.lengths = doubled(this.lengths)
  }
}

const doubled = (numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const grown = new Uint32Array(numbers.length * 2)
  grown.set(numbers)
  return grown
}

export const readSharedStrings = async (workbook: Workbook, limits: TableLimits): Promise<SharedStrings> => {
  const strings = new SharedStrings(limits.sharedStringBytes)
  if (workbook.sharedStringsPart === undefined) return strings
  // Escaped, one character takes seven; a longer text is refused by name at the cell that uses it.
  const longest = Math.min(limits.cellText * 7, pageBytes / 2) + 1
  const collector = new TextCollector(longest)
  const plainStrings = (text: string, from: number): number => {
    let at = from
    for (;;) {
      plainString.lastIndex = at
      const found = plainString.exec(text)?.[1]
      if (found === undefined || found.length >= longest) return at
      strings.add(found)
      at = plainString.lastIndex
    }
  }
  const { pack, sharedStringsPart } = workbook
  await scanPart(
    pack,
    sharedStringsPart,
    (kind, name, raw) => {
      if (name === 'si') {
        if (kind === 'open') collector.start()
        else strings.add(kind === 'close' ? collector.text : '')
      } else collector.token(kind, name, raw)
    },
    plainStrings,
  )
  return strings
}

/** A string of one run without escapes, as nearly all are. */
const plainString = /<si><t(?: xml:space="preserve")?>([^<&\r]*)<\/t><\/si>/y
