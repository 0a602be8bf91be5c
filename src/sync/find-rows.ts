import { breather } from '../base/breathe.ts'
import { isError } from '../base/problem.ts'
import type { LastVersion } from '../catalogue/item-implementation.ts'
import {
  drawItemIds,
  type KnownItem,
  lockCatalogue,
  lockItems,
  selectItemsByCodes,
} from '../catalogue/resolve-items.sql.ts'
import type { Db } from '../db/database.ts'
import type { ApplyContext } from './apply-rows.ts'
import { selectRowIdsBefore } from './chunk.sql.ts'
import { readPending } from './read-pending.ts'
import type { RowReader } from './read-row-content.ts'
import { type BrokenRow, isBroken, type ReadBody, type SentRow } from './read-rows.ts'
import { selectHasRejected } from './rejected-row.sql.ts'
import { type HeldItem, selectHeldItems, selectKnownRows, selectNumberedItems } from './row.sql.ts'
import { itemOfRow, type RowCodes } from './row-item.ts'
import { type KnownRow, verdictOn } from './row-verdict.ts'

/** Rows with what deciding on all of them needs. It changes as they are decided on, one after the other. */
export interface FoundRows {
  readonly bytes: Uint8Array
  readonly rows: readonly (SentRow | BrokenRow)[]
  /** Rows whose content has to be read, since their version and hash do not tell. */
  readonly open: ReadonlySet<SentRow>
  readonly known: Map<string, KnownRow>
  /** Row ids that have come before in the push. */
  readonly seen: Set<string>
  /** Row ids that come more than once in the chunk. */
  readonly repeated: ReadonlySet<string>
  readonly items: { national: Map<string, KnownItem>; other: Map<string, KnownItem>; numbered: Set<number> }
  readonly nationalCodes: Map<number, string | null>
  readonly last: Map<number, LastVersion>
  /** Which row of the city means an item. */
  readonly held: Map<number, Pick<HeldItem, 'source' | 'rowId'>>
  readonly newIds: Iterator<number>
  /** Whether any row of the source may wait to be mended. */
  hasRejected: boolean
}

/** Reads what is known of a chunk's rows, and holds the items that they mean: all at once, in the order of their ids. */
export const findRows = async (
  db: Db,
  context: ApplyContext,
  { bytes, rows }: ReadBody,
  reader: RowReader,
): Promise<FoundRows> => {
  const { source, pushId, chunk, map } = context
  const rowIds = [...new Set(rows.flatMap((row) => (isBroken(row) ? [] : [row.rowId])))]
  const known = new Map((await selectKnownRows(db, source.id, rowIds)).map((row) => [row.rowId, row]))
  const seen = await selectRowIdsBefore(db, pushId, chunk, rowIds)
  const hasRejected = await selectHasRejected(db, source.id)
  const { open, repeated } = openRows(rows, known, map.revision)
  const strangers = await readStrangers(context, bytes, open, known, reader)
  const { items, meant, unnamed } = await findItems(db, context, strangers)
  const own = [...open].flatMap(({ rowId }) => {
    const row = known.get(rowId)
    return row ? [row.successorId ?? row.itemId] : []
  })
  await lockItems(db, [...new Set([...own, ...meant])])
  const held = new Map((await selectHeldItems(db, source.city, meant)).map((one) => [one.itemId, one]))
  const newIds = (await drawItemIds(db, unnamed)).values()
  return {
    ...{ bytes, rows, open, known, seen, repeated, items, held, newIds, hasRejected },
    ...{ nationalCodes: new Map(), last: new Map() },
  }
}

const openRows = (rows: FoundRows['rows'], known: FoundRows['known'], mapRevision: number) => {
  const open = new Set<SentRow>()
  const [openIds, ids, repeated] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const sent of rows) {
    if (isBroken(sent)) continue
    if (ids.has(sent.rowId)) repeated.add(sent.rowId)
    ids.add(sent.rowId)
    // Behind a row that is still to be decided on, another of its id cannot be told by what is known now.
    if (!openIds.has(sent.rowId) && verdictOn(sent, known.get(sent.rowId), mapRevision) !== null) continue
    openIds.add(sent.rowId)
    open.add(sent)
  }
  return { open, repeated }
}

/** A row that nobody knows yet: what it is found by. */
interface Stranger {
  readonly codes: RowCodes
  /** Null: it names nothing but codes. */
  readonly name: string | null
}

const readStrangers = async (
  context: ApplyContext,
  bytes: Uint8Array,
  open: FoundRows['open'],
  known: FoundRows['known'],
  reader: RowReader,
): Promise<Stranger[]> => {
  const strangers: Stranger[] = []
  const breathe = breather()
  for (const sent of open) {
    if (known.has(sent.rowId)) continue
    const { read, codes } = readPending(context, bytes, sent, reader)
    if (read.row) strangers.push({ codes, name: read.row.content?.name ?? null })
    await breathe()
  }
  return strangers
}

/** The items behind the strangers' codes. Where some mean none the catalogue is held, and looked at once more: others add to it too. */
const findItems = async (db: Db, { source }: ApplyContext, strangers: readonly Stranger[]) => {
  const codes = strangers.map((one) => one.codes)
  const nationals = [...new Set(codes.flatMap(({ nationalCode }) => nationalCode ?? []))]
  const others = [...new Set(codes.flatMap(({ localCodes }) => localCodes))]
  const numbers = [...new Set(codes.flatMap(({ numberedId }) => numberedId ?? []))]
  const numbered = new Set(await selectNumberedItems(db, source.clusterId, numbers))
  const find = async () => {
    const found = await selectItemsByCodes(db, source.clusterId, nationals, others, source.isSandbox)
    const items = { ...found, numbered }
    const named = strangers.map((one) => itemOfRow(one.codes, one.name, undefined, items))
    const unnamed = named.filter(
      ({ itemId, problems }, i) => itemId === null && strangers[i]!.name !== null && !problems.some(isError),
    ).length
    return { items, unnamed, meant: [...new Set(named.flatMap(({ itemId }) => itemId ?? []))] }
  }
  const found = await find()
  if (found.unnamed === 0) return found
  await lockCatalogue(db)
  return find()
}
