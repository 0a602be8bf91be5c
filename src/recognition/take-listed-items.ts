import { lockItems } from '../catalogue/resolve-items.sql.ts'
import type { Db } from '../db/database.ts'
import { haltDeclaring, selectDeclaredIn } from './declared-items.sql.ts'

/** Takes items that a list of the cluster is about to change; answers whose recognitions may change with it: those declared of. */
export const takeListedItems = async (db: Db, clusterId: number, itemIds: readonly number[]): Promise<number[]> => {
  if (itemIds.length === 0) return []
  await haltDeclaring(db, clusterId)
  const declared = await selectDeclaredIn(db, clusterId, itemIds)
  await lockItems(db, [...itemIds, ...declared])
  return declared
}
