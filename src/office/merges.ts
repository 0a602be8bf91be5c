import { type CellRange, parseRange } from './cell-reference.ts'
import type { TableLimits } from './limits.ts'
import type { Workbook } from './open-workbook.ts'
import { refuse } from './refused.ts'

const mergeCell = /<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"']{1,40})["']/g
const longestTag = 256

/**
 * Merged ranges stand behind the rows they concern, so they are looked for in a pass of their own: a search in the
 * inflated bytes, far cheaper than scanning the part twice. References are ASCII, so the bytes need no decoding.
 */
export const readMerges = async (workbook: Workbook, part: string, limits: TableLimits): Promise<CellRange[]> => {
  const merges: CellRange[] = []
  let tail = Buffer.alloc(0)
  for await (const piece of workbook.pack.read(part)) {
    const bytes = Buffer.concat([tail, piece])
    let searched = bytes.indexOf('mergeCell')
    if (searched >= 0) {
      for (const found of bytes.toString('latin1').matchAll(mergeCell)) {
        const range = parseRange(found[1] ?? '')
        if (range) merges.push(range)
        if (merges.length > limits.merges) refuse('FILE_TOO_MANY_MERGES', { limit: limits.merges })
        searched = found.index + found[0].length
      }
    }
    tail = bytes.subarray(Math.max(searched, bytes.length - longestTag, 0))
  }
  return merges
}

/** The merged ranges that start in a row, and those a row lies in further down. */
export class MergedRows {
  private readonly byTop = new Map<number, CellRange[]>()

  constructor(merges: readonly CellRange[]) {
    for (const merge of merges) {
      const same = this.byTop.get(merge.top)
      if (same) same.push(merge)
      else this.byTop.set(merge.top, [merge])
    }
  }

  startingIn(row: number): readonly CellRange[] {
    return this.byTop.get(row) ?? []
  }
}
