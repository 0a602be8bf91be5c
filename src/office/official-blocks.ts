import type { Charts } from './official-chart.ts'
import type { OfficialBlock } from './official-document.ts'
import { attendanceXml, minutesHeadXml } from './official-minutes.ts'
import { character, font } from './official-page.ts'
import { signatureXml } from './official-signature.ts'
import { tableXml } from './official-table.ts'
import { paragraph, run } from './word-xml.ts'

const empty = (keepNext = false) => paragraph('Normal', '', { keepNext })

/** The number of an annex stands before its title; a single one has none. Longer titles go on below their first character. */
const annexNote = (titles: readonly string[]): string => {
  const label = 3
  const lines = titles.map((title, i) => {
    const number = titles.length === 1 ? '' : `${i + 1}.`
    const hanging = i === 0 ? label : 0
    return paragraph('Normal', run(`${i === 0 ? '附件：' : ''}${number}${title}`), {
      keepNext: true,
      indent: { left: (2 + label) * character, ...(hanging > 0 && { hanging: hanging * character }) },
    })
  })
  return [empty(true), ...lines].join('')
}

const annex = (number: number | null, title: string, isFirst: boolean): string =>
  [
    paragraph('Normal', run(`附件${number ?? ''}`, font.heading), { pageBreakBefore: !isFirst, keepNext: true }),
    empty(true),
    paragraph('Title', run(title), { keepNext: true, other: '<w:outlineLvl w:val="0"/>' }),
    empty(true),
  ].join('')

/** Where a block stands. */
export interface Place {
  /** Of the text, in twips. */
  readonly textWidth: number
  /** On the page of what follows: a signature never stands alone. */
  readonly isKept: boolean
  /** First on its page already. */
  readonly isFirst: boolean
  /** What stands before it on the page. */
  readonly before: OfficialBlock['kind'] | undefined
  readonly charts: Charts
}

/** What of a document a block becomes. */
export const blockXml = (block: OfficialBlock, place: Place): Iterable<string> =>
  block.kind === 'TABLE' ? tableXml(block, place.textWidth, place.isKept) : [plainXml(block, place)]

const plainXml = (
  block: Exclude<OfficialBlock, { kind: 'TABLE' }>,
  { textWidth, isKept, isFirst, before, charts }: Place,
): string => {
  switch (block.kind) {
    case 'NOTICE':
      return paragraph('Mark', run(block.text), { align: 'center' })
    case 'DOCUMENT_NUMBER':
      return paragraph('Normal', run(block.text), { align: 'right' }) + empty()
    case 'TITLE':
      return (
        paragraph(
          'Title',
          block.text
            .split('\n')
            .map((part) => run(part))
            .join('<w:r><w:br/></w:r>'),
        ) + empty()
      )
    case 'SUBTITLE':
      return paragraph('Subtitle', run(block.text)) + empty()
    case 'ADDRESSEE':
      return paragraph('Normal', run(block.text), { align: 'left' })
    case 'HEADING':
      return paragraph(`Heading${block.level}`, run(block.text))
    case 'PARAGRAPH':
      return block.text
        .split(/[\r\n]+/)
        .map((part) => paragraph('OfficialText', run(part), { keepNext: isKept }))
        .join('')
    case 'NOTE':
      return paragraph('Note', run(block.text), { keepNext: isKept || block.isKept === true })
    case 'MINUTES_HEAD':
      return minutesHeadXml(block, textWidth)
    case 'ATTENDANCE':
      return (before === 'ATTENDANCE' ? '' : empty()) + attendanceXml(block)
    case 'ANNEX_NOTE':
      return annexNote(block.titles)
    case 'SIGNATURE':
      return signatureXml(block.organ, block.day)
    case 'ANNEX':
      return annex(block.number, block.title, isFirst)
    case 'CHART':
      return charts.add(block, textWidth)
  }
}
