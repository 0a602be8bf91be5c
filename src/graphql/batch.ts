import { mayReadDrafts } from '../access/rights.ts'
import { encodeCursor, pageOf } from '../base/connection.ts'
import type { BatchAdjustment } from '../recognition/adjustment.ts'
import { selectBatches } from '../recognition/batch.sql.ts'
import type { BatchItem } from '../recognition/batch-item.sql.ts'
import type { Consultation, Objection } from '../recognition/consultation.ts'
import type { BatchState, ItemBatch } from '../recognition/item-batch.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

interface BatchesArguments {
  readonly cluster: string
  readonly state?: BatchState | null
  readonly asOf?: string | null
  readonly knownAt?: string | null
}

const itemOf = ({ itemId }: { itemId: number }, _: unknown, { load }: Context) => load.items.load(itemId)

/** One batch, if there is one that the caller may see. */
export const findBatch = async (
  { hub, caller }: Context,
  cluster: string,
  ordinal: number,
): Promise<ItemBatch | null> => {
  const [batch] = await selectBatches(hub.db, { cluster, ordinal, publishedOnly: !mayReadDrafts(caller, cluster) })
  return batch ?? null
}

export const batchResolvers = {
  Query: {
    itemBatches: async (_: unknown, asked: BatchesArguments, { hub, caller, spend }: Context) =>
      spend(
        await selectBatches(hub.db, {
          ...asked,
          asOf: checkedDay(asked.asOf),
          publishedOnly: !mayReadDrafts(caller, asked.cluster),
        }),
      ),
    itemBatch: (_: unknown, { cluster, ordinal }: { cluster: string; ordinal: number }, context: Context) =>
      findBatch(context, cluster, ordinal),
  },
  ItemBatch: {
    id: ({ id }: ItemBatch) => encodeId('ItemBatch', id),
    cluster: ({ cluster }: ItemBatch, _: unknown, { load }: Context) => load.clusters.load(cluster),
    items: async ({ id }: ItemBatch, asked: { first?: number; after?: string }, { load, spend }: Context) => {
      const first = spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['number'])
      const rows = await load.batchItems.load({ batchId: id, after: after?.[0] ?? 0, limit: first + 1 })
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ position }: BatchItem) => encodeCursor([position]))
      return { nodes, pageInfo }
    },
    consultations: async ({ id, cluster }: ItemBatch, _: unknown, { caller, load, spend }: Context) =>
      mayReadDrafts(caller, cluster) ? spend(await load.consultations.load(id)) : [],
    adjustments: async ({ id }: ItemBatch, _: unknown, { load, spend }: Context) =>
      spend(await load.adjustments.load(id)),
  },
  Consultation: {
    objections: ({ objections }: Consultation, _: unknown, { spend }: Context) => spend(objections),
  },
  BatchItem: { item: itemOf },
  BatchAdjustment: { id: ({ id }: BatchAdjustment) => encodeId('BatchAdjustment', id), item: itemOf },
  Objection: { id: ({ id }: Objection) => encodeId('Objection', id), item: itemOf },
}
