import { readItemCode } from '../base/item-code.ts'
import { tidy } from '../base/text.ts'
import type { CellToWrite } from '../office/index.ts'
import type { ExportedItem, ExportHead } from '../recognition/exported-item.ts'
import { granularityWords, kindWords } from './item-words.ts'

/** The officials' headers, in their order; an import knows each of them. */
export const sheetColumns = [
  { header: '序号', width: 6 },
  { header: '事项名称', width: 40 },
  { header: '事项编码', width: 36 },
  { header: '地方编码', width: 24 },
  { header: '事项类型', width: 14 },
  { header: '颗粒度', width: 12 },
  { header: '主项编码', width: 16 },
  { header: '实施主体', width: 28 },
  { header: '统一社会信用代码', width: 22 },
  { header: '备注', width: 30 },
] as const

/** What stands above or over sample data; null for real data. */
export const sampleNotice = ({ cluster }: Pick<ExportHead, 'cluster'>): string | null =>
  cluster.isSample ? '演示数据，并非真实清单' : null

/** The rows of an export, numbered through. */
export async function* sheetRows(pages: AsyncIterable<readonly ExportedItem[]>): AsyncGenerator<CellToWrite[]> {
  let number = 0
  for await (const items of pages) for (const item of items) yield sheetRow(item, ++number)
}

/** The same with what stands above them in a file that knows no header of its own. */
export async function* headedRows(
  head: ExportHead,
  pages: AsyncIterable<readonly ExportedItem[]>,
): AsyncGenerator<CellToWrite[]> {
  const notice = sampleNotice(head)
  if (notice) yield [notice]
  yield sheetColumns.map(({ header }) => header)
  yield* sheetRows(pages)
}

/** An item as a row of a list, such that an import reads the same fields again. */
export const sheetRow = (item: ExportedItem, number: number): CellToWrite[] => {
  const { code, localCode } = listedCodes(item)
  return [
    number,
    item.name,
    code,
    localCode,
    item.kind && kindWords[item.kind],
    granularityWords[item.granularity],
    item.parentCode,
    item.department,
    item.creditIdentifier,
    item.note,
  ]
}

/**
 * Which column each code of an item stands in. A code that only the local column had may look like a national one: it goes
 * back where it came from, or the import would take it for the item's own.
 */
const listedCodes = ({ listedCode, nationalCode, localCodes }: ExportedItem) => {
  if (listedCode === null) return { code: null, localCode: null }
  const read = readItemCode(listedCode)
  if (read.scheme === 'LOCAL') {
    const isOnlyLocal = !localCodes.includes(read.code) && localCodes.includes(tidy(listedCode))
    const further = localCodes.find((code) => code !== read.code) ?? null
    return isOnlyLocal ? { code: null, localCode: listedCode } : { code: listedCode, localCode: further }
  }
  const isOwn = (read.scheme === 'NATIONAL' ? read.code : read.national) === nationalCode
  return isOwn ? { code: listedCode, localCode: localCodes[0] ?? null } : { code: null, localCode: listedCode }
}
