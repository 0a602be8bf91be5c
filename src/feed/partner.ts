import type { Role } from '../base/caller.ts'
import type { SyncPush } from '../sync/sync-push.ts'
import type { SyncSource } from '../sync/sync-source.ts'
import type { Subscriber } from './subscriber.ts'

/** A source and how it does. */
export interface SourceScore extends SyncSource {
  readonly cadenceHours: number
  readonly rejectedShare: number
  readonly lastPush: SyncPush | null
  readonly lastDoneAt: string | null
  readonly isOverdue: boolean
  readonly openRejected: number
  readonly openConflicts: number
  readonly oldestRejectedAt: string | null
  readonly openAlerts: number
}

/** How far a city's subscriber has come. Its address is its own business, and is not shown with it. */
export type HarvestPosition = Subscriber & { readonly city: string }

/** A city's part in the exchange: what it brings and what it takes. */
export interface Partner {
  readonly city: string
  readonly sources: readonly SourceScore[]
  readonly subscribers: readonly HarvestPosition[]
}

/** Who sees a scorecard, and alerts: of the own city, or of the cluster. */
export const seeingOwn: readonly Role[] = ['PARTNER', 'OPERATOR']
export const seeingAll: readonly Role[] = ['COORDINATOR', 'SECRETARIAT', 'LEADER', 'AUDITOR']

/** Hours between two instants, to a hundredth; null where the first is not known. */
export const hoursBetween = (from: string | null, to: Date): number | null =>
  from === null ? null : Math.round((to.getTime() - Date.parse(from)) / 36_000) / 100

/** The share of a push's rows that were rejected; null where none came. */
export const rejectedShareOf = (push: SyncPush | null): number | null =>
  push === null || push.received === 0 ? null : push.rejected / push.received

const isOfCity = (subscriber: Subscriber): subscriber is HarvestPosition => subscriber.city !== null

/** Puts together what belongs to one city; a secretariat's subscribers belong to none. */
export const partnersOf = (sources: readonly SourceScore[], subscribers: readonly Subscriber[]): Partner[] => {
  const positions = subscribers.filter(isOfCity)
  return [...new Set([...sources, ...positions].map(({ city }) => city))].sort().map((city) => ({
    city,
    sources: sources.filter((source) => source.city === city),
    subscribers: positions.filter((position) => position.city === city),
  }))
}
