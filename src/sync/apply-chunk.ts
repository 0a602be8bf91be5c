import { civilDateAt } from '../base/civil-date.ts'
import { readCitySettings, readClusterSettings } from '../catalogue/read-settings.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Hub } from '../hub.ts'
import { applyRows } from './apply-rows.ts'
import { type ChunkAnswer, insertAppliedChunk } from './chunk.sql.ts'
import { selectCodeMap } from './code-map.sql.ts'
import { updatePushChunks, updatePushCounts } from './push.sql.ts'
import { isBroken, type ReadBody } from './read-rows.ts'
import { countOutcomes, outcomesText } from './row-outcome.ts'
import type { SyncPush } from './sync-push.ts'
import type { SyncSource } from './sync-source.ts'

/** A chunk as it is applied. */
export interface AppliedChunk {
  readonly number: number
  readonly bodyHash: string
  readonly body: ReadBody
}

/** Applies the rows of a chunk, and keeps what became of them. */
export const applyChunk = async (
  hub: Hub,
  log: ChangeLog,
  source: SyncSource,
  push: Pick<SyncPush, 'id'>,
  { number, bodyHash, body }: AppliedChunk,
): Promise<ChunkAnswer> => {
  const { db } = hub
  const today = civilDateAt(hub.now())
  const settings = source.isSandbox
    ? [await readClusterSettings(db, source.cluster, { asOf: today, knownAt: null })]
    : await readCitySettings(db, source.city, today)
  const map = await selectCodeMap(db, source.id)
  const context = { source, pushId: push.id, chunk: number, map, settings, today, now: hub.now().toISOString() }
  const { lines, problems } = await applyRows(db, log, context, body)
  const answer = { outcomes: outcomesText(lines), counts: countOutcomes(lines), problems }
  const rowIds = [...new Set(body.rows.flatMap((row) => (isBroken(row) ? (row.rowId ?? []) : row.rowId)))]
  await insertAppliedChunk(db, { pushId: push.id, number, bodyHash, rowCount: body.rows.length, rowIds }, answer)
  await updatePushChunks(db, push.id)
  await updatePushCounts(db, push.id, answer.counts)
  return answer
}
