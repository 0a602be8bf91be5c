/** A node of the graph as JSON-LD. */
export type Node = { readonly '@id': string; readonly '@type': string } & Readonly<Record<string, unknown>>

/** Where the things of an export have their names: the hub's own, or a base that the asker resolves. */
export const defaultBase = 'urn:hutong:'

/** Whether names can be put behind it: an http(s) address that ends with / or #, or the beginning of a URN. */
export const isBase = (text: string): boolean =>
  text.length <= 200 &&
  (/^https?:\/\/[\w.-]+(:\d+)?(\/[\w.~%:@!$&'()*+,;=/-]*)?[/#]$/.test(text) ||
    /^urn:[a-z0-9][a-z0-9-]{1,31}:([\w.~%-]+:)*$/.test(text))

/** Gives things their names; the same thing has the same name in every export with the same base. */
export const namesUnder =
  (base: string) =>
  (...path: readonly (string | number)[]): string =>
    base + path.map((part) => encodeURIComponent(part)).join(base.startsWith('urn:') ? ':' : '/')
export type NameOf = ReturnType<typeof namesUnder>

/** Words in Chinese; CPSV-AP wants the language with every text. */
export const zh = (text: string) => [{ '@value': text, '@language': 'zh' }]

/** Keys without a value are left out: JSON-LD has no "unknown". */
export const node = (id: string, type: string, fields: Readonly<Record<string, unknown>>): Node => ({
  '@id': id,
  '@type': type,
  ...Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  ),
})

/** What is known, in one line. */
export const sentence = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join('；')
