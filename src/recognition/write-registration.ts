import { breather } from '../base/breathe.ts'
import { drawItemIds } from '../catalogue/resolve-items.sql.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { prepareItems, updateKnownItems, type WrittenRow } from '../catalogue/write-items.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertRegistered } from './insert-registered.sql.ts'
import type { BatchName } from './item-batch.ts'
import { listedItemState } from './listed-item.ts'
import type { Plan } from './plan-registration.ts'

/** Small enough that the embedded database, which works in this process, lets others in between. */
const atATime = 200

/** The batch that the rows go to. */
export interface TargetBatch extends BatchName {
  readonly id: number
  readonly clusterId: number
  readonly isPublished: boolean
}

interface PlacedRow extends WrittenRow {
  readonly position: number
  readonly isListed: boolean
}

/** Writes a plan: new items with their codes, the rows of the list, and one change a row. */
export const writeRegistration = async (db: Db, log: ChangeLog, batch: TargetBatch, plan: Plan): Promise<void> => {
  const ids = (await drawItemIds(db, plan.rows.filter(({ itemId }) => itemId === null).length)).values()
  let position = plan.lastPosition
  // While the database writes one piece, the next is worked out.
  let writing: Promise<void> = Promise.resolve()
  const breathe = breather()
  for (let from = 0; from < plan.rows.length; from += atATime) {
    const chunk = plan.rows.slice(from, from + atATime)
    const { written, items, codes, words } = prepareItems(batch.clusterId, chunk, ids)
    const placed = written.map((row, i): PlacedRow => {
      const listed = chunk[i]!.listed
      if (!listed) position += 1
      return { ...row, position: listed?.position ?? position, isListed: listed !== null }
    })
    const listed = placed.map((row) => ({ row: batchItemOf(row), change: changeOf(row, batch) }))
    const insert = insertRegistered(batch.id, { items, codes, listed }, log.tx, await log.place(listed.length))
    await writing
    await breathe()
    writing = insert(db).then(() => updateKnownItems(db, words))
  }
  await writing
}

const batchItemOf = ({ row, itemId, position }: PlacedRow) => ({
  itemId,
  position,
  listedCode: row.listedCode,
  name: row.name,
  kind: row.kind,
  granularity: row.granularity,
  department: row.department,
  note: row.note,
})

const changeOf = (placed: PlacedRow, batch: TargetBatch): Change => ({
  kind: batch.isPublished ? 'batch.itemPublished' : placed.isListed ? 'batch.itemChanged' : 'batch.itemListed',
  subject: `${batch.cluster}/${batch.ordinal}/${codeOf({ id: placed.itemId, nationalCode: placed.row.nationalCode })}`,
  cluster: batch.cluster,
  isPublic: batch.isPublished,
  state: listedItemState(placed, batch, placed.position),
})
