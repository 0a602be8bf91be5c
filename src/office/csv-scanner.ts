export interface CsvHandler {
  field(text: string): void
  endRecord(): void
  /** A quoted field that goes on for longer than any cell, or to the end of the file. */
  endless(atEnd: boolean): void
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/**
 * Splits CSV text into fields and records as Excel does: a quote counts at the start of a field only, and what follows
 * a closing quote belongs to the field. Fields go out one by one, so that a record of a million fields never is an array.
 */
export class CsvScanner {
  private rest = ''
  private isFirstField = true
  private readonly delimiter: number
  private readonly longest: number
  private readonly handler: CsvHandler

  constructor(delimiter: string, longestField: number, handler: CsvHandler) {
    this.delimiter = delimiter.charCodeAt(0)
    // Written with each quote doubled.
    this.longest = longestField * 2 + 2
    this.handler = handler
  }

  write(chunk: string): void {
    this.scan(this.rest + chunk, false)
  }

  end(): void {
    this.scan(this.rest, true)
    if (this.rest !== '') this.handler.endless(true)
  }

  private scan(text: string, isEnd: boolean): void {
    let at = 0
    while (at < text.length || (isEnd && !this.isFirstField)) {
      const next = this.field(text, at, isEnd)
      if (next < 0) break
      at = next
    }
    this.rest = text.slice(at)
    if (this.rest.length > this.longest) this.handler.endless(false)
  }

  /** Returns where the next field starts, or -1 when this one may go on in the next piece. */
  private field(text: string, from: number, isEnd: boolean): number {
    const isQuoted = text.charCodeAt(from) === quote
    const closing = isQuoted ? closingQuote(text, from + 1) : from - 1
    if (closing === -1 && isQuoted) return -1
    const end = this.fieldEnd(text, closing + 1)
    const mayGoOn = end >= text.length || (text.charCodeAt(end) === carriageReturn && end + 1 === text.length)
    if (mayGoOn && !isEnd) return -1
    const tail = text.slice(closing + 1, end)
    this.handler.field(isQuoted ? text.slice(from + 1, closing).replaceAll('""', '"') + tail : tail)
    return this.afterField(text, end)
  }

  private fieldEnd(text: string, from: number): number {
    let at = from
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === this.delimiter || code === lineFeed || code === carriageReturn) break
    }
    return at
  }

  private afterField(text: string, end: number): number {
    this.isFirstField = text.charCodeAt(end) !== this.delimiter
    if (!this.isFirstField) return end + 1
    this.handler.endRecord()
    return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length)
  }
}

/** The quote that ends the field, or -1; doubled ones stand for themselves. */
const closingQuote = (text: string, from: number): number => {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2)
  return at
}
