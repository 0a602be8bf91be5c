import type { SyncPush } from '../sync/sync-push.ts'
import type { SyncSource } from '../sync/sync-source.ts'

/** A push as JSON shows it. */
export const shownPush = (push: SyncPush, source: SyncSource) => {
  const { id, sourceId, code, missingCount, missingRows, rowsBefore, rowsNow, startedAt, endedAt, ...counts } = push
  return {
    ...{ id: code, city: source.city, source: source.code, cluster: source.cluster, ...counts },
    missing: missingCount === null ? null : { count: missingCount, rows: missingRows ?? [] },
    drop: rowsBefore === null ? null : { before: rowsBefore, now: rowsNow, share: source.dropShare },
    ...{ startedAt, endedAt },
  }
}
