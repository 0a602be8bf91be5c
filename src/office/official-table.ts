import type { OfficialTable } from './official-document.ts'
import { paragraph, run } from './word-xml.ts'

/** A row longer than this may break over pages: kept whole it could be taller than one. */
const longestWhole = 600

const alignments = { LEFT: 'left', CENTRE: 'center', RIGHT: 'right' } as const

/** The widths of the columns in twips: together the width of the text, to the twip. */
export const columnWidths = (weights: readonly number[], textWidth: number): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let [weight, before] = [0, 0]
  return weights.map((one) => {
    weight += one
    const until = Math.round((textWidth * weight) / all)
    const width = until - before
    before = until
    return width
  })
}

const cell = (width: number, paragraphs: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraphs}</w:tc>`

const row = (properties: string, cells: readonly string[]): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')

/** The table stands between the edges of the text, its columns as they are said: no program may widen them. */
const propertiesOf = (textWidth: number): string =>
  `<w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>`

const linesIn = (text: string, look: (part: string) => string): string => text.split('\n').map(look).join('')

/** A table over the width of the text, row by row; its header is repeated on each page and never stands alone at the foot of one. */
export function* tableXml({ columns, rows }: OfficialTable, textWidth: number, isKept: boolean): Generator<string> {
  const weights = columns.map(({ width }) => width)
  const widths = columnWidths(weights, textWidth)
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`)
  yield `<w:tbl>${propertiesOf(textWidth)}<w:tblGrid>${grid.join('')}</w:tblGrid>`
  const header = columns.map(({ header: text }, i) =>
    cell(
      widths[i]!,
      linesIn(text, (part) => paragraph('TableHead', run(part), { keepNext: true })),
    ),
  )
  yield row('<w:cantSplit/><w:tblHeader/>', header)
  for (const [at, texts] of rows.entries()) {
    const keepNext = isKept && at === rows.length - 1
    const isWhole = texts.every((text) => text.length <= longestWhole)
    const cells = columns.map(({ align = 'LEFT' }, i) =>
      cell(
        widths[i]!,
        linesIn(texts[i] ?? '', (part) => paragraph('TableText', run(part), { keepNext, align: alignments[align] })),
      ),
    )
    yield row(isWhole ? '<w:cantSplit/>' : '', cells)
  }
  yield `</w:tbl>${paragraph('Gap', '', { keepNext: isKept })}`
}
