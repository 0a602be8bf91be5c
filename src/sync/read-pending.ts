import { selectLastVersions } from '../catalogue/implementation.sql.ts'
import { selectItemsByCodes } from '../catalogue/resolve-items.sql.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import type { Db } from '../db/database.ts'
import type { ApplyContext } from './apply-rows.ts'
import type { FoundRows } from './find-rows.ts'
import type { ReadRow, RowReader } from './read-row-content.ts'
import { isBroken, type SentRow } from './read-rows.ts'
import { selectNumberedItems } from './row.sql.ts'
import { contentOfLine } from './row-envelope.ts'
import { codesOfRow, itemOfRow, type RowCodes } from './row-item.ts'
import { lineText } from './row-lines.ts'

/** A row whose content was read. */
export interface PendingRow {
  readonly read: ReadRow
  readonly codes: RowCodes
  readonly codeProblems: ReturnType<typeof codesOfRow>['problems']
  /** Our own fields' problems, told of the columns in which the row has them. */
  readonly asSent: (problems: ReadRow['problems']) => ReadRow['problems']
}

const nothing = { content: null, code: null, localCode: null, granularity: null, effectiveOn: null, state: null }

/** Reads the content of a row by its source's code map. */
export const readPending = (
  { source }: ApplyContext,
  bytes: Uint8Array,
  sent: SentRow,
  reader: RowReader,
): PendingRow => {
  const { content, operation } = contentOfLine(lineText(bytes, sent.at)!)
  const read = reader.read(content, operation)
  const { codes, problems: codeProblems } = codesOfRow(read.row ?? nothing, source.isSandbox)
  return { read, codes, codeProblems, asSent: (problems) => reader.asSent(content, problems) }
}

/** The open rows of a piece, with their content. */
export const readPiece = async (
  context: ApplyContext,
  found: FoundRows,
  reader: RowReader,
  rows: FoundRows['rows'],
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<SentRow, PendingRow>> => {
  const pending = new Map<SentRow, PendingRow>()
  for (const sent of rows) {
    if (isBroken(sent) || !found.open.has(sent)) continue
    pending.set(sent, readPending(context, found.bytes, sent, reader))
    await breathe()
  }
  return pending
}

/**
 * Reads what deciding on a piece of rows needs beside: the items that codes of known rows mean, and the last versions. What was
 * decided on in this chunk counts more than what the database has.
 */
export const findForPiece = async (
  db: Db,
  { source }: ApplyContext,
  found: FoundRows,
  pending: ReadonlyMap<SentRow, PendingRow>,
): Promise<void> => {
  const { items, known, nationalCodes, last } = found
  const codes = [...pending].flatMap(([{ rowId }, row]) => (known.has(rowId) ? [row.codes] : []))
  const nationals = codes.flatMap(({ nationalCode }) => (nationalCode === null ? [] : [nationalCode]))
  const others = codes.flatMap(({ localCodes }) => localCodes)
  if (nationals.length + others.length > 0) {
    const named = await selectItemsByCodes(db, source.clusterId, nationals, others, source.isSandbox)
    for (const [code, item] of named.national) if (!items.national.has(code)) items.national.set(code, item)
    for (const [code, item] of named.other) if (!items.other.has(code)) items.other.set(code, item)
  }
  const numbers = codes.flatMap(({ numberedId }) => numberedId ?? [])
  for (const id of await selectNumberedItems(db, source.clusterId, numbers)) items.numbered.add(id)
  const itemIds = new Set<number>()
  const keeping = new Set<number>()
  for (const [{ rowId }, { codes: own, read }] of pending) {
    const row = known.get(rowId)
    const itemId = row
      ? (row.successorId ?? row.itemId)
      : read.row && itemOfRow(own, read.row.content?.name ?? null, undefined, items).itemId
    if (itemId === null || last.has(itemId)) continue
    itemIds.add(itemId)
    if (read.row && !read.row.content) keeping.add(itemId)
  }
  if (itemIds.size === 0) return
  for (const item of await selectItems(db, [...itemIds])) nationalCodes.set(item.id, item.nationalCode)
  for (const [id, version] of await selectLastVersions(db, [...itemIds], source.city, [...keeping]))
    last.set(id, version)
}
