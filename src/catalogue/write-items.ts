import type { Db } from '../db/database.ts'
import { insertItems, type NewItem, type NewItemCode } from './insert-items.sql.ts'
import { nameKeys } from './item-name.ts'
import type { ItemRow } from './item-row.ts'
import { drawItemIds } from './resolve-items.sql.ts'

/** A row and the item it means: a known one, or one that was just made. */
export interface WrittenRow {
  readonly row: ItemRow
  readonly itemId: number
  readonly isNew: boolean
}

/** Makes the items of rows that have none, and adds the further codes of all. The catalogue is locked by the caller. */
export const writeItems = async (
  db: Db,
  tx: number,
  clusterId: number,
  rows: readonly { readonly row: ItemRow; readonly itemId: number | null }[],
): Promise<WrittenRow[]> => {
  const ids = await drawItemIds(db, rows.filter(({ itemId }) => itemId === null).length)
  let drawn = 0
  const written = rows.map(({ row, itemId }) => ({ row, itemId: itemId ?? ids[drawn++]!, isNew: itemId === null }))
  await insertItems(
    db,
    written.filter(({ isNew }) => isNew).map(newItemOf),
    written.flatMap((row) => codesOf(row, clusterId)),
    tx,
  )
  return written
}

const newItemOf = ({ row, itemId }: WrittenRow): NewItem => ({
  id: itemId,
  nationalCode: row.nationalCode,
  name: row.name,
  ...nameKeys(row.name),
  kind: row.kind,
  granularity: row.granularity,
  parentCode: row.parentCode,
  department: row.department,
  creditIdentifier: row.creditIdentifier,
  state: 'ACTIVE',
  matching: row.nationalCode === null ? 'WAITING' : 'NOT_NEEDED',
})

const codesOf = ({ row, itemId }: WrittenRow, clusterId: number): NewItemCode[] => [
  ...row.localCodes.map((code) => ({ clusterId, code, scheme: 'LOCAL' as const, itemId })),
  ...(row.implementationCode
    ? [{ clusterId: null, code: row.implementationCode, scheme: 'IMPLEMENTATION' as const, itemId }]
    : []),
]
