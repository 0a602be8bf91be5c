import type { CivilDate } from '../base/civil-date.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertDeclarations, selectDeclarationsFrom } from './declaration.sql.ts'

/** What took a city's declarations along, and from when on. */
export interface Taking {
  readonly city: string
  readonly cause: 'IMPLEMENTATION_SUSPENDED' | 'IMPLEMENTATION_CANCELLED'
  readonly validFrom: CivilDate
  readonly reason: string | null
}

/**
 * Suspends every declaration of items that stands, or that was said ahead and begins later, with its cause: the implementation
 * on which it rests.
 */
export const takeDeclarations = async (
  db: Db,
  log: ChangeLog,
  clusters: readonly { readonly id: number; readonly code: string }[],
  items: readonly { readonly id: number; readonly nationalCode: string | null }[],
  { city, cause, validFrom, reason }: Taking,
): Promise<void> => {
  const itemIds = items.map(({ id }) => id)
  const declared = await selectDeclarationsFrom(db, { itemIds, clusterId: null, city, from: validFrom })
  const stance = 'SUSPENDED' as const
  const taken = declared.filter((one) => one.stance === 'DECLARED')
  if (taken.length === 0) return
  const written = taken.map(({ id, ...one }) => ({ ...one, city, stance, cause, reason }))
  await insertDeclarations(db, written, log.tx)
  const clusterCodes = new Map(clusters.map(({ id, code }) => [id, code]))
  const itemCodes = new Map(items.map((item) => [item.id, codeOf(item)]))
  await log.record(
    ...taken.map(({ clusterId, itemId, aspect, mode, validFrom, document }) => ({
      kind: 'recognition.declared',
      subject: `${clusterCodes.get(clusterId)}/${itemCodes.get(itemId)}/${aspect}/${city}`,
      cluster: clusterCodes.get(clusterId),
      city,
      isPublic: false,
      state: { item: itemCodes.get(itemId), city, aspect, mode, document, stance, cause, reason, validFrom },
    })),
  )
}

/** Declarations from a day on that an earlier suspension took, and that nobody has resumed. */
export const findWaiting = async (db: Db, itemId: number, city: string, from: CivilDate) =>
  (await selectDeclarationsFrom(db, { itemIds: [itemId], clusterId: null, city, from })).filter(
    ({ stance, cause }) => stance === 'SUSPENDED' && cause === 'IMPLEMENTATION_SUSPENDED',
  )
