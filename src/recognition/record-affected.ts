import type { CivilDate } from '../base/civil-date.ts'
import { codeOf, type ServiceItem } from '../catalogue/service-item.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { type AffectedRecognition, affectedBetween } from './affected-recognition.ts'
import { selectItemFacts } from './standing.sql.ts'

/** Whose doing it is, and where it may be felt. */
export interface Doing {
  readonly clusters: readonly { readonly id: number; readonly code: string }[]
  readonly items: readonly ServiceItem[]
  readonly city: string
  readonly asOf: CivilDate
  /** What partners are told of it: why the recognitions changed. */
  readonly cause: string
}

/**
 * Does something that recognitions rest on, and records every recognition whose state changes with it, so that partners hear
 * of it. Works the states out before and after by the one rule.
 */
export const recordAffected = async (
  db: Db,
  log: ChangeLog,
  doing: Doing,
  work: () => Promise<void>,
): Promise<AffectedRecognition[]> => {
  const before = await readAll(db, doing)
  await work()
  const after = await readAll(db, doing)
  const affected = doing.clusters.flatMap(({ code }, c) =>
    after[c]!.flatMap((facts, i) => affectedBetween(code, before[c]![i]!, facts, doing.city)),
  )
  const codes = new Map(doing.items.map((item) => [item.id, codeOf(item)]))
  const { cause, asOf, city } = doing
  await log.record(...affected.map((one) => recognitionChange(one, codes.get(one.itemId)!, { cause, asOf, city })))
  return affected
}

/** What the change log says of a recognition that changed; `city` is whose doing it was, null for the day's own. */
export const recognitionChange = (
  one: AffectedRecognition,
  item: string,
  { cause, asOf, city }: { cause: string; asOf: CivilDate; city: string | null },
): Change => ({
  kind: 'recognition.changed',
  subject: `${one.cluster}/${item}/${one.relation}/${one.acceptingCity.code}/${one.competentCity.code}`,
  cluster: one.cluster,
  city: city ?? undefined,
  isPublic: one.after === 'LIVE' || one.before === 'LIVE',
  state: {
    item,
    relation: one.relation,
    acceptingCity: one.acceptingCity.code,
    competentCity: one.competentCity.code,
    before: one.before,
    after: one.after,
    cause,
    asOf,
  },
})

const readAll = async (db: Db, { clusters, items, asOf }: Doing) => {
  const itemIds = items.map(({ id }) => id)
  const all = []
  // One connection, so one after the other; a city is a member of a few clusters at most.
  for (const { id } of clusters)
    all.push(
      await selectItemFacts(db, { clusterId: id, itemIds, cities: null, asOf, knownAt: null, withContent: false }),
    )
  return all
}
