import { breather } from '../base/breathe.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { ProgressDecision } from './decided-progress.ts'
import { insertProgress, type NewProgress, type ProgressMark, progressRows } from './insert-progress.sql.ts'
import { progressChange } from './progress-change.ts'

/** As many at once as the database's working memory holds without going to disk. */
const atOnce = 1000

/** Writes what was decided to be entered, a thousand at a time: while the database has a piece the next is made ready. */
export const writeProgress = async (
  db: Db,
  log: ChangeLog,
  cluster: string,
  fresh: readonly ProgressDecision[],
  mark: ProgressMark,
): Promise<void> => {
  const first = await log.place(fresh.length)
  const breathe = breather()
  const pieceAt = async (from: number): Promise<Uint8Array> => {
    await breathe()
    const piece = fresh.slice(from, from + atOnce).map((one) => newProgress(cluster, mark, one))
    return progressRows(piece, first + from)
  }
  let ready = await pieceAt(0)
  for (let from = 0; from < fresh.length; from += atOnce)
    ready = (await Promise.all([pieceAt(from + atOnce), insertProgress(db, mark, ready, log.tx)]))[0]
}

const newProgress = (
  cluster: string,
  { kind, city }: ProgressMark,
  { entry, given, standing, next }: ProgressDecision,
): NewProgress => {
  const { list, year, number, onDay } = given
  const { revision, revises } = next!
  const { documents, counting, subjectId } = standing!
  const what = kind === 'ENTRY' ? 'progress.recorded' : 'progress.revised'
  const { problems: _, ...said } = entry
  const told = { ...said, kind, revision }
  const change = progressChange(what, cluster, { list, year, number, city, onDay }, told, { documents, counting })
  return { ...said, subjectId, onDay, revision, revises, change }
}
