import { builtInFormat, formatOfCode, type NumberFormat } from './number-formats.ts'
import type { Workbook } from './open-workbook.ts'
import { scanPart } from './package-parts.ts'
import { attributesOf } from './xml-text.ts'

/** The number format of each cell style, in the order cells refer to them. */
export const readNumberFormats = async (workbook: Workbook): Promise<NumberFormat[]> => {
  const own = new Map<number, NumberFormat>()
  const ofStyle: number[] = []
  if (workbook.stylesPart === undefined) return []
  let inCellStyles = false
  await scanPart(workbook.pack, workbook.stylesPart, (kind, name, raw) => {
    if (name === 'cellXfs') inCellStyles = kind === 'open'
    else if (kind === 'close') return
    else if (name === 'numFmt') {
      const { numFmtId, formatCode = '' } = attributesOf(raw)
      own.set(Number(numFmtId), formatOfCode(formatCode))
    } else if (inCellStyles && name === 'xf') ofStyle.push(Number(attributesOf(raw).numFmtId ?? 0))
  })
  return ofStyle.map((id) => own.get(id) ?? builtInFormat(id))
}
