import { AlignmentType, Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import { defaultLimits } from './limits.ts'
import { childrenOf, printable } from './official-blocks.ts'
import type { OfficialBlock, OfficialDocument } from './official-document.ts'
import { font, fontTable, lyingFooter, lyingMargin, lyingTextWidth, page, size, textWidth } from './official-page.ts'
import { openZip } from './open-zip.ts'
import { escapeXml } from './xml-text.ts'
import { ZipWriting } from './zip-writing.ts'

/** — 1 —, one character of 14 pt from the outer edge: odd pages right, even pages left. */
const footer = (side: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: 280 },
        children: [
          new TextRun({
            font: { ascii: font.pageNumber, hAnsi: font.pageNumber, eastAsia: font.pageNumber, hint: 'eastAsia' },
            size: size.pageNumber,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  })

const properties = ({ title, writtenAt }: OfficialDocument): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(printable(title))}</dc:title><dc:creator>Hutong</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${writtenAt}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${writtenAt}</dcterms:modified></cp:coreProperties>`

/** Blocks that share a kind of page. A wide annex begins one that lies down, and the next annex another. */
const sectionsOf = (blocks: readonly OfficialBlock[]) => {
  const sections: { isWide: boolean; blocks: OfficialBlock[] }[] = [{ isWide: false, blocks: [] }]
  for (const block of blocks) {
    const last = sections.at(-1)!
    if (block.kind === 'ANNEX' && (block.isWide || last.isWide))
      sections.push({ isWide: block.isWide, blocks: [block] })
    else last.blocks.push(block)
  }
  return sections
}

const sectionOf = ({ isWide, blocks }: ReturnType<typeof sectionsOf>[number]) => {
  const { width, height } = page
  const orientation = isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const margin = { ...(isWide ? lyingMargin : page.margin), footer: isWide ? lyingFooter : page.footer }
  return {
    properties: { page: { size: { width, height, orientation }, margin } },
    footers: { default: footer('right'), even: footer('left') },
    children: blocks.flatMap((block) => childrenOf(block, isWide ? lyingTextWidth : textWidth)),
  }
}

/** Writes a document on the page of GB/T 9704-2012, as .docx: the same bytes for the same data, whenever and wherever. */
export const writeDocument = async (document: OfficialDocument): Promise<Uint8Array> => {
  const made = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: sectionsOf(document.blocks).map(sectionOf),
  })
  const packed = await Packer.toArrayBuffer(made, undefined, [
    { path: 'docProps/core.xml', data: properties(document) },
    { path: 'word/fontTable.xml', data: fontTable },
  ])
  return repacked(new Uint8Array(packed))
}

const decoder = new TextDecoder()

/** The same parts with no date of today; without the document's grid, which would stretch the lines. */
const repacked = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const found = await openZip(bytes, defaultLimits)
  const zip = new ZipWriting()
  for (const { filename } of found.entries) {
    const pieces: Uint8Array[] = []
    for await (const piece of found.read(filename)) pieces.push(piece)
    const text = decoder.decode(Buffer.concat(pieces))
    await zip.add(filename, filename === 'word/document.xml' ? text.replace(/<w:docGrid [^>]*\/>/g, '') : text)
  }
  return zip.close()
}
