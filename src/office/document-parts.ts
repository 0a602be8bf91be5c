import { stylesXml } from './document-styles.ts'
import type { OfficialDocument } from './official-document.ts'
import { footers, runningXml } from './official-footer.ts'
import { fontTable } from './official-page.ts'
import { printable } from './word-xml.ts'
import { escapeXml } from './xml-text.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const schemas = 'http://schemas.openxmlformats.org'
const office = `${schemas}/officeDocument/2006/relationships`
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

interface Part {
  readonly name: string
  readonly contentType: string
  /** Of the relationship: from the document, or from the package. */
  readonly type: string
  readonly id: string
  readonly xml: string | Iterable<string>
}

/** The properties of a file, with the time that it is given: never the time of day. */
export const coreXml = (title: string, writtenAt: string): string => {
  const time = writtenAt.replace(/\.\d+/, '')
  return `${declaration}<cp:coreProperties xmlns:cp="${schemas}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(printable(title))}</dc:title><dc:creator>Hutong</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
}

const settings = `${declaration}<w:settings xmlns:w="${schemas}/wordprocessingml/2006/main"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

const wordPart = (id: string, type: string, xml: string, name = id): Part => ({
  name: `word/${name}.xml`,
  contentType: `${word}.${type}+xml`,
  type: `${office}/${type}`,
  ...{ id, xml },
})

const relationships = (parts: readonly Part[], base: string): string =>
  `${declaration}<Relationships xmlns="${schemas}/package/2006/relationships">${parts
    .map(({ id, type, name }) => `<Relationship Id="${id}" Type="${type}" Target="${name.slice(base.length)}"/>`)
    .join('')}</Relationships>`

/** All parts of a document's package by name, in the order in which they are packed. */
export const documentParts = (
  { title, writtenAt, running }: OfficialDocument,
  body: readonly string[],
  charts: readonly string[],
): (readonly [name: string, xml: string | Iterable<string>])[] => {
  const open = `${declaration}<w:document xmlns:w="${schemas}/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing"><w:body>`
  const main = [open, ...body, '</w:body></w:document>']
  const top: Part[] = [
    {
      name: 'word/document.xml',
      contentType: `${word}.document.main+xml`,
      type: `${office}/officeDocument`,
      id: 'document',
      xml: main,
    },
    {
      name: 'docProps/core.xml',
      contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
      type: `${schemas}/package/2006/relationships/metadata/core-properties`,
      ...{ id: 'core', xml: coreXml(title, writtenAt) },
    },
  ]
  const below: Part[] = [
    wordPart('styles', 'styles', stylesXml),
    wordPart('settings', 'settings', settings),
    wordPart('fontTable', 'fontTable', fontTable),
    ...Object.entries(footers).map(([id, xml]) => wordPart(id, 'footer', xml, `footer-${id}`)),
    ...(running === undefined ? [] : [wordPart('running', 'header', runningXml(running))]),
    ...charts.map((xml, i) => ({
      name: `word/charts/chart${i + 1}.xml`,
      contentType: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      type: `${office}/chart`,
      ...{ id: `chart${i + 1}`, xml },
    })),
  ]
  const types = [...top, ...below].map(
    ({ name, contentType }) => `<Override PartName="/${name}" ContentType="${contentType}"/>`,
  )
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    ],
    ['_rels/.rels', relationships(top, '')],
    ['word/_rels/document.xml.rels', relationships(below, 'word/')],
    ...[...top, ...below].map(({ name, xml }) => [name, xml] as const),
  ]
}
