import { hubNumber } from '../base/item-code.ts'
import { insertItems } from '../catalogue/insert-items.sql.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { prepareItems } from '../catalogue/write-items.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { recordVersions } from '../recognition/record-versions.ts'
import type { TouchedItem } from '../recognition/touched-item.ts'
import type { ApplyContext } from './apply-rows.ts'
import { deleteRejectedRows, upsertRejectedRows } from './rejected-row.sql.ts'
import { upsertRows } from './row.sql.ts'
import type { SettledRows } from './settle-rows.ts'
import type { SyncSource } from './sync-source.ts'

/** Writes what was decided on a piece of rows; answers the items on which recognitions rest. */
export const writeRows = async (
  db: Db,
  log: ChangeLog,
  { source, pushId, now }: ApplyContext,
  decided: SettledRows,
): Promise<readonly TouchedItem[]> => {
  if (decided.newItems.length > 0) await enterItems(db, log, source, decided.newItems)
  const { touched } =
    decided.versions.length > 0
      ? await recordVersions(db, log, decided.versions, source.isSandbox ? source.cluster : null)
      : { touched: [] }
  await upsertRows(db, source.id, pushId, [...decided.said.values()])
  const mended = [...decided.mended].map(([rowId, version]) => ({ rowId, version }))
  await upsertRejectedRows(db, { sourceId: source.id, pushId, now }, [...decided.refused.values()])
  await deleteRejectedRows(db, source.id, mended)
  return touched
}

/** Makes the items that nobody knew. They stand in no list: members of the cluster hear of them, and may match them. */
const enterItems = async (
  db: Db,
  log: ChangeLog,
  source: SyncSource,
  newItems: SettledRows['newItems'],
): Promise<void> => {
  const ids = newItems.map(({ itemId }) => itemId).values()
  const rows = newItems.map(({ row }) => ({ row, itemId: null }))
  const { items, codes } = prepareItems(source.clusterId, rows, ids)
  const entered = source.isSandbox ? items.map((item) => ({ ...item, matching: 'NOT_NEEDED' as const })) : items
  await insertItems(db, entered, codes, log.tx)
  await log.record(
    ...entered.map(
      (item, i): Change => ({
        ...{ kind: 'item.entered', subject: `item/${codeOf(item)}`, cluster: source.cluster, city: source.city },
        isPublic: false,
        state: {
          ...{ number: hubNumber(item.id), nationalCode: item.nationalCode, name: item.name, kind: item.kind },
          ...{ granularity: item.granularity, department: item.department, creditIdentifier: item.creditIdentifier },
          ...{ localCodes: rows[i]!.row.localCodes, implementationCode: rows[i]!.row.implementationCode },
          ...{ matching: item.matching, source: source.code },
        },
      }),
    ),
  )
}
