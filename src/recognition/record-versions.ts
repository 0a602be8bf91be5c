import type { CivilDate } from '../base/civil-date.ts'
import { insertImplementations } from '../catalogue/implementation.sql.ts'
import type { NextVersion } from '../catalogue/item-implementation.ts'
import { codeOf } from '../catalogue/service-item.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { AffectedRecognition } from './affected-recognition.ts'
import { selectDeclared } from './declared-items.sql.ts'
import { recordTouched } from './record-affected.ts'
import { takeDeclarations } from './take-declarations.ts'
import { type TouchedItem, takings, touchedGroups } from './touched-item.ts'

/** A version that was decided on, with the item it is of. */
export interface DecidedVersion {
  readonly item: { readonly id: number; readonly nationalCode: string | null }
  readonly next: NextVersion
  readonly reason: string | null
}

/**
 * Records versions of one city's implementations, and the declarations that they take along; several of one item in their order.
 * The items are held. Answers the ids, and the items on which recognitions rest: for `recordTouchedItems`, once all of the
 * transaction's versions are in. In a sandbox nobody else hears of them.
 */
export const recordVersions = async (
  db: Db,
  log: ChangeLog,
  versions: readonly DecidedVersion[],
  sandbox: string | null,
): Promise<{ readonly ids: readonly number[]; readonly touched: readonly TouchedItem[] }> => {
  const recorded = versions.map((version) => ({ version: version.next, change: changeOf(version, sandbox) }))
  const ids = await insertImplementations(db, recorded, log.tx, await log.place(recorded.length))
  const declared = await selectDeclared(db, [...new Set(versions.map(({ item }) => item.id))])
  const declaredIds = new Set(declared.flatMap(({ itemIds }) => itemIds))
  const resting = versions.filter(({ item }) => declaredIds.has(item.id))
  for (const { items, ...taking } of takings(resting)) await takeDeclarations(db, log, declared, items, taking)
  const touched = declared.flatMap(({ id, code, itemIds }) => {
    const ofCluster = new Set(itemIds)
    return resting
      .filter(({ item }) => ofCluster.has(item.id))
      .map(({ item, next }): TouchedItem => {
        const cause = `IMPLEMENTATION_${next.change}` as const
        return { clusterId: id, cluster: code, itemId: item.id, cause, from: next.validFrom }
      })
  })
  return { ids, touched }
}

const changeOf = ({ item, next, reason }: DecidedVersion, sandbox: string | null): Change => {
  const { city, version, change, state, validFrom, content } = next
  return {
    kind: 'implementation.recorded',
    subject: `${codeOf(item)}/${city}`,
    ...(sandbox === null ? {} : { cluster: sandbox }),
    city,
    isPublic: sandbox === null,
    state: {
      ...{ item: codeOf(item), city, version, change, state, validFrom },
      ...{ contentHash: content.hash, reason },
    },
  }
}

/** Records every recognition that changes with a city's versions: once an item, however many of its versions came. */
export const recordTouchedItems = async (
  db: Db,
  log: ChangeLog,
  { city, asOf }: { readonly city: string; readonly asOf: CivilDate },
  touched: readonly TouchedItem[],
  hear: (one: AffectedRecognition) => void = () => {},
): Promise<void> => {
  for (const { cluster, itemIds, cause, from } of touchedGroups(touched))
    await recordTouched(db, log, { cause, city, asOf, from }, cluster, itemIds, hear)
}
