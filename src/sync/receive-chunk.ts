import { actorOf, type Caller } from '../base/caller.ts'
import { gzipped } from '../base/gzip.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { type Problem, warning } from '../base/problem.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { applyChunk } from './apply-chunk.ts'
import { insertAppliedChunk, insertStagedChunk, selectChunk } from './chunk.sql.ts'
import { ensureSource } from './ensure-source.ts'
import type { FoundPush } from './find-push.ts'
import {
  insertPush,
  selectPush,
  updatePushChunks,
  updatePushMissing,
  updatePushSizes,
  updatePushState,
} from './push.sql.ts'
import { rowIdsOf } from './read-rows.ts'
import { noOutcomes } from './row-outcome.ts'
import type { SentChunk, SyncAnswer } from './sync-implementations.ts'
import { isDrop, type SyncPush } from './sync-push.ts'

/** Takes a chunk: applies its rows, or stages them as part of a whole catalogue. One that has come before is answered as then. */
export const receiveChunk = async (
  hub: Hub,
  log: ChangeLog,
  caller: Caller,
  chunk: SentChunk,
): Promise<Outcome<SyncAnswer>> => {
  const { db } = hub
  const source = await ensureSource(db, log, chunk)
  if (source.ok === undefined) return source
  const now = hub.now().toISOString()
  const known = await selectPush(db, source.ok.id, chunk.pushCode)
  if (known && known.mode !== chunk.mode)
    return refusedFor('PUSH_OF_OTHER_MODE', { push: known.code, mode: known.mode }, ['mode'])
  // A rehearsal looks at the rows of one chunk, wherever it will stand.
  const expected = chunk.dryRun ? chunk.number : (known?.chunks ?? 0) + 1
  if (chunk.number < expected) return answerAgain(db, chunk, known!)
  if (known && known.state !== 'OPEN' && !chunk.dryRun)
    return refusedFor('PUSH_CLOSED', { push: known.code, state: known.state }, ['push'])
  if (chunk.number > expected) return refusedFor('CHUNK_OUT_OF_ORDER', { expected, found: chunk.number }, ['chunk'])
  const { pushCode: code, mode } = chunk
  const started = { sourceId: source.ok.id, code, mode, actor: actorOf(caller), startedAt: now }
  const push = known ?? (await insertPush(db, started))
  const head = { push: code, chunk: chunk.number, dryRun: chunk.dryRun, repeatedRequest: false }
  const isAlone = (chunk.push ?? null) === null
  if (mode === 'WHOLE') {
    if (!chunk.dryRun) return stageChunk(db, push, chunk, head, now)
    if (isAlone) return rehearseWhole(hub, log, { source: source.ok, push }, chunk, head)
  }
  const applied = await applyChunk(hub, log, source.ok, push, chunk)
  if (!chunk.dryRun) await insertAppliedChunk(db, newChunk(push, chunk), applied)
  if (!chunk.dryRun) await updatePushChunks(db, push.id, now)
  const { state } = isAlone ? await updatePushState(db, push.id, 'DONE', now) : push
  return done({ ...head, state, ...applied })
}

const newChunk = (push: Pick<SyncPush, 'id'>, { number, bodyHash, body }: SentChunk) => ({
  ...{ pushId: push.id, number, bodyHash, rowCount: body.rows.length, rowIds: rowIdsOf(body) },
})

const stageChunk = async (
  db: Db,
  push: SyncPush,
  chunk: SentChunk,
  head: Pick<SyncAnswer, 'push' | 'chunk' | 'dryRun' | 'repeatedRequest'>,
  now: string,
): Promise<Outcome<SyncAnswer>> => {
  await insertStagedChunk(db, newChunk(push, chunk), await gzipped(chunk.body.bytes))
  await updatePushChunks(db, push.id, now)
  return done({ ...head, state: push.state, ...staged(chunk.body.rows.length) })
}

/** What a whole catalogue would do, and what it would leave out. */
const rehearseWhole = async (
  hub: Hub,
  log: ChangeLog,
  { source, push }: FoundPush,
  chunk: SentChunk,
  head: Pick<SyncAnswer, 'push' | 'chunk' | 'dryRun' | 'repeatedRequest'>,
): Promise<Outcome<SyncAnswer>> => {
  const { db } = hub
  await insertStagedChunk(db, newChunk(push, chunk), new Uint8Array())
  const { rowsBefore: before, rowsNow: now } = await updatePushSizes(db, push)
  const applied = await applyChunk(hub, log, source, push, chunk)
  const problems = [
    ...applied.problems,
    ...missingProblems(await updatePushMissing(db, push)),
    ...(isDrop(before!, now!, source.dropShare)
      ? [warning('PUSH_DROPPED', { path: ['confirm'], facts: { before, now, share: source.dropShare } })]
      : []),
  ]
  return done({ ...head, state: 'OPEN', ...applied, problems })
}

/** What a whole catalogue left out: said, never cancelled. */
export const missingProblems = ({ missingCount: count, missingRows }: SyncPush): Problem[] =>
  count ? [warning('ROWS_MISSING', { path: ['rows'], facts: { count, rows: missingRows!.slice(0, 20) } })] : []

const staged = (received: number) => ({ counts: { ...noOutcomes, received }, outcomes: '', problems: [] })

/** A chunk that came before, as it was answered then. Refuses other content under its number. */
export const answerAgain = async (
  db: Db,
  chunk: SentChunk,
  push: Pick<SyncPush, 'id' | 'state' | 'code'>,
): Promise<Outcome<SyncAnswer>> => {
  const kept = (await selectChunk(db, push.id, chunk.number))!
  if (kept.bodyHash !== chunk.bodyHash) return refusedFor('CHUNK_OTHER_CONTENT', { chunk: chunk.number }, ['chunk'])
  const answer =
    kept.outcomes === null || kept.counts === null
      ? staged(kept.rowCount)
      : { counts: kept.counts, outcomes: kept.outcomes, problems: kept.problems ?? [] }
  const head = { push: push.code, chunk: chunk.number, state: push.state, dryRun: false, repeatedRequest: true }
  return done({ ...head, ...answer })
}
