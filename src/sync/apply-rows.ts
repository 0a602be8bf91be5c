import { breather } from '../base/breathe.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Problem } from '../base/problem.ts'
import type { ConsistencySettings } from '../catalogue/consistency-settings.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { recordTouchedItems } from '../recognition/record-versions.ts'
import type { TouchedItem } from '../recognition/touched-item.ts'
import type { CodeMap } from './code-map.ts'
import { findRows } from './find-rows.ts'
import { findForPiece, readPiece } from './read-pending.ts'
import { openRowReader } from './read-row-content.ts'
import type { ReadBody } from './read-rows.ts'
import type { OutcomeLine } from './row-outcome.ts'
import { settleRows } from './settle-rows.ts'
import type { SyncSource } from './sync-source.ts'
import { writeRows } from './write-rows.ts'

/** Under what the rows of a chunk are applied. */
export interface ApplyContext {
  readonly source: SyncSource
  readonly pushId: number
  readonly chunk: number
  readonly map: CodeMap
  readonly settings: readonly ConsistencySettings[]
  readonly today: CivilDate
  readonly now: string
}

/** What became of the rows, in their order, and what is to be said of the chunk as a whole. */
export interface AppliedRows {
  readonly lines: readonly OutcomeLine[]
  readonly problems: readonly Problem[]
}

const atATime = 120

/**
 * Applies the rows of a chunk to the catalogue, the city's implementations and what rests on them. Whatever several rows need is
 * read at once; then each is decided on in its order, and while the database writes one piece the next is decided on.
 */
export const applyRows = async (
  db: Db,
  log: ChangeLog,
  context: ApplyContext,
  body: ReadBody,
): Promise<AppliedRows> => {
  const reader = openRowReader(context.map)
  const found = await findRows(db, context, body, reader)
  const lines: OutcomeLine[] = []
  const touched: TouchedItem[] = []
  const breathe = breather()
  let writing: Promise<void> = Promise.resolve()
  const pieceAt = (from: number) => found.rows.slice(from, from + atATime)
  let pending = await readPiece(context, found, reader, pieceAt(0), breathe)
  await findForPiece(db, context, found, pending)
  for (let from = 0; from < found.rows.length; from += atATime) {
    const settled = await settleRows(context, found, pieceAt(from), pending, breathe)
    for (const line of settled.lines) lines.push(line)
    pending = await readPiece(context, found, reader, pieceAt(from + atATime), breathe)
    await writing
    await findForPiece(db, context, found, pending)
    writing = writeRows(db, log, context, settled).then((more) => {
      for (const one of more) touched.push(one)
    })
    // Told by the next await: a fault meanwhile is not to be an unhandled one.
    writing.catch(() => {})
  }
  await writing
  const { city } = context.source
  await recordTouchedItems(db, log, { city, asOf: context.today }, touched)
  return { lines, problems: reader.columnProblems() }
}
