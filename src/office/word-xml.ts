import { escapeXml } from './xml-text.ts'

// Control characters that XML has no form for, and what would be half a character.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** Text that an XML document may hold, on one line. */
export const printable = (text: string): string => text.replace(forbidden, '').replace(/\s*[\r\n\t]+\s*/g, ' ')

/** The styles of a document, as styles.xml names them. */
export type WordStyle =
  | 'Normal'
  | 'OfficialText'
  | 'Title'
  | 'Mark'
  | 'Subtitle'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Heading4'
  | 'TableHead'
  | 'TableText'
  | 'Note'
  | 'Gap'
  | 'Running'
  | 'PageNumber'
  | 'MinutesMark'

export interface ParagraphLook {
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  /** In twips. */
  readonly indent?: {
    readonly left?: number
    readonly right?: number
    readonly firstLine?: number
    readonly hanging?: number
  }
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Any other property, as XML, that stands before the indent. */
  readonly other?: string
  /** What kind of page ends with this paragraph. */
  readonly sectPr?: string
}

/** The font's own form of a quotation mark or a dash is the Chinese one. */
const eastAsian = '<w:rFonts w:hint="eastAsia"/>'

/** Text in the look of its paragraph, or in a font of its own. */
export const run = (text: string, font?: string): string => {
  const fonts = font === undefined ? eastAsian : fontsOf(font)
  return `<w:r><w:rPr>${fonts}</w:rPr><w:t xml:space="preserve">${escapeXml(printable(text))}</w:t></w:r>`
}

/** One font for all writing, so that digits stand in it too. */
export const fontsOf = (name: string): string =>
  `<w:rFonts w:hint="eastAsia" w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`

const indentOf = (indent: NonNullable<ParagraphLook['indent']>): string =>
  `<w:ind${Object.entries(indent)
    .map(([side, twips]) => ` w:${side}="${twips}"`)
    .join('')}/>`

/** A paragraph of runs; the properties stand in the order that the schema demands. */
export const paragraph = (style: WordStyle, runs: string, look: ParagraphLook = {}): string => {
  const properties = [
    style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`,
    look.keepNext ? '<w:keepNext/>' : '',
    look.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    look.other ?? '',
    look.indent ? indentOf(look.indent) : '',
    look.align ? `<w:jc w:val="${look.align}"/>` : '',
    look.sectPr ?? '',
  ].join('')
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}
