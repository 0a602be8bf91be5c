import { refuse } from './refused.ts'

export type XmlTokenKind = 'open' | 'close' | 'empty' | 'text' | 'cdata' | 'other'

/**
 * One token: its kind, its name without the document's own prefix ('' where there is none), and its exact source text.
 * Names of foreign namespaces hold a colon, so that they never pass for the document's own.
 */
export type XmlHandler = (kind: XmlTokenKind, name: string, raw: string) => void

/**
 * Takes whole elements of a well-known shape at once: called where markup starts, it returns where the next token does,
 * or the same place when it took nothing. What it takes must balance.
 */
export type XmlShortcut = (text: string, at: number) => number

/** No markup for this many characters: a text no cell could hold, an endless comment, a tag with a million attributes. */
const unbrokenLimit = 1024 * 1024
const depthLimit = 256

/**
 * A streaming scanner that hands every token out with its source text, so that a rewriter can copy verbatim what it does
 * not change. Tags must balance; a DOCTYPE is refused, and with it every entity of the file's own making.
 */
export class XmlScanner {
  private rest = ''
  private prefix: string | undefined
  private readonly open: string[] = []
  private readonly handler: XmlHandler
  private readonly shortcut: XmlShortcut | undefined

  constructor(handler: XmlHandler, shortcut?: XmlShortcut) {
    this.handler = handler
    this.shortcut = shortcut
  }

  write(chunk: string): void {
    const text = this.rest === '' ? chunk : this.rest + chunk
    let at = 0
    for (;;) {
      if (this.shortcut && this.prefix === '') at = this.shortcut(text, at)
      const next = text.charCodeAt(at) === 60 ? this.markup(text, at) : this.characters(text, at)
      if (next < 0) break
      at = next
    }
    this.rest = at === 0 ? text : text.slice(at)
    if (this.rest.length > unbrokenLimit) refuse('FILE_TEXT_TOO_LONG', { limit: unbrokenLimit })
  }

  end(): void {
    if (this.rest.trim() !== '' || this.open.length > 0 || this.prefix === undefined) malformed('unexpected end')
  }

  private characters(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    this.handler('text', '', text.slice(at, end))
    return end
  }

  /** Returns where the token ends, or -1 when the rest of it has not come yet. */
  private markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1)
    if (second === 47) return this.closeTag(text, at)
    if (second === 33) return this.declaration(text, at)
    if (second === 63) return this.other(text, at, '?>')
    return this.openTag(text, at)
  }

  private openTag(text: string, at: number): number {
    const nameEnd = endOfName(text, at + 1)
    const end = text.charCodeAt(nameEnd) === 62 ? nameEnd + 1 : tagEnd(text, nameEnd)
    if (end < 0) return -1
    const name = this.ownName(text.slice(at + 1, nameEnd))
    const raw = text.slice(at, end)
    if (text.charCodeAt(end - 2) === 47) {
      this.handler('empty', name, raw)
      return end
    }
    if (this.open.push(name) > depthLimit) malformed('too deep')
    this.handler('open', name, raw)
    return end
  }

  private closeTag(text: string, at: number): number {
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    const name = this.ownName(text.slice(at + 2, endOfName(text, at + 2)))
    if (this.open.pop() !== name) malformed(`</${name}>`)
    this.handler('close', name, text.slice(at, end + 1))
    return end + 1
  }

  private declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return this.other(text, at, '-->')
    if (text.startsWith('<![CDATA[', at)) return this.other(text, at, ']]>', 'cdata')
    if (text.length - at < 9) return -1
    return refuse('FILE_ENTITY_REFUSED', { declaration: text.slice(at, at + 40) })
  }

  private other(text: string, at: number, ending: string, kind: XmlTokenKind = 'other'): number {
    const end = text.indexOf(ending, at + 2)
    if (end < 0) return -1
    this.handler(kind, '', text.slice(at, end + ending.length))
    return end + ending.length
  }

  /** The root's prefix is the document's own: some writers say `<x:row>` throughout. */
  private ownName(name: string): string {
    if (name === '') malformed('a tag without a name')
    this.prefix ??= name.slice(0, name.indexOf(':') + 1)
    if (this.prefix === '') return name
    return name.startsWith(this.prefix) ? name.slice(this.prefix.length) : `:${name}`
  }
}

const malformed = (what: string): never => refuse('FILE_CORRUPT', { xml: what.slice(0, 80) })

/** A name ends at `>`, `/`, white space, or where the text does. */
const endOfName = (text: string, from: number): number => {
  let end = from
  for (let code = text.charCodeAt(end); code > 32 && code !== 62 && code !== 47; code = text.charCodeAt(end)) end++
  return end
}

/** A `>` inside an attribute's quotes does not end the tag. */
const tagEnd = (text: string, from: number): number => {
  let quote = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return at + 1
    else if (code === 34 || code === 39) quote = code
    else if (code === 60) malformed('a tag inside a tag')
  }
  return -1
}
