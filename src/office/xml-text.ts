import { refuse } from './refused.ts'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const character = (reference: string, body: string): string => {
  if (!body.startsWith('#')) return named[body] ?? refuse('FILE_ENTITY_REFUSED', { entity: reference.slice(0, 40) })
  const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : refuse('FILE_CORRUPT', { xml: reference.slice(0, 40) })
}

export const unescapeXml = (raw: string): string => {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return text.includes('&') ? text.replace(/&([^;]{0,40});?/g, character) : text
}

/** The text of a text or CDATA token. */
export const tokenText = (kind: 'text' | 'cdata', raw: string): string =>
  kind === 'text' ? unescapeXml(raw) : raw.slice(9, -3)

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** For element text and attribute values alike. */
export const escapeXml = (text: string): string => text.replace(/[&<>"\n\r\t]/g, (found) => escapes[found] ?? found)

/** The attributes of a tag, by their names as written. */
export const attributesOf = (raw: string): Record<string, string> => {
  const attributes: Record<string, string> = {}
  let at = 0
  for (;;) {
    const equals = raw.indexOf('=', at)
    if (equals < 0) return attributes
    const opening = quoteAfter(raw, equals)
    const closing = raw.indexOf(raw.charAt(opening), opening + 1)
    if (closing < 0) return refuse('FILE_CORRUPT', { xml: raw.slice(0, 80) })
    attributes[nameBefore(raw, equals)] = unescapeXml(raw.slice(opening + 1, closing))
    at = closing + 1
  }
}

/** The attributes whose prefix varies between writers, such as `r:id`: by the part after the prefix. */
export const attributeNamed = (attributes: Record<string, string>, local: string): string | undefined =>
  attributes[Object.keys(attributes).find((name) => name.endsWith(`:${local}`)) ?? local]

const quoteAfter = (raw: string, equals: number): number => {
  let at = equals + 1
  while (raw.charCodeAt(at) <= 32) at++
  const code = raw.charCodeAt(at)
  return code === 34 || code === 39 ? at : refuse('FILE_CORRUPT', { xml: raw.slice(0, 80) })
}

const nameBefore = (raw: string, equals: number): string => {
  let end = equals
  while (raw.charCodeAt(end - 1) <= 32) end--
  let start = end
  while (start > 0 && raw.charCodeAt(start - 1) > 32) start--
  return raw.slice(start, end)
}
