import { breather } from '../base/breathe.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { lockItems } from '../catalogue/resolve-items.sql.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import { codeOf, type ServiceItem } from '../catalogue/service-item.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import { type AffectedRecognition, affectedBetween } from './affected-recognition.ts'
import type { RecognitionCause } from './recognition-cause.ts'
import { recordCoverage } from './record-coverage.ts'
import { type ItemFacts, selectItemFacts } from './standing.sql.ts'

/** What was done that recognitions rest on. */
export interface Doing {
  /** What partners are told of it: why the recognitions changed. */
  readonly cause: RecognitionCause
  /** Whose doing it is; null: the secretariat's, or the day's own. */
  readonly city: string | null
  readonly asOf: CivilDate
  /** The first day on which it holds; null where handling does not rest on it but on the list alone. */
  readonly from: CivilDate | null
  /** The city was no member that the hub had heard of: nothing was said of its pairs before. */
  readonly isNewMember?: boolean
}

/** The cluster in which it may be felt. */
interface Place {
  readonly id: number
  readonly code: string
}

const itemsAtATime = 200

/** Known without what this transaction does: its own commit is not in the log yet. */
const committed = 'infinity'

/**
 * Does something to items that recognitions rest on, and records every recognition whose state changes with it, so that
 * partners hear of it. The items are held first, so that of two who do something to one, the second sees the first's doing.
 */
export const recordAffected = async (
  db: Db,
  log: ChangeLog,
  doing: Doing & { readonly clusters: readonly Place[]; readonly items: readonly ServiceItem[] },
  work: () => Promise<void>,
): Promise<AffectedRecognition[]> => {
  const itemIds = doing.items.map(({ id }) => id)
  await lockItems(db, itemIds)
  await work()
  const affected: AffectedRecognition[] = []
  for (const cluster of doing.clusters)
    await recordTouched(db, log, doing, cluster, itemIds, (one) => affected.push(one))
  return affected
}

/**
 * Records what was done to items of a cluster, whose declaring is halted: the states before, as everybody else knows them,
 * against those now, by the one rule; and how many pairs handle each from which day on.
 */
export const recordTouched = async (
  db: Db,
  log: ChangeLog,
  doing: Doing,
  cluster: Place,
  itemIds: readonly number[],
  hear: (one: AffectedRecognition) => void = () => {},
): Promise<void> => {
  const breathe = breather()
  for (let from = 0; from < itemIds.length; from += itemsAtATime) {
    const piece = itemIds.slice(from, from + itemsAtATime)
    await lockItems(db, piece)
    const question = { clusterId: cluster.id, itemIds: piece, cities: null, asOf: doing.asOf, withContent: false }
    const before = (await selectItemFacts(db, { ...question, knownAt: committed })).map((facts) =>
      doing.isNewMember ? without(facts, doing.city) : facts,
    )
    const after = await selectItemFacts(db, { ...question, knownAt: null })
    let codes: Map<number, string> | undefined
    for (const [i, facts] of after.entries()) {
      const affected = affectedBetween(cluster.code, before[i]!, facts)
      if (affected.length > 0) codes ??= await codesOf(db, piece)
      for (const one of affected) {
        await log.record(recognitionChange(one, codes!.get(one.itemId)!, doing))
        hear(one)
      }
      await breathe()
    }
    if (doing.from !== null) {
      const span = { clusterId: cluster.id, itemIds: piece, from: doing.from }
      await recordCoverage(db, log.tx, span, { asOf: doing.asOf, facts: after })
    }
  }
}

const without = (facts: ItemFacts, code: string | null): ItemFacts => ({
  ...facts,
  cities: facts.cities.filter(({ city }) => city.code !== code),
})

const codesOf = async (db: Db, itemIds: readonly number[]): Promise<Map<number, string>> =>
  new Map((await selectItems(db, itemIds)).map((item) => [item.id, codeOf(item)]))

/** What the change log says of a recognition that changed. */
export const recognitionChange = (
  one: AffectedRecognition,
  item: string,
  { cause, asOf, city }: Pick<Doing, 'cause' | 'asOf' | 'city'>,
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
