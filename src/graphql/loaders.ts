import DataLoader from 'dataloader'
import type { City, CityCluster, Membership } from '../access/city-cluster.ts'
import { selectCities, selectClusters, selectMemberships } from '../access/cluster.sql.ts'
import { selectRules } from '../access/cluster-rule.sql.ts'
import type { RuleRow } from '../access/cluster-rule.ts'
import { selectImplementations } from '../catalogue/implementation.sql.ts'
import type { ItemImplementation } from '../catalogue/item-implementation.ts'
import { type FurtherCode, type Sight, selectFurtherCodes, selectItems } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'
import { type StatementOfMeeting, selectFigureStatements } from '../meeting/figure-statement.sql.ts'
import { type SealOfMeeting, selectSeals } from '../meeting/sealed-brief.sql.ts'
import { type LightOfRow, selectLights } from '../programme/light.sql.ts'
import { selectPlanDeadlines } from '../programme/plan-deadline.sql.ts'
import type { PlanDeadline } from '../programme/plan-deadline.ts'
import { type PlanEdition, selectPlanEditions } from '../programme/plan-row.sql.ts'
import { selectAdjustments } from '../recognition/adjustment.sql.ts'
import type { BatchAdjustment } from '../recognition/adjustment.ts'
import { type BatchItem, type BatchItemPage, selectBatchItemPages } from '../recognition/batch-item.sql.ts'
import { selectConsultations } from '../recognition/consultation.sql.ts'
import type { Consultation } from '../recognition/consultation.ts'
import type { RecognitionDeclaration } from '../recognition/declaration.sql.ts'
import type { ItemBatch } from '../recognition/item-batch.ts'
import { type LineageStep, selectLineage } from '../recognition/matching.sql.ts'
import { batchesOfItem, declarationsOfItem } from './gathered-loads.ts'

/** One statement for all objects of a level, keyed with arrays; made anew for each request, so that rights cannot leak. */
export interface Loaders {
  readonly cities: DataLoader<string, City>
  readonly clusters: DataLoader<string, CityCluster>
  readonly clustersById: DataLoader<number, CityCluster>
  readonly memberships: DataLoader<{ clusterId: number; asOf: string }, Membership[], string>
  readonly rules: DataLoader<number, (RuleRow & { clusterId: number })[]>
  readonly items: DataLoader<number, ServiceItem>
  readonly furtherCodes: DataLoader<number, FurtherCode[]>
  readonly lineage: DataLoader<number, LineageStep[]>
  readonly batchesOfItem: DataLoader<number, readonly ItemBatch[]>
  readonly consultations: DataLoader<number, Consultation[]>
  readonly adjustments: DataLoader<number, BatchAdjustment[]>
  readonly batchItems: DataLoader<BatchItemPage, BatchItem[], string>
  readonly implementations: DataLoader<ImplementationsAsked, ItemImplementation[], string>
  readonly planEditions: DataLoader<KnownSubject, PlanEdition[], string>
  readonly planDeadlines: DataLoader<KnownSubject, PlanDeadline[], string>
  readonly planLights: DataLoader<PlanLightsAsked, LightOfRow[], string>
  readonly seals: DataLoader<number, SealOfMeeting[]>
  readonly figureStatements: DataLoader<number, StatementOfMeeting[]>
  readonly declarations: DataLoader<DeclarationsAsked, readonly RecognitionDeclaration[], string>
}

/** A subject of the plan as it was known at an instant; null: now. */
interface KnownSubject {
  readonly subjectId: number
  readonly knownAt: string | null
}

interface ImplementationsAsked {
  readonly itemId: number
  readonly asOf: string
  readonly cities: readonly string[] | null
}

interface PlanLightsAsked {
  readonly subjectId: number
  readonly asOf: string
  readonly knownAt: string | null
}

interface DeclarationsAsked {
  readonly itemId: number
  readonly asOf: string
  readonly cluster: string
}

export const openLoaders = (db: Db, sight: Sight): Loaders => ({
  cities: one(
    (codes) => selectCities(db, codes),
    ({ code }) => code,
  ),
  clusters: one(
    async () => selectClusters(db),
    ({ code }) => code,
  ),
  clustersById: one(
    async () => selectClusters(db),
    ({ id }) => id,
  ),
  memberships: new DataLoader(
    async (keys) => {
      const days = [...new Set(keys.map((key) => key.asOf))]
      const found = await Promise.all(
        days.map((day) =>
          selectMemberships(
            db,
            keys.map(({ clusterId }) => clusterId),
            day,
          ),
        ),
      )
      return keys.map((key) => found[days.indexOf(key.asOf)]!.filter(({ clusterId }) => clusterId === key.clusterId))
    },
    { cacheKeyFn: ({ clusterId, asOf }) => `${clusterId} ${asOf}` },
  ),
  rules: many(
    (ids) => selectRules(db, ids),
    ({ clusterId }) => clusterId,
  ),
  items: one(
    (ids) => selectItems(db, ids),
    ({ id }) => id,
  ),
  furtherCodes: many(
    (ids) => selectFurtherCodes(db, ids, sight),
    ({ itemId }) => itemId,
  ),
  lineage: many(
    (ids) => selectLineage(db, ids, sight),
    ({ itemId }) => itemId,
  ),
  batchesOfItem: new DataLoader((ids) => Promise.all(ids.map((id) => batchesOfItem(db, { id, sight })))),
  consultations: many(
    (ids) => selectConsultations(db, ids),
    ({ batchId }) => batchId,
  ),
  adjustments: many(
    (ids) => selectAdjustments(db, ids),
    ({ batchId }) => batchId,
  ),
  seals: many(
    (ids) => selectSeals(db, ids),
    ({ meetingId }) => meetingId,
  ),
  figureStatements: many(
    (ids) => selectFigureStatements(db, ids, null),
    ({ meetingId }) => meetingId,
  ),
  batchItems: new DataLoader((pages) => selectBatchItemPages(db, pages), {
    cacheKeyFn: ({ batchId, after, limit }) => `${batchId} ${after} ${limit}`,
  }),
  implementations: alike(
    ({ asOf, cities }) => JSON.stringify([asOf, cities]),
    (itemIds, { asOf, cities }) => selectImplementations(db, itemIds, cities, asOf),
  ),
  planEditions: asKnown((ids, knownAt) => selectPlanEditions(db, ids, knownAt)),
  planDeadlines: asKnown((ids, knownAt) => selectPlanDeadlines(db, ids, knownAt)),
  planLights: new DataLoader(
    async (keys) => {
      const moments = [...new Set(keys.map(momentOf))]
      const found = await Promise.all(
        moments.map((moment) => {
          const asked = keys.filter((key) => momentOf(key) === moment)
          const { asOf, knownAt } = asked[0]!
          const ids = asked.map(({ subjectId }) => subjectId)
          return selectLights(db, ids, { from: asOf, to: asOf }, knownAt)
        }),
      )
      return keys.map((key) => found[moments.indexOf(momentOf(key))]!.filter((one) => one.subjectId === key.subjectId))
    },
    { cacheKeyFn: (key) => `${key.subjectId} ${momentOf(key)}` },
  ),
  declarations: new DataLoader(
    (keys) => Promise.all(keys.map(({ itemId: id, ...when }) => declarationsOfItem(db, { id, ...when }))),
    { cacheKeyFn: ({ itemId, asOf, cluster }) => `${itemId} ${cluster} ${asOf}` },
  ),
})

/** One statement for all subjects that are asked about as of one instant: one request may ask as of several. */
const asKnown = <T extends { readonly subjectId: number }>(
  select: (ids: readonly number[], knownAt: string | null) => Promise<T[]>,
) =>
  new DataLoader<KnownSubject, T[], string>(
    async (keys) => {
      const instants = [...new Set(keys.map(({ knownAt }) => knownAt))]
      const ids = keys.map(({ subjectId }) => subjectId)
      const found = await Promise.all(instants.map((knownAt) => select(ids, knownAt)))
      return keys.map((key) => found[instants.indexOf(key.knownAt)]!.filter((one) => one.subjectId === key.subjectId))
    },
    { cacheKeyFn: ({ subjectId, knownAt }) => `${subjectId} ${knownAt}` },
  )

/** One statement for all items of which the same is asked: the same day, the same cities. */
const alike = <K extends { readonly itemId: number }, T extends { readonly itemId: number }>(
  sameOf: (asked: K) => string,
  select: (itemIds: readonly number[], asked: K) => Promise<T[]>,
) =>
  new DataLoader<K, T[], string>(
    async (keys) => {
      const questions = new Map(keys.map((key) => [sameOf(key), key]))
      const found = new Map<string, T[]>()
      for (const [same, asked] of questions) {
        const itemIds = keys.filter((key) => sameOf(key) === same).map(({ itemId }) => itemId)
        found.set(same, await select(itemIds, asked))
      }
      return keys.map((key) => found.get(sameOf(key))!.filter(({ itemId }) => itemId === key.itemId))
    },
    { cacheKeyFn: (key) => `${key.itemId} ${sameOf(key)}` },
  )

const momentOf = ({ asOf, knownAt }: PlanLightsAsked): string => `${asOf} ${knownAt}`

const one = <K, T>(select: (keys: readonly K[]) => Promise<T[]>, keyOf: (row: T) => K) =>
  new DataLoader<K, T>(async (keys) => {
    const found = new Map((await select(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => found.get(key) ?? new Error(`nothing under ${String(key)}`))
  })

const many = <K, T>(select: (keys: readonly K[]) => Promise<T[]>, keyOf: (row: T) => K) =>
  new DataLoader<K, T[]>(async (keys) => {
    const found = new Map(keys.map((key) => [key, [] as T[]]))
    for (const row of await select(keys)) found.get(keyOf(row))?.push(row)
    return keys.map((key) => found.get(key) ?? [])
  })
