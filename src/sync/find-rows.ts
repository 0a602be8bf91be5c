import { breather } from '../base/breathe.ts'
import { isError } from '../base/problem.ts'
import { selectLastVersions } from '../catalogue/implementation.sql.ts'
import type { LastVersion } from '../catalogue/item-implementation.ts'
import {
  drawItemIds,
  type KnownItem,
  lockCatalogue,
  lockItems,
  selectItemsByCodes,
} from '../catalogue/resolve-items.sql.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import type { Db } from '../db/database.ts'
import type { ApplyContext } from './apply-rows.ts'
import { selectRowIdsBefore } from './chunk.sql.ts'
import type { ReadRow, RowReader } from './read-row-content.ts'
import { type BrokenRow, isBroken, type ReadBody, type SentRow } from './read-rows.ts'
import { selectHasRejected } from './rejected-row.sql.ts'
import { type HeldItem, selectHeldItems, selectKnownRows, selectNumberedItems } from './row.sql.ts'
import { codesOfRow, itemOfRow, type NamedItems, type RowCodes } from './row-item.ts'
import { type KnownRow, verdictOn } from './row-verdict.ts'

/** A row whose content has to be looked at. */
export interface PendingRow {
  readonly read: ReadRow
  readonly codes: RowCodes
  readonly codeProblems: ReturnType<typeof codesOfRow>['problems']
  /** Our own fields' problems, told of the columns in which the row has them. */
  readonly asSent: (problems: ReadRow['problems']) => ReadRow['problems']
}

/** Rows with everything that deciding on them needs. What is found changes as they are decided on, one after the other. */
export interface FoundRows {
  readonly bytes: Uint8Array
  readonly rows: readonly (SentRow | BrokenRow)[]
  readonly pending: Map<SentRow, PendingRow>
  readonly known: Map<string, KnownRow>
  /** Row ids that have come before in the push. */
  readonly seen: Set<string>
  readonly items: { national: Map<string, KnownItem>; other: Map<string, KnownItem>; numbered: Set<number> }
  readonly nationalCodes: Map<number, string | null>
  readonly last: Map<number, LastVersion>
  /** Which row of the city means an item. */
  readonly held: Map<number, Pick<HeldItem, 'source' | 'rowId'>>
  readonly newIds: Iterator<number>
  /** Whether any row of the source may wait to be mended. */
  hasRejected: boolean
}

/** Reads everything that the rows of a chunk need, set by set, and holds the items that they mean: in the order of their ids. */
export const findRows = async (
  db: Db,
  context: ApplyContext,
  { bytes, rows }: ReadBody,
  reader: RowReader,
): Promise<FoundRows> => {
  const { source, pushId, chunk } = context
  const rowIds = [...new Set(rows.flatMap((row) => (isBroken(row) ? [] : [row.rowId])))]
  const known = new Map((await selectKnownRows(db, source.id, rowIds)).map((row) => [row.rowId, row]))
  const seen = await selectRowIdsBefore(db, pushId, chunk, rowIds)
  const hasRejected = await selectHasRejected(db, source.id)
  const pending = await readPending(context, rows, known, reader)
  const { items, unnamed } = await findItems(db, context, pending, known)
  const named = [...pending].map(([sent, row]) => meantOf(sent, row, known, items))
  const itemIds = [...new Set(named.flatMap((id) => id ?? []))]
  await lockItems(db, itemIds)
  const nationalCodes = new Map((await selectItems(db, itemIds)).map(({ id, nationalCode }) => [id, nationalCode]))
  const keeping = [...pending].flatMap(([, { read }], i) =>
    (read.row && !read.row.content ? [named[i] ?? []] : []).flat(),
  )
  const last = await selectLastVersions(db, itemIds, source.city, keeping)
  const strangers = [...pending.keys()].flatMap((sent, i) => (known.has(sent.rowId) ? [] : [named[i] ?? []]).flat())
  const held = new Map((await selectHeldItems(db, source.city, strangers)).map((one) => [one.itemId, one]))
  const newIds = (await drawItemIds(db, unnamed)).values()
  return { bytes, rows, pending, known, seen, items, nationalCodes, last, held, newIds, hasRejected }
}

const readPending = async (
  { source, map }: ApplyContext,
  rows: FoundRows['rows'],
  known: FoundRows['known'],
  reader: RowReader,
): Promise<FoundRows['pending']> => {
  const pending: FoundRows['pending'] = new Map()
  const pendingIds = new Set<string>()
  const breathe = breather()
  for (const sent of rows) {
    if (isBroken(sent)) continue
    // Behind a row that is still to be decided on, another of its id cannot be told by what is known now.
    const isOpen = pendingIds.has(sent.rowId) || verdictOn(sent, known.get(sent.rowId), map.revision) === null
    if (!isOpen) continue
    pendingIds.add(sent.rowId)
    const read = reader.read(sent.content, sent.operation)
    const { codes, problems: codeProblems } = codesOfRow(read.row ?? nothing, source.isSandbox)
    pending.set(sent, { read, codes, codeProblems, asSent: (problems) => reader.asSent(sent.content, problems) })
    await breathe()
  }
  return pending
}

const nothing = { content: null, code: null, localCode: null, granularity: null, effectiveOn: null, state: null }

const meantOf = (sent: SentRow, { codes, read }: PendingRow, known: FoundRows['known'], items: NamedItems) => {
  const row = known.get(sent.rowId)
  if (row) return row.successorId ?? row.itemId
  return read.row ? itemOfRow(codes, read.row.content?.name ?? null, undefined, items).itemId : null
}

/** The items behind the rows' codes. Where rows mean none the catalogue is held, and looked at once more: others add to it too. */
const findItems = async (
  db: Db,
  { source }: ApplyContext,
  pending: FoundRows['pending'],
  known: FoundRows['known'],
) => {
  const read = [...pending].filter(([, row]) => row.read.row !== null)
  const codes = read.map(([, row]) => row.codes)
  const nationals = [...new Set(codes.flatMap(({ nationalCode }) => nationalCode ?? []))]
  const others = [...new Set(codes.flatMap(({ localCodes }) => localCodes))]
  const numbers = [...new Set(codes.flatMap(({ numberedId }) => numberedId ?? []))]
  const numbered = new Set(await selectNumberedItems(db, source.clusterId, numbers))
  const find = async () => ({
    ...(await selectItemsByCodes(db, source.clusterId, nationals, others, source.isSandbox)),
    numbered,
  })
  const strangers = read.filter(([sent, row]) => !known.has(sent.rowId) && row.read.row!.content !== null)
  const unnamedAmong = (items: NamedItems) =>
    strangers.filter(([, row]) => {
      const { itemId, problems } = itemOfRow(row.codes, row.read.row!.content!.name, undefined, items)
      return itemId === null && !problems.some(isError)
    }).length
  const items = await find()
  if (unnamedAmong(items) === 0) return { items, unnamed: 0 }
  await lockCatalogue(db)
  const again = await find()
  return { items: again, unnamed: unnamedAmong(again) }
}
