import type { Severity } from '../base/problem.ts'
import { errorFill, warningFill, writtenStyles } from './written-styles.ts'
import { XmlScanner } from './xml-scanner.ts'

/** A workbook's styles part, to which marked variants of its cell styles are added. Nothing in it is changed. */
export class StyleBook {
  private readonly tokens: string[] = []
  private readonly styles: string[] = []
  private readonly added: string[] = []
  private readonly known = new Map<string, number>()
  private prefix = ''
  private fills = 0
  private fillsEnd = -1
  private stylesEnd = -1
  /** Where fills belong when the part has none. */
  private fillsPlace = -1

  constructor(xml: string | undefined) {
    this.read(xml ?? writtenStyles)
    if (this.stylesEnd >= 0) return
    // Without cell styles no cell can refer to one: a part of our own loses nothing.
    this.tokens.length = 0
    this.read(writtenStyles)
  }

  /** The style of a marked cell: its own, on a coloured ground. */
  filled(style: number, severity: Severity): number {
    return this.variant(`${severity} ${style}`, () => this.withFill(this.styleXml(style), severity))
  }

  /** The style of the messages beside the rows. */
  message(severity: Severity): number {
    return this.variant(`message ${severity}`, () => {
      const start = /^<[^>]*?(?=\/?>)/.exec(this.withFill(this.styleXml(0), severity))?.[0] ?? ''
      const tag = start.replace(/\s(applyAlignment|quotePrefix)\s*=\s*["'][^"']*["']/g, '')
      const p = this.prefix
      return `${tag} applyAlignment="1"><${p}alignment vertical="top" wrapText="1"/></${p}xf>`
    })
  }

  toXml(): string {
    const tokens = [...this.tokens]
    const solid = (colour: string): string =>
      `<${this.prefix}fill><${this.prefix}patternFill patternType="solid"><${this.prefix}fgColor rgb="${colour}"/><${this.prefix}bgColor indexed="64"/></${this.prefix}patternFill></${this.prefix}fill>`
    const fills = solid(errorFill) + solid(warningFill)
    tokens[this.stylesEnd] = this.added.join('') + tokens[this.stylesEnd]
    if (this.fillsEnd >= 0) tokens[this.fillsEnd] = fills + tokens[this.fillsEnd]
    else tokens[this.fillsPlace] = this.firstFills(fills) + tokens[this.fillsPlace]
    return tokens.join('')
  }

  /** The first two fills are the format's own, whatever stands there. */
  private firstFills(fills: string): string {
    const [p, pattern] = [this.prefix, (type: string) => `<${this.prefix}patternFill patternType="${type}"/>`]
    const own = ['none', 'gray125'].map((type) => `<${p}fill>${pattern(type)}</${p}fill>`)
    return `<${p}fills>${own.join('')}${fills}</${p}fills>`
  }

  private styleXml(style: number): string {
    return this.styles[style] ?? this.styles[0] ?? `<${this.prefix}xf/>`
  }

  private variant(key: string, xml: () => string): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const index = this.styles.length + this.added.length
    this.added.push(xml())
    this.known.set(key, index)
    return index
  }

  private withFill(xml: string, severity: Severity): string {
    const fill = (this.fillsEnd < 0 ? 2 : this.fills) + (severity === 'ERROR' ? 0 : 1)
    return xml
      .replace(/^<[^>]*>/, (tag) => tag.replace(/\s(fillId|applyFill)\s*=\s*["'][^"']*["']/g, ''))
      .replace(/^<[^\s/>]+/, (start) => `${start} fillId="${fill}" applyFill="1"`)
  }

  private read(xml: string): void {
    let within = ''
    const scanner = new XmlScanner((kind, name, raw) => {
      if (name === 'styleSheet' && kind === 'open') this.prefix = /^<([\w.-]+:)?/.exec(raw)?.[1] ?? ''
      if (name === 'fills' || name === 'cellXfs') within = kind === 'open' ? name : ''
      // Written counts are optional, and would have to be kept right.
      const isCounted = kind === 'open' && within === name && within !== ''
      const isNoFills = name === 'fills' && kind === 'empty'
      this.tokens.push(isNoFills ? '' : isCounted ? raw.replace(/\scount\s*=\s*["'][^"']*["']/, '') : raw)
      const place = this.tokens.length - 1
      if (name === 'fills' && kind === 'close') this.fillsEnd = place
      if (name === 'cellXfs' && kind === 'close') this.stylesEnd = place
      if (kind !== 'close' && isAfterFills.has(name) && this.fillsPlace < 0) this.fillsPlace = place
      if (within === 'fills' && name === 'fill' && kind !== 'close') this.fills++
      if (within === 'cellXfs') this.readStyle(kind, name, raw)
    })
    scanner.write(xml)
    scanner.end()
  }

  private readStyle(kind: string, name: string, raw: string): void {
    if (name === 'cellXfs') return
    if (name === 'xf' && kind !== 'close') this.styles.push(raw)
    else if (this.styles.length > 0) this.styles[this.styles.length - 1] += raw
  }
}

const isAfterFills = new Set(['borders', 'cellStyleXfs', 'cellXfs'])
