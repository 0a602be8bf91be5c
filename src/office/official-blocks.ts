import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { OfficialBlock, OfficialTable } from './official-document.ts'
import { character, closer, font, linePitch, size } from './official-page.ts'

// Control characters that XML has no form for, and what would be half a character.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** Text that an XML document may hold, on one line. */
export const printable = (text: string): string => text.replace(forbidden, '').replace(/\s*[\r\n\t]+\s*/g, ' ')

interface RunOptions {
  readonly font?: string
  readonly size?: number
}

export const run = (text: string, { font: name = font.body, size: points = size.body }: RunOptions = {}) =>
  new TextRun({
    text: printable(text),
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' },
    size: points,
    characterSpacing: points === size.body ? closer : 0,
  })

const spacing = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

const line = (
  text: string,
  options: RunOptions & Pick<IParagraphOptions, 'alignment' | 'indent' | 'keepNext' | 'pageBreakBefore'> = {},
) => {
  const { alignment, indent, keepNext, pageBreakBefore, ...look } = options
  return new Paragraph({
    children: [run(text, look)],
    spacing: look.size === size.title ? { ...spacing, line: 700 } : spacing,
    widowControl: false,
    ...(alignment && { alignment }),
    ...(indent && { indent }),
    ...(keepNext && { keepNext }),
    ...(pageBreakBefore && { pageBreakBefore }),
  })
}

const empty = () => line('')
const twoIn = { firstLine: 2 * character }
const { CENTER, RIGHT, BOTH } = AlignmentType

const headingLook = {
  1: { font: font.heading },
  2: { font: font.subheading },
  3: {},
  4: {},
} as const

const annexNote = (titles: readonly string[]) => {
  const before = (i: number) => (i === 0 ? '附件：' : '　　　') + (titles.length === 1 ? '' : `${i + 1}.`)
  return [empty(), ...titles.map((title, i) => line(before(i) + title, { indent: twoIn }))]
}

/** Within a line of the text; the date ends four characters before the edge, and the organ stands centred above it. */
const signature = (organ: string, day: string) => {
  const width = (text: string) => [...text].reduce((all, one) => all + (/[ -~]/.test(one) ? 0.5 : 1), 0)
  const over = (width(organ) - width(day)) / 2
  const right = Math.round(Math.max(0, 4 - over) * character)
  return [
    empty(),
    line(organ, { alignment: RIGHT, indent: { right }, keepNext: true }),
    line(day, { alignment: RIGHT, indent: { right: Math.round(Math.max(4, over) * character) } }),
  ]
}

const annex = (number: number | null, title: string) => [
  line(`附件${number ?? ''}`, { font: font.heading, pageBreakBefore: true }),
  empty(),
  line(title, { font: font.title, size: size.title, alignment: CENTER }),
  empty(),
]

const alignments = { LEFT: AlignmentType.LEFT, CENTRE: CENTER, RIGHT } as const
const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

const cell = (text: string, width: number, align: keyof typeof alignments, look: RunOptions) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: text
      .split('\n')
      .map(
        (part) => new Paragraph({ alignment: alignments[align], children: [run(part, { size: size.table, ...look })] }),
      ),
  })

const table = ({ columns, rows }: OfficialTable, textWidth: number) => {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / all))
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ header }, i) => cell(header, widths[i]!, 'CENTRE', { font: font.heading })),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ align = 'LEFT' }, i) => cell(row[i] ?? '', widths[i]!, align, {})),
          }),
      ),
    ],
  })
}

/** What of a document a block becomes, on a text of a width. */
export const childrenOf = (block: OfficialBlock, textWidth: number): FileChild[] => {
  switch (block.kind) {
    case 'NOTICE':
      return [line(block.text, { font: font.heading, alignment: CENTER })]
    case 'DOCUMENT_NUMBER':
      return [line(block.text, { alignment: RIGHT }), empty()]
    case 'TITLE':
      return [line(block.text, { font: font.title, size: size.title, alignment: CENTER }), empty()]
    case 'SUBTITLE':
      return [line(block.text, { font: font.subheading, alignment: CENTER }), empty()]
    case 'ADDRESSEE':
      return [line(block.text)]
    case 'HEADING':
      return [line(block.text, { ...headingLook[block.level], indent: twoIn, keepNext: true })]
    case 'PARAGRAPH':
      return block.text.split(/[\r\n]+/).map((part) => line(part, { indent: twoIn, alignment: BOTH }))
    case 'ANNEX_NOTE':
      return annexNote(block.titles)
    case 'SIGNATURE':
      return signature(block.organ, block.day)
    case 'ANNEX':
      return annex(block.number, block.title)
    case 'TABLE':
      return [table(block, textWidth)]
  }
}
