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
import { type ItemFacts, type Moment, selectItemFacts } from './standing.sql.ts'

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

type Hear = (one: AffectedRecognition) => void

const itemsAtATime = 200

/** Known without what this transaction does: its own commit is not in the log yet. */
const committed = 'infinity'

/** Does something to items that recognitions rest on, and records every recognition whose state changes with it, so that partners hear of it. */
export const recordAffected = async (
  db: Db,
  log: ChangeLog,
  doing: Doing & { readonly clusters: readonly Place[]; readonly items: readonly ServiceItem[] },
  work: () => Promise<void>,
): Promise<AffectedRecognition[]> => {
  const itemIds = doing.items.map(({ id }) => id)
  await work()
  const affected: AffectedRecognition[] = []
  for (const cluster of doing.clusters)
    await recordTouched(db, log, doing, cluster, itemIds, (one) => affected.push(one))
  return affected
}

/**
 * Records what was done to items of a cluster, and how many pairs handle each from which day on. They are held from here on, if
 * they were not before: of two who do something to one item, the second sees the first's doing.
 */
export const recordTouched = async (
  db: Db,
  log: ChangeLog,
  doing: Doing,
  cluster: Place,
  itemIds: readonly number[],
  hear: Hear = () => {},
): Promise<void> => {
  const { asOf, from } = doing
  const moments = { before: { asOf, knownAt: committed }, after: { asOf, knownAt: null } }
  for (const piece of piecesOf(itemIds)) {
    await lockItems(db, piece)
    const facts = await recordChanges(db, log, doing, cluster, piece, moments, hear)
    if (from !== null)
      await recordCoverage(db, log.tx, { clusterId: cluster.id, itemIds: piece, from }, { asOf, facts })
  }
}

/** Few enough items to read the standings of all their cities at once. */
export const piecesOf = (itemIds: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(itemIds.length / itemsAtATime) }, (_, i) =>
    itemIds.slice(i * itemsAtATime, (i + 1) * itemsAtATime),
  )

/** Records every recognition whose state is another at the later moment, by the one rule; answers the facts of that moment. */
export const recordChanges = async (
  db: Db,
  log: ChangeLog,
  doing: Omit<Doing, 'from'>,
  { id, code }: Place,
  itemIds: readonly number[],
  moments: { readonly before: Moment; readonly after: Moment },
  hear: Hear,
): Promise<ItemFacts[]> => {
  const question = { clusterId: id, itemIds, cities: null, withContent: false }
  const before = await selectItemFacts(db, { ...question, ...moments.before })
  const after = await selectItemFacts(db, { ...question, ...moments.after })
  const breathe = breather()
  let codes: Map<number, string> | undefined
  for (const [i, facts] of after.entries()) {
    const stood = doing.isNewMember ? without(before[i]!, doing.city) : before[i]!
    const affected = affectedBetween(code, stood, facts)
    if (affected.length > 0) codes ??= await codesOf(db, itemIds)
    for (const one of affected) {
      await log.record(recognitionChange(one, codes!.get(one.itemId)!, doing))
      hear(one)
    }
    await breathe()
  }
  return after
}

const without = (facts: ItemFacts, code: string | null): ItemFacts => ({
  ...facts,
  cities: facts.cities.filter(({ city }) => city.code !== code),
})

const codesOf = async (db: Db, itemIds: readonly number[]): Promise<Map<number, string>> =>
  new Map((await selectItems(db, itemIds)).map((item) => [item.id, codeOf(item)]))

const recognitionChange = (
  one: AffectedRecognition,
  item: string,
  { cause, asOf, city }: Omit<Doing, 'from'>,
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
