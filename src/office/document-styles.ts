import { character, closer, font, linePitch, size } from './official-page.ts'
import { fontsOf, type WordStyle } from './word-xml.ts'

interface StyleLook {
  readonly name: string
  readonly on?: WordStyle
  /** Of the paragraph, in the order of the schema. */
  readonly paragraph?: string
  readonly font?: string
  readonly halfPoints?: number
  readonly more?: string
}

const exactly = (line: number): string => `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`
const twoIn = `<w:ind w:firstLine="${2 * character}"/>`
const centre = '<w:jc w:val="center"/>'
/** No more space between digits and characters than the font has: 28 characters to a line. */
const tight = '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
const evenly = '<w:spacing w:val="0"/>'
const heading = (level: number) => `<w:keepNext/>${twoIn}<w:outlineLvl w:val="${level - 1}"/>`

const looks: Readonly<Record<WordStyle, StyleLook>> = {
  Normal: {
    name: 'Normal',
    paragraph: `${tight}${exactly(linePitch)}<w:jc w:val="both"/>`,
    font: font.body,
    halfPoints: size.body,
    more: `<w:spacing w:val="${closer}"/>`,
  },
  OfficialText: { name: '公文正文', on: 'Normal', paragraph: twoIn },
  Title: {
    name: 'Title',
    on: 'Normal',
    paragraph: `${exactly(700)}${centre}`,
    font: font.title,
    halfPoints: size.title,
    more: evenly,
  },
  Mark: { name: '标识', on: 'Normal', font: font.heading },
  Subtitle: { name: 'Subtitle', on: 'Normal', paragraph: centre, font: font.subheading },
  Heading1: { name: 'heading 1', on: 'Normal', paragraph: heading(1), font: font.heading },
  Heading2: { name: 'heading 2', on: 'Normal', paragraph: heading(2), font: font.subheading },
  Heading3: { name: 'heading 3', on: 'Normal', paragraph: heading(3) },
  Heading4: { name: 'heading 4', on: 'Normal', paragraph: heading(4) },
  TableText: {
    name: '表格文字',
    on: 'Normal',
    paragraph: exactly(300).replace('before="0" w:after="0"', 'before="20" w:after="20"'),
    halfPoints: size.table,
    more: evenly,
  },
  TableHead: { name: '表头', on: 'TableText', paragraph: centre, font: font.heading },
  Note: { name: '注', on: 'TableText', paragraph: '<w:jc w:val="left"/>' },
  Gap: { name: '间隔', on: 'Normal', paragraph: exactly(120), halfPoints: 2 },
  Running: { name: 'header', on: 'Normal', paragraph: `${exactly(300)}<w:jc w:val="left"/>`, font: font.heading },
  PageNumber: {
    name: 'footer',
    on: 'Normal',
    paragraph: exactly(400),
    font: font.pageNumber,
    halfPoints: size.pageNumber,
    more: evenly,
  },
  MinutesMark: {
    name: '纪要标志',
    on: 'Normal',
    // 35 mm from the upper edge of the text.
    paragraph: `<w:spacing w:before="1984" w:after="0" w:line="900" w:lineRule="exact"/>${centre}`,
    font: font.title,
    halfPoints: size.minutes,
    more: `<w:color w:val="FF0000"/>${evenly}`,
  },
}

const styleXml = (id: WordStyle): string => {
  const { name, on, paragraph = '', font: own, halfPoints, more = '' } = looks[id]
  const size = halfPoints === undefined ? '' : `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
  return `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${on ? `<w:basedOn w:val="${on}"/>` : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${own ? fontsOf(own) : ''}${more}${size}</w:rPr></w:style>`
}

/** The styles part: one who goes on writing finds the forms of GB/T 9704 by their names. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${fontsOf(font.body)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${(Object.keys(looks) as WordStyle[]).map(styleXml).join('')}</w:styles>`
