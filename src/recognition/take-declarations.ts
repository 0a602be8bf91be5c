import type { CivilDate } from '../base/civil-date.ts'
import { codeOf, type ServiceItem } from '../catalogue/service-item.ts'
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

/** Suspends every declaration of an item that stands, with its cause: the implementation on which it rests. */
export const takeDeclarations = async (
  db: Db,
  log: ChangeLog,
  clusters: readonly { readonly id: number; readonly code: string }[],
  item: ServiceItem,
  { city, cause, validFrom, reason }: Taking,
): Promise<void> => {
  const declared = await selectDeclarations(db, { itemIds: [item.id], clusterId: null, city, asOf: validFrom })
  const stance = 'SUSPENDED' as const
  const taken = declared.filter((one) => one.stance === 'DECLARED')
  const written = taken.map(({ id, ...one }) => ({ ...one, city, stance, cause, reason, validFrom }))
  await insertDeclarations(db, written, log.tx)
  const codes = new Map(clusters.map(({ id, code }) => [id, code]))
  await log.record(
    ...taken.map(({ clusterId, aspect, mode }) => ({
      kind: 'recognition.declared',
      subject: `${codes.get(clusterId)}/${codeOf(item)}/${aspect}/${city}`,
      cluster: codes.get(clusterId),
      city,
      isPublic: false,
      state: { item: codeOf(item), city, aspect, mode, stance, cause, reason, validFrom },
    })),
  )
}

/** Declarations that an earlier suspension took, and that nobody has resumed. */
export const findWaiting = async (db: Db, itemId: number, city: string, asOf: CivilDate) =>
  (await selectDeclarations(db, { itemIds: [itemId], clusterId: null, city, asOf })).filter(
    ({ stance, cause }) => stance === 'SUSPENDED' && cause === 'IMPLEMENTATION_SUSPENDED',
  )
