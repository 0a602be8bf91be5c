import { hubNumber } from '../base/item-code.ts'
import type { WrittenRow } from '../catalogue/write-items.ts'

/** What the change log says of an item in a batch: the state after the change, in the words of the list. */
export const listedItemState = ({ row, itemId, isNew }: WrittenRow, batch: { readonly ordinal: number }) => ({
  batch: batch.ordinal,
  number: hubNumber(itemId),
  isNew,
  nationalCode: row.nationalCode,
  listedCode: row.listedCode,
  localCodes: row.localCodes,
  implementationCode: row.implementationCode,
  name: row.name,
  kind: row.kind,
  granularity: row.granularity,
  parentCode: row.parentCode,
  department: row.department,
  creditIdentifier: row.creditIdentifier,
  note: row.note,
})
