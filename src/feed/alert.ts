/** Why somebody has to look: too many rows rejected, a whole catalogue with too few rows, given up, left lying, or none came. */
export const alertReasons = ['REJECTED', 'DROPPED', 'ABANDONED', 'STUCK', 'OVERDUE'] as const
export type AlertReason = (typeof alertReasons)[number]

/** An alert about a source. */
export interface SyncAlert {
  readonly id: number
  readonly cluster: string
  readonly city: string
  readonly source: string
  readonly reason: AlertReason
  /** The client's own id of the push. */
  readonly push: string | null
  /** The day in Beijing on which it was overdue. */
  readonly day: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly raisedAt: string
  readonly acknowledgedAt: string | null
  readonly acknowledgedBy: string | null
  readonly note: string | null
}

/** The change that tells of an alert: what is signalled is what stands here. */
export const alertChange = (kind: 'sync.alerted' | 'sync.alertAcknowledged', alert: SyncAlert) => {
  const { id, cluster, city, source, reason, push, day, facts, note } = alert
  return {
    kind,
    subject: `alert/${id}`,
    cluster,
    city,
    isPublic: false,
    state: { alert: id, cluster, city, source, reason, push, day, ...facts, ...(note === null ? {} : { note }) },
  }
}
