import type { Workbook } from './open-workbook.ts'
import { relationshipsPart } from './package-parts.ts'

export interface StylesPart {
  readonly part: string
  /** What other parts must say so that a styles part that was not there is found, by part name in lower case. */
  readonly changes: ReadonlyMap<string, (xml: string) => string>
}

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'

/** Where the styles go: their own part, or a new one beside the workbook. */
export const withStylesPart = (workbook: Workbook): StylesPart => {
  if (workbook.stylesPart !== undefined) return { part: workbook.stylesPart, changes: new Map() }
  const part = `${workbook.part.slice(0, workbook.part.lastIndexOf('/') + 1)}hutong-styles.xml`
  return {
    part,
    changes: new Map([
      ['[content_types].xml', (xml) => withChild(xml, `Override PartName="/${part}" ContentType="${contentType}"`)],
      [
        relationshipsPart(workbook.part).toLowerCase(),
        (xml) => withChild(xml, `Relationship Id="rIdHutongStyles" Type="${typeBeside(xml)}" Target="/${part}"`),
      ],
    ]),
  }
}

/** Strict files name their relationship types otherwise. */
const typeBeside = (xml: string): string =>
  xml.includes('http://purl.oclc.org/ooxml/')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/styles'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'

const withChild = (xml: string, child: string): string =>
  xml.replace(/<\/([\w.-]+:)?([\w.-]+)\s*>\s*$/, (end, prefix: string = '') => `<${prefix}${child}/>${end}`)
