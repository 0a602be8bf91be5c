import { civilDateAt } from '../base/civil-date.ts'
import { readCitySettings, readClusterSettings } from '../catalogue/read-settings.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Hub } from '../hub.ts'
import { applyRows } from './apply-rows.ts'
import type { ChunkAnswer } from './chunk.sql.ts'
import { selectCodeMap } from './code-map.sql.ts'
import { updatePushCounts } from './push.sql.ts'
import type { ReadBody } from './read-rows.ts'
import { countOutcomes, outcomesText } from './row-outcome.ts'
import type { SyncPush } from './sync-push.ts'
import type { SyncSource } from './sync-source.ts'

/** Applies the rows of a chunk, and counts what became of them. */
export const applyChunk = async (
  hub: Hub,
  log: ChangeLog,
  source: SyncSource,
  push: Pick<SyncPush, 'id'>,
  { number, body }: { readonly number: number; readonly body: ReadBody },
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
  await updatePushCounts(db, push.id, answer.counts, context.now)
  return answer
}
