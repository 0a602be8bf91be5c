import { coreXml } from './document-parts.ts'
import { sheetXml, type WrittenSheet } from './sheet-xml.ts'
import { writtenStyles } from './written-styles.ts'
import { escapeXml } from './xml-text.ts'
import { ZipWriting } from './zip-writing.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const documentRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const coreType = 'metadata/core-properties'

/** What a file says of itself: the time is given, so that the same content is the same bytes. */
export interface FileProperties {
  readonly title: string
  readonly writtenAt: string
}

const relationships = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packageRelationships}">${list
    .map(([id, type, target]) => {
      const base = type === coreType ? packageRelationships : documentRelationships
      return `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`
    })
    .join('')}</Relationships>`

const contentTypes = (count: number, hasProperties: boolean): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheetType}.styles+xml"/>${numbers(
    count,
  )
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheetType}.worksheet+xml"/>`)
    .join(
      '',
    )}${hasProperties ? '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' : ''}</Types>`

/** The head of a printed sheet stands on each of its pages. */
const printTitles = (sheets: readonly WrittenSheet[], names: readonly string[]): string => {
  const titles = sheets.map(({ print }, index) =>
    print
      ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(names[index]!.replaceAll("'", "''"))}'!$1:$${print.head}</definedName>`
      : '',
  )
  return titles.join('') && `<definedNames>${titles.join('')}</definedNames>`
}

const workbook = (sheets: readonly WrittenSheet[]): string => {
  const names = sheetNames(sheets.map(({ name }) => name))
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${documentRelationships}"><sheets>${names
    .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets>${printTitles(sheets, names)}</workbook>`
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Excel allows 31 characters, not all of them, and no name twice. */
export const sheetNames = (wanted: readonly string[]): string[] => {
  const taken = new Set<string>()
  return wanted.map((name, index) => {
    const allowed = name
      .replace(/[[\]:*?/\\\0-\x1f]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31)
    let unique = allowed || `Sheet${index + 1}`
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++) unique = `${allowed.slice(0, 26)}(${copy})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

export const writePackage = async (
  sheets: readonly WrittenSheet[],
  properties?: FileProperties,
): Promise<Uint8Array> => {
  const zip = new ZipWriting()
  await zip.add('[Content_Types].xml', contentTypes(sheets.length, properties !== undefined))
  await zip.add(
    '_rels/.rels',
    relationships([
      ['rId1', 'officeDocument', 'xl/workbook.xml'],
      ...(properties ? [['rId2', coreType, 'docProps/core.xml'] as const] : []),
    ]),
  )
  if (properties) await zip.add('docProps/core.xml', coreXml(properties.title, properties.writtenAt))
  await zip.add('xl/workbook.xml', workbook(sheets))
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...numbers(sheets.length).map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const),
      [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
    ]),
  )
  await zip.add('xl/styles.xml', writtenStyles)
  for (const [index, sheet] of sheets.entries()) await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))
  return zip.close()
}
