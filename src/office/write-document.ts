import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { defaultLimits } from './limits.ts'
import { childrenOf, printable } from './official-blocks.ts'
import type { OfficialDocument } from './official-document.ts'
import { font, fontTable, page, size } from './official-page.ts'
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

/** Writes a document on the page of GB/T 9704-2012, as .docx: the same bytes for the same data, whenever and wherever. */
export const writeDocument = async (document: OfficialDocument): Promise<Uint8Array> => {
  const { width, height, margin } = page
  const made = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: { size: { width, height }, margin: { ...margin, footer: page.footer } } },
        footers: { default: footer('right'), even: footer('left') },
        children: document.blocks.flatMap(childrenOf),
      },
    ],
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
    await zip.add(filename, filename === 'word/document.xml' ? text.replace(/<w:docGrid [^>]*\/>/, '') : text)
  }
  return zip.close()
}
