import type { Db } from '../db/database.ts'
import {
  type ItemWords,
  insertItems,
  type NewItem,
  type NewItemCode,
  updateItemWords,
  updateNationalCodes,
} from './insert-items.sql.ts'
import { nameKeys } from './item-name.ts'
import type { ItemRow } from './item-row.ts'
import { drawItemIds } from './resolve-items.sql.ts'

/** A row and the item it means: a known one, or one that was just made. */
export interface WrittenRow {
  readonly row: ItemRow
  readonly itemId: number
  readonly isNew: boolean
}

/** Rows with their items, and what is to be inserted for them. */
export interface PreparedItems {
  readonly written: readonly WrittenRow[]
  readonly items: readonly NewItem[]
  readonly codes: readonly NewItemCode[]
  /** What the rows say of items that were known. */
  readonly words: readonly ItemWords[]
}

/** Gives rows without an item the drawn ids, in order, and works out what is to be inserted. Pure: it can run while others write. */
export const prepareItems = (
  clusterId: number,
  rows: readonly { readonly row: ItemRow; readonly itemId: number | null }[],
  ids: Iterator<number>,
): PreparedItems => {
  const written = rows.map(({ row, itemId }) => ({ row, itemId: itemId ?? ids.next().value!, isNew: itemId === null }))
  return {
    written,
    items: written.filter(({ isNew }) => isNew).map(newItemOf),
    codes: written.flatMap((row) => codesOf(row, clusterId)),
    words: written.filter(({ isNew }) => !isNew).map(wordsOf),
  }
}

/** Makes the items of rows that have none, and adds the further codes of all. The catalogue is locked by the caller. */
export const writeItems = async (
  db: Db,
  tx: number,
  clusterId: number,
  rows: readonly { readonly row: ItemRow; readonly itemId: number | null }[],
): Promise<readonly WrittenRow[]> => {
  const ids = await drawItemIds(db, rows.filter(({ itemId }) => itemId === null).length)
  const { written, ...prepared } = prepareItems(clusterId, rows, ids.values())
  await insertItems(db, prepared.items, prepared.codes, tx)
  await updateKnownItems(db, prepared.words)
  return written
}

/** Gives items that were known what the rows say of them. */
export const updateKnownItems = async (db: Db, words: readonly ItemWords[]): Promise<void> => {
  if (words.some(({ nationalCode }) => nationalCode !== null)) await updateNationalCodes(db, words)
  if (words.length > 0) await updateItemWords(db, words)
}

const wordsOf = ({ row, itemId }: WrittenRow): ItemWords => ({
  id: itemId,
  nationalCode: row.nationalCode,
  name: row.name,
  ...nameKeys(row.name),
  kind: row.kind,
  granularity: row.granularity,
  parentCode: row.parentCode,
  department: row.department,
  creditIdentifier: row.creditIdentifier,
})

const newItemOf = (written: WrittenRow): NewItem => ({
  ...wordsOf(written),
  state: 'ACTIVE',
  matching: written.row.nationalCode === null ? 'WAITING' : 'NOT_NEEDED',
})

const codesOf = ({ row, itemId }: WrittenRow, clusterId: number): NewItemCode[] => [
  ...row.localCodes.map((code) => ({ clusterId, code, scheme: 'LOCAL' as const, itemId })),
  ...(row.implementationCode
    ? [{ clusterId: null, code: row.implementationCode, scheme: 'IMPLEMENTATION' as const, itemId }]
    : []),
]
