import { documentParts } from './document-parts.ts'
import { bodyXml } from './document-sections.ts'
import { Charts } from './official-chart.ts'
import type { OfficialDocument } from './official-document.ts'
import { ZipWriting } from './zip-writing.ts'

/** Writes a document on the page of GB/T 9704-2012, as .docx: the same bytes for the same data, whenever and wherever. */
export const writeDocument = async (document: OfficialDocument): Promise<Uint8Array> => {
  const charts = new Charts()
  // All of it, before the parts that say which charts there are.
  const body = [...bodyXml(document.blocks, charts, document.running !== undefined)]
  const zip = new ZipWriting()
  for (const [name, xml] of documentParts(document, body, charts.xml)) await zip.add(name, xml)
  return zip.close()
}
