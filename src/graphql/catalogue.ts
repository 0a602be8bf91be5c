import { encodeCursor, pageOf } from '../base/connection.ts'
import { hubNumber } from '../base/item-code.ts'
import { selectItemsOfCode } from '../catalogue/asked-codes.sql.ts'
import type { ItemKind } from '../catalogue/item-kind.ts'
import { listItems } from '../catalogue/list-items.ts'
import { type ItemFilter, type PagedItem, selectItemPage } from '../catalogue/service-item.sql.ts'
import { codeOf, type ItemState, type ServiceItem } from '../catalogue/service-item.ts'
import { listUnmatchedItems } from '../recognition/list-unmatched-items.ts'
import { type MatchItemInput, matchItem } from '../recognition/match-item.ts'
import type { LineageStep } from '../recognition/matching.sql.ts'
import { answer, requestError } from './answer.ts'
import { checkedCursor, checkedFirst, checkedText } from './arguments.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

interface ItemsArguments {
  readonly cluster: string
  readonly filter?: {
    batch?: number | null
    kind?: ItemKind | null
    state?: ItemState | null
    text?: string | null
  } | null
  readonly first?: number | null
  readonly after?: string | null
}

interface FoundItems {
  readonly rows: readonly PagedItem[]
  readonly total: number | null
}

/** Read once it is known whether the total is asked for: then the page is found with its help. */
const itemPage = (first: number, find: (isCounted: boolean) => Promise<FoundItems>) => {
  let isCounted = false
  let found: Promise<FoundItems> | undefined
  const read = () => {
    // A turn later all fields of the page have been asked for.
    found ??= Promise.resolve().then(() => find(isCounted))
    return found
  }
  const page = async () => pageOf((await read()).rows, first, ({ sortKey, id }) => encodeCursor([sortKey, id]))
  return {
    nodes: async () => (await page()).nodes,
    pageInfo: page,
    totalCount: async () => {
      isCounted = true
      return (await read()).total
    },
  }
}

const codeOfItem = async (id: number, { load }: Context) => codeOf(await load.items.load(id))

export const catalogueResolvers = {
  Query: {
    serviceItem: async (_: unknown, { code }: { code: string }, { hub, sight }: Context) => {
      const found = await selectItemsOfCode(hub.db, { code, sight })
      return found.length === 1 ? found[0] : null
    },
    serviceItems: async (_: unknown, asked: ItemsArguments, { hub, sight, spend }: Context) => {
      const first = spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['string', 'number'])
      const filter: ItemFilter = {
        ...asked.filter,
        cluster: asked.cluster,
        text: checkedText(asked.filter?.text),
      }
      // Punctuation alone is in no name.
      if (asked.filter?.text?.trim() && !filter.text)
        return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
      const place = after && { sortKey: after[0], id: after[1] }
      const page = { after: place, limit: first + 1 }
      return itemPage(first, async (isCounted) =>
        isCounted
          ? listItems(hub.db, filter, sight, page)
          : { rows: await selectItemPage(hub.db, filter, sight, page), total: null },
      )
    },
    unmatchedItems: async (
      _: unknown,
      asked: { cluster: string; first?: number; after?: string },
      context: Context,
    ) => {
      const first = context.spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['number'])
      const outcome = await listUnmatchedItems(context.hub, context.caller, {
        cluster: asked.cluster,
        after: after?.[0] ?? 0,
        first,
      })
      if (outcome.ok === undefined) throw requestError(outcome.problems[0]!, context)
      const { nodes, ...pageInfo } = pageOf(outcome.ok, first, ({ item }) => encodeCursor([item.id]))
      return { nodes, pageInfo }
    },
  },
  Mutation: {
    matchItem: async (_: unknown, { input }: { input: MatchItemInput }, context: Context) => {
      const { ok, problems } = answer(await matchItem(context.hub, context.caller, input), context)
      return { items: ok ? context.load.items.loadMany(ok.itemIds) : [], problems }
    },
  },
  ServiceItem: {
    id: ({ id }: ServiceItem) => encodeId('ServiceItem', id),
    code: codeOf,
    number: ({ id }: ServiceItem) => hubNumber(id),
    otherCodes: async ({ id }: ServiceItem, _: unknown, { load, spend }: Context) =>
      spend(await load.furtherCodes.load(id)),
    lineage: async ({ id }: ServiceItem, _: unknown, { load, spend }: Context) => spend(await load.lineage.load(id)),
    batches: async ({ id }: ServiceItem, _: unknown, { load, spend }: Context) =>
      spend(await load.batchesOfItem.load(id)),
  },
  ItemLineage: {
    predecessor: ({ predecessorId }: LineageStep, _: unknown, context: Context) => codeOfItem(predecessorId, context),
    successor: ({ successorId }: LineageStep, _: unknown, context: Context) => codeOfItem(successorId, context),
  },
  MatchCandidate: {
    item: ({ itemId }: { itemId: number }, _: unknown, { load }: Context) => load.items.load(itemId),
  },
}
