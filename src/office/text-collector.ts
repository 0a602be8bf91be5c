import type { XmlTokenKind } from './xml-scanner.ts'
import { tokenText } from './xml-text.ts'

/** Joins the runs of a rich text. Phonetic runs repeat the text in another script and are left out. */
export class TextCollector {
  text = ''
  private inText = false
  private inPhonetic = false
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  start(): void {
    this.text = ''
    this.inText = false
    this.inPhonetic = false
  }

  token(kind: XmlTokenKind, name: string, raw: string): void {
    if (name === 't') this.inText = kind === 'open'
    else if (name === 'rPh') this.inPhonetic = kind === 'open'
    else if (this.inText && !this.inPhonetic && (kind === 'text' || kind === 'cdata')) this.append(tokenText(kind, raw))
  }

  private append(more: string): void {
    if (this.text.length < this.limit) this.text = (this.text + more).slice(0, this.limit)
  }
}
