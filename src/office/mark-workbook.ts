import type { TableLimits } from './limits.ts'
import { SheetMarker } from './mark-sheet.ts'
import { type Mark, type MarkWording, markedRows } from './marks.ts'
import { readMerges } from './merges.ts'
import { openWorkbook, type SheetPart, type Workbook } from './open-workbook.ts'
import { partName } from './open-zip.ts'
import { partText } from './package-parts.ts'
import { planSheet } from './plan-sheet.ts'
import type { SheetPlan } from './sheet-marks.ts'
import { StyleBook } from './style-book.ts'
import { withStylesPart } from './styles-part.ts'
import { SheetExtent } from './table-extent.ts'
import { XmlScanner } from './xml-scanner.ts'
import { ZipWriting } from './zip-writing.ts'

/** The same workbook back: marked sheets and the styles are written anew, every other entry is copied as it stands. */
export const markWorkbook = async (
  bytes: Uint8Array,
  limits: TableLimits,
  marks: readonly Mark[],
  wording: MarkWording,
  extents: ReadonlyMap<string, SheetExtent>,
): Promise<Uint8Array> => {
  const workbook = await openWorkbook(bytes, limits)
  const styles = new StyleBook(workbook.stylesPart && (await wholePart(workbook, workbook.stylesPart)))
  const plans = await plansOf(workbook, limits, marks, wording, extents)
  const replaced = withStylesPart(workbook)
  const zip = new ZipWriting()
  for (const entry of workbook.pack.entries) {
    const name = partName(entry)
    const plan = plans.get(name)
    if (plan) await zip.add(entry.filename, markedSheet(workbook, name, plan, styles))
    else if (replaced.changes.has(name)) {
      await zip.add(entry.filename, replaced.changes.get(name)!(await wholePart(workbook, name)))
    } else if (name !== replaced.part.toLowerCase()) await zip.copy(entry)
  }
  // Last: only now is it known which styles the marks need.
  await zip.add(replaced.part, styles.toXml())
  return zip.close()
}

const wholePart = async (workbook: Workbook, part: string): Promise<string> => {
  const pieces: string[] = []
  for await (const text of partText(workbook.pack, part)) pieces.push(text)
  return pieces.join('')
}

const plansOf = async (
  workbook: Workbook,
  limits: TableLimits,
  marks: readonly Mark[],
  wording: MarkWording,
  extents: ReadonlyMap<string, SheetExtent>,
): Promise<Map<string, SheetPlan>> => {
  const plans = new Map<string, SheetPlan>()
  for (const sheet of workbook.sheets) {
    const marked = markedRows(marks, sheet.name)
    if (marked.size === 0) continue
    const merges = await readMerges(workbook, sheet.part, limits)
    const extent = extents.get(sheet.name) ?? new SheetExtent(undefined)
    plans.set(sheetKey(sheet), planSheet(sheet.name, marked, merges, extent, wording))
  }
  return plans
}

const sheetKey = ({ part }: SheetPart): string => part.toLowerCase()

async function* markedSheet(
  workbook: Workbook,
  part: string,
  plan: SheetPlan,
  styles: StyleBook,
): AsyncGenerator<string> {
  const marker = new SheetMarker(plan, styles)
  const scanner = new XmlScanner(marker.token)
  for await (const text of partText(workbook.pack, part)) {
    scanner.write(text)
    yield marker.take()
  }
  scanner.end()
  yield marker.take()
}
