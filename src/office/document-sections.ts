import { blockXml } from './official-blocks.ts'
import type { Charts } from './official-chart.ts'
import type { OfficialBlock } from './official-document.ts'
import { lyingHeader, lyingMargin, lyingTextWidth, page, textWidth } from './official-page.ts'
import { paragraph } from './word-xml.ts'

interface Section {
  readonly isWide: boolean
  readonly blocks: OfficialBlock[]
}

/** Blocks that share a kind of page. A wide annex begins one that lies down, and the next annex another. */
const sectionsOf = (blocks: readonly OfficialBlock[]): Section[] => {
  const first = blocks[0]
  const sections: Section[] = [{ isWide: first?.kind === 'ANNEX' && first.isWide, blocks: [] }]
  for (const block of blocks) {
    const last = sections.at(-1)!
    if (block.kind === 'ANNEX' && last.blocks.length > 0 && (block.isWide || last.isWide))
      sections.push({ isWide: block.isWide, blocks: [block] })
    else last.blocks.push(block)
  }
  return sections
}

const pageXml = (isWide: boolean, hasRunning: boolean): string => {
  const { top, right, bottom, left } = isWide ? lyingMargin : page.margin
  const [width, height] = isWide ? [page.height, page.width] : [page.width, page.height]
  const [odd, even] = isWide ? ['lyingOdd', 'lyingEven'] : ['odd', 'even']
  const running = hasRunning
    ? '<w:headerReference w:type="default" r:id="running"/><w:headerReference w:type="even" r:id="running"/>'
    : ''
  return `<w:sectPr>${running}<w:footerReference w:type="default" r:id="${odd}"/><w:footerReference w:type="even" r:id="${even}"/><w:pgSz w:w="${width}" w:h="${height}" w:orient="${isWide ? 'landscape' : 'portrait'}"/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${isWide ? lyingHeader : page.header}" w:footer="${isWide ? lyingHeader : page.footer}" w:gutter="0"/></w:sectPr>`
}

/** Stays on the page of what follows: so a signature has at least a line of the text with it. */
const isKeptAt = (blocks: readonly OfficialBlock[], at: number): boolean => {
  const next = blocks[at + 1]?.kind
  return next === 'SIGNATURE' || (next === 'ANNEX_NOTE' && blocks[at + 2]?.kind === 'SIGNATURE')
}

/** The body of a document, section after section, none with the grid that would stretch the lines. */
export function* bodyXml(blocks: readonly OfficialBlock[], charts: Charts, hasRunning: boolean): Generator<string> {
  const sections = sectionsOf(blocks)
  for (const [number, { isWide, blocks: own }] of sections.entries()) {
    for (const [at, block] of own.entries())
      yield* blockXml(block, {
        textWidth: isWide ? lyingTextWidth : textWidth,
        isKept: isKeptAt(own, at),
        isFirst: at === 0,
        before: own[at - 1]?.kind,
        charts,
      })
    const end = pageXml(isWide, hasRunning)
    yield number === sections.length - 1 ? end : paragraph('Gap', '', { sectPr: end })
  }
}
