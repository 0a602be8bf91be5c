import type { Problem } from '../base/problem.ts'
import { isError } from '../base/problem.ts'
import { normalName } from '../base/text.ts'
import { findRepeatedItem, identifyRow } from '../catalogue/identify-row.ts'
import type { ItemRow } from '../catalogue/item-row.ts'
import { selectItemsByCodes } from '../catalogue/resolve-items.sql.ts'
import type { Db } from '../db/database.ts'
import { type BatchItem, selectListing } from './batch-item.sql.ts'

/** What is to be done with one row. */
export interface PlannedRow {
  readonly row: ItemRow
  /** Null: the item is new. */
  readonly itemId: number | null
  /** Null: not in the batch yet. */
  readonly listed: BatchItem | null
}

export interface Plan {
  readonly rows: readonly PlannedRow[]
  readonly unchanged: number
  readonly problems: readonly Problem[]
  /** The highest position in the batch so far. */
  readonly lastPosition: number
}

const atATime = 5000

/** Finds out what each row means to the catalogue and to the batch, if it exists. Reads only. */
export const planRegistration = async (
  db: Db,
  clusterId: number,
  batchId: number | null,
  rows: readonly ItemRow[],
): Promise<Plan> => {
  const listed = batchId === null ? [] : await selectListing(db, batchId)
  // An item that was merged since stands for its successor, unless that is listed too: else both would be.
  const byItem = new Map([
    ...listed.flatMap((item) => (item.successorId === null ? [] : [[item.successorId, item] as const])),
    ...listed.map((item) => [item.itemId, item] as const),
  ])
  const byName = new Map(listed.filter((item) => item.listedCode === null).map((item) => [nameKey(item), item.itemId]))
  const planned: PlannedRow[] = []
  const problems: Problem[] = []
  const seen = new Map<number, number>()
  let unchanged = 0
  for (let from = 0; from < rows.length; from += atATime) {
    const chunk = rows.slice(from, from + atATime)
    const known = await selectItemsByCodes(
      db,
      clusterId,
      chunk.flatMap((row) => row.nationalCode ?? []),
      chunk.flatMap((row) => row.localCodes),
    )
    for (const row of chunk) {
      const identified = identifyRow(row, known)
      problems.push(...identified.problems)
      if (identified.problems.some(isError)) continue
      const itemId = identified.itemId ?? (row.listedCode === null ? (byName.get(nameKey(row)) ?? null) : null)
      const repeated = findRepeatedItem(seen, row, itemId)
      problems.push(...repeated)
      if (repeated.length > 0) continue
      const inBatch = itemId === null ? null : (byItem.get(itemId) ?? null)
      if (inBatch && isSame(inBatch, row)) unchanged += 1
      else planned.push({ row, itemId: inBatch?.itemId ?? itemId, listed: inBatch })
    }
  }
  return { rows: planned, unchanged, problems, lastPosition: listed.at(-1)?.position ?? 0 }
}

const nameKey = (row: { name: string; department: string | null }): string =>
  `${normalName(row.name)}|${normalName(row.department ?? '')}`

const isSame = (listed: BatchItem, row: ItemRow): boolean =>
  listed.listedCode === row.listedCode &&
  listed.name === row.name &&
  listed.kind === row.kind &&
  listed.granularity === row.granularity &&
  listed.department === row.department &&
  listed.note === row.note
