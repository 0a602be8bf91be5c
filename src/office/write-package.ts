import { sheetXml, type WrittenSheet } from './sheet-xml.ts'
import { writtenStyles } from './written-styles.ts'
import { escapeXml } from './xml-text.ts'
import { ZipWriting } from './zip-writing.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const documentRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relationships = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packageRelationships}">${list
    .map(
      ([id, type, target]) => `<Relationship Id="${id}" Type="${documentRelationships}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const contentTypes = (count: number): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheetType}.styles+xml"/>${numbers(
    count,
  )
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheetType}.worksheet+xml"/>`)
    .join('')}</Types>`

const workbook = (names: readonly string[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${documentRelationships}"><sheets>${names
    .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

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

export const writePackage = async (sheets: readonly WrittenSheet[]): Promise<Uint8Array> => {
  const zip = new ZipWriting()
  await zip.add('[Content_Types].xml', contentTypes(sheets.length))
  await zip.add('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]))
  await zip.add('xl/workbook.xml', workbook(sheetNames(sheets.map(({ name }) => name))))
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
