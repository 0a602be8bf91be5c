import { forbid } from '../access/rights.ts'
import { actorOf, type Caller, type Role } from '../base/caller.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { selectAlertForUpdate, updateAlertAcknowledged } from './alert.sql.ts'
import { alertChange, type SyncAlert } from './alert.ts'

export interface AcknowledgeAlertInput {
  readonly idempotencyKey?: string | null
  readonly id: number
  readonly note?: string | null
}

const looking: readonly Role[] = ['COORDINATOR', 'SECRETARIAT']

/** Says that somebody looks after an alert. The city's coordinator, or the cluster's secretariat; who comes second changes nothing. */
export const acknowledgeAlert = async (
  hub: Hub,
  caller: Caller,
  input: AcknowledgeAlertInput,
): Promise<Outcome<SyncAlert>> => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  if (!looking.includes(caller.role)) return refusedFor('FORBIDDEN', { role: caller.role, allowed: looking })
  const problems = checkOptionalText(input.note, 'note', 1000)
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  const at = hub.now().toISOString()
  return writeOnce(hub, caller, 'acknowledgeAlert', { idempotencyKey, content }, async (db, log) => {
    const alert = await selectAlertForUpdate(db, input.id)
    if (!alert || forbid(caller, looking, { cluster: alert.cluster, city: alert.city }))
      return refusedFor('ALERT_UNKNOWN', {}, ['id'])
    if (alert.acknowledgedAt !== null) return done(alert)
    const by = { at, actor: actorOf(caller), note: input.note?.trim() || null }
    await updateAlertAcknowledged(db, alert.id, by)
    const acknowledged = (await selectAlertForUpdate(db, alert.id)) as SyncAlert
    await log.record(alertChange('sync.alertAcknowledged', acknowledged))
    return done(acknowledged)
  })
}
