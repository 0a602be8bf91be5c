import type { CivilDate } from '../base/civil-date.ts'
import type { Sight } from '../catalogue/service-item.sql.ts'
import { gatheredRows } from '../db/gathered.ts'
import { selectBatchesOfItems } from '../recognition/batch.sql.ts'
import { type RecognitionDeclaration, selectDeclarations } from '../recognition/declaration.sql.ts'
import type { ItemBatch } from '../recognition/item-batch.ts'

/** The batches that an item stands in, as far as the caller may see them; of all requests that ask at the same time by one statement. */
export const batchesOfItem = gatheredRows<
  { readonly id: number; readonly sight: Sight },
  ItemBatch & { readonly itemId: number }
>(
  ({ sight }) => JSON.stringify(sight),
  ({ itemId }) => itemId,
  (db, ids, { sight }) => selectBatchesOfItems(db, ids, sight),
)

/** What was declared of an item in a cluster and counts on a day. */
export const declarationsOfItem = gatheredRows<
  { readonly id: number; readonly cluster: string; readonly asOf: CivilDate },
  RecognitionDeclaration
>(
  ({ cluster, asOf }) => `${cluster} ${asOf}`,
  ({ itemId }) => itemId,
  (db, itemIds, { cluster, asOf }) => selectDeclarations(db, { itemIds, clusterId: null, cluster, city: null, asOf }),
)
