import { anonymous } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done } from '../base/outcome.ts'
import { write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { insertAlerts, selectAlertsById, selectDueAlerts } from './alert.sql.ts'
import { alertChange, type SyncAlert } from './alert.ts'

/**
 * Raises what is to be looked after: pushes that failed or dropped, sources that are overdue. Each once, however often and on however
 * many hosts it runs. The hub's own doing.
 */
export const raiseAlerts = async (hub: Hub): Promise<readonly SyncAlert[]> => {
  const now = hub.now().toISOString()
  const due = await selectDueAlerts(hub.db, now, civilDateAt(hub.now()))
  if (due.length === 0) return []
  const { ok = [] } = await write(hub, anonymous, 'raiseAlerts', async (db, log) => {
    const raised = await selectAlertsById(db, await insertAlerts(db, due, now, log.tx))
    await log.record(...raised.map((alert) => alertChange('sync.alerted', alert)))
    return done(raised)
  })
  return ok
}
