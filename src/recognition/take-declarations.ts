import type { CivilDate } from '../base/civil-date.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { insertDeclarations, selectDeclarations } from './declaration.sql.ts'

/** What took a city's declarations along, and from when on. */
export interface Taking {
  readonly city: string
  readonly cause: 'IMPLEMENTATION_SUSPENDED' | 'IMPLEMENTATION_CANCELLED'
  readonly validFrom: CivilDate
  readonly reason: string | null
}

/** Suspends every declaration of items that stands, with its cause: the implementation on which it rests. */
export const takeDeclarations = async (
  db: Db,
  log: ChangeLog,
  clusters: readonly { readonly id: number; readonly code: string }[],
  items: readonly { readonly id: number; readonly nationalCode: string | null }[],
  { city, cause, validFrom, reason }: Taking,
): Promise<void> => {
  const itemIds = items.map(({ id }) => id)
  const declared = await selectDeclarations(db, { itemIds, clusterId: null, city, asOf: validFrom })
  const stance = 'SUSPENDED' as const
  const taken = declared.filter((one) => one.stance === 'DECLARED')
  if (taken.length === 0) return
  const written = taken.map(({ id, ...one }) => ({ ...one, city, stance, cause, reason, validFrom }))
  await insertDeclarations(db, written, log.tx)
  const clusterCodes = new Map(clusters.map(({ id, code }) => [id, code]))
  const itemCodes = new Map(items.map((item) => [item.id, codeOf(item)]))
  await log.record(
    ...taken.map(({ clusterId, itemId, aspect, mode }) => ({
      kind: 'recognition.declared',
      subject: `${clusterCodes.get(clusterId)}/${itemCodes.get(itemId)}/${aspect}/${city}`,
      cluster: clusterCodes.get(clusterId),
      city,
      isPublic: false,
      state: { item: itemCodes.get(itemId), city, aspect, mode, stance, cause, reason, validFrom },
    })),
  )
}

/** Declarations that an earlier suspension took, and that nobody has resumed. */
export const findWaiting = async (db: Db, itemId: number, city: string, asOf: CivilDate) =>
  (await selectDeclarations(db, { itemIds: [itemId], clusterId: null, city, asOf })).filter(
    ({ stance, cause }) => stance === 'SUSPENDED' && cause === 'IMPLEMENTATION_SUSPENDED',
  )
