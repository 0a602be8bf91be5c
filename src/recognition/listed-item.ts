import { hubNumber } from '../base/item-code.ts'
import type { WrittenRow } from '../catalogue/write-items.ts'

/** What the change log says of an item in a batch: the state after the change, in the words of the list. In the order of the names, as it is written. */
export const listedItemState = (
  { row, itemId, isNew }: WrittenRow,
  batch: { readonly ordinal: number },
  position?: number,
) => ({
  batch: batch.ordinal,
  creditIdentifier: row.creditIdentifier,
  department: row.department,
  granularity: row.granularity,
  implementationCode: row.implementationCode,
  isNew,
  kind: row.kind,
  listedCode: row.listedCode,
  localCodes: row.localCodes,
  name: row.name,
  nationalCode: row.nationalCode,
  note: row.note,
  number: hubNumber(itemId),
  parentCode: row.parentCode,
  position,
})
