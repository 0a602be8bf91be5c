import { hubNumber } from '../base/item-code.ts'
import { insertItems, type NewItem, type NewItemCode } from '../catalogue/insert-items.sql.ts'
import { nameKeys } from '../catalogue/item-name.ts'
import type { ItemRow } from '../catalogue/item-row.ts'
import { drawItemIds } from '../catalogue/resolve-items.sql.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { upsertBatchItems } from './batch-item.sql.ts'
import type { BatchName } from './item-batch.ts'
import type { Plan, PlannedRow } from './plan-registration.ts'

/** Small enough that the embedded database, which works in this process, lets others in between. */
const atATime = 500

/** The batch that the rows go to. */
export interface TargetBatch extends BatchName {
  readonly id: number
  readonly clusterId: number
  readonly isPublished: boolean
}

interface PlacedRow extends PlannedRow {
  readonly itemId: number
  readonly isNew: boolean
  readonly position: number
}

/** Writes a plan: new items with their codes, the rows of the list, and one change a row. */
export const writeRegistration = async (db: Db, log: ChangeLog, batch: TargetBatch, plan: Plan): Promise<void> => {
  let position = plan.lastPosition
  for (let from = 0; from < plan.rows.length; from += atATime) {
    const chunk = plan.rows.slice(from, from + atATime)
    const ids = await drawItemIds(db, chunk.filter(({ itemId }) => itemId === null).length)
    const placed = chunk.map(({ row, itemId, listed }): PlacedRow => {
      if (!listed) position += 1
      return {
        row,
        listed,
        itemId: itemId ?? ids.shift()!,
        isNew: itemId === null,
        position: listed?.position ?? position,
      }
    })
    await insertItems(
      db,
      placed.filter(({ isNew }) => isNew).map(newItemOf),
      placed.flatMap((row) => codesOf(row, batch.clusterId)),
      log.tx,
    )
    await upsertBatchItems(db, batch.id, placed.map(listedItemOf), log.tx)
    await log.record(...placed.map((row) => changeOf(row, batch)))
  }
}

const newItemOf = ({ row, itemId }: PlacedRow): NewItem => ({
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

const codesOf = ({ row, itemId }: PlacedRow, clusterId: number): NewItemCode[] => [
  ...row.localCodes.map((code) => ({ clusterId, code, scheme: 'LOCAL' as const, itemId })),
  ...(row.implementationCode
    ? [{ clusterId: null, code: row.implementationCode, scheme: 'IMPLEMENTATION' as const, itemId }]
    : []),
]

const listedItemOf = ({ row, itemId, position }: PlacedRow) => ({
  itemId,
  position,
  listedCode: row.listedCode,
  name: row.name,
  kind: row.kind,
  granularity: row.granularity,
  department: row.department,
  note: row.note,
})

const changeOf = ({ row, itemId, isNew, position, listed }: PlacedRow, batch: TargetBatch): Change => ({
  kind: batch.isPublished ? 'batch.itemPublished' : listed ? 'batch.itemChanged' : 'batch.itemListed',
  subject: `${batch.cluster}/${batch.ordinal}/${codeOf({ id: itemId, nationalCode: row.nationalCode })}`,
  cluster: batch.cluster,
  isPublic: batch.isPublished,
  state: stateOf(row, itemId, isNew, position, batch.ordinal),
})

const stateOf = (row: ItemRow, itemId: number, isNew: boolean, position: number, ordinal: number) => ({
  batch: ordinal,
  position,
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
