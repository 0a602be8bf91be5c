import { clustersWithDrafts, forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError, type Problem } from '../base/problem.ts'
import { checkContent } from '../catalogue/check-content.ts'
import { worstConsistencyProblems } from '../catalogue/consistency.ts'
import { insertImplementation, selectLastVersionForUpdate } from '../catalogue/implementation.sql.ts'
import { changeBetween, type ImplementationState, type ItemImplementation } from '../catalogue/item-implementation.ts'
import { type GivenContent, normalContent } from '../catalogue/normal-content.ts'
import { readCitySettings } from '../catalogue/read-settings.ts'
import { selectItemsByCode } from '../catalogue/service-item.sql.ts'
import { codeOf, type ServiceItem } from '../catalogue/service-item.ts'
import { canonicalJson } from '../changes/canonical.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { rehearse } from '../changes/write.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import type { AffectedRecognition } from './affected-recognition.ts'
import type { RecognitionDeclaration } from './declaration.sql.ts'
import { selectDeclared } from './declared-items.sql.ts'
import { recordAffected } from './record-affected.ts'
import { findWaiting, takeDeclarations } from './take-declarations.ts'

export interface RecordImplementationInput {
  readonly idempotencyKey?: string | null
  /** Code or number. */
  readonly item: string
  readonly city: string
  /** Needed for the first version; left out, the fields stay. */
  readonly content?: GivenContent | null
  readonly state: ImplementationState
  readonly validFrom?: CivilDate | null
  readonly reason?: string | null
  readonly dryRun: boolean
}

/** The version in force now, the recognitions that changed with it, and declarations that wait to be resumed. */
export interface RecordedImplementation {
  readonly implementation: ItemImplementation
  readonly affected: readonly AffectedRecognition[]
  readonly waitingToResume: readonly RecognitionDeclaration[]
}

/**
 * Records a version of the caller's own city's implementation. The same again adds nothing. Suspending or cancelling takes the
 * city's declarations with it at once; resuming gives none back by itself, it names those that wait for `resumeRecognition`.
 * Content is checked by the rules of every cluster that the city is a member of today. Refuses what follows a cancelled one, and a version that begins before the last.
 */
export const recordImplementation = async (
  hub: Hub,
  caller: Caller,
  input: RecordImplementationInput,
): Promise<Outcome<RecordedImplementation>> => {
  const forbidden = forbid(caller, ['COORDINATOR', 'PARTNER'], {
    cluster: caller.cluster ?? undefined,
    city: input.city,
  })
  if (forbidden) return forbidden
  const problems = [...checkDate(input.validFrom, 'validFrom'), ...checkOptionalText(input.reason, 'reason', 1000)]
  if (problems.length > 0) return refused(...problems)
  const today = civilDateAt(hub.now())
  const { idempotencyKey, dryRun, ...content } = input
  const work = (db: Db, log: ChangeLog) => recordVersion(db, log, caller, input, today)
  return dryRun
    ? rehearse(hub, work)
    : writeOnce(hub, caller, 'recordImplementation', { idempotencyKey, content }, work)
}

/** The work itself, for whoever may: also for a what-if, undone afterwards. */
export const recordVersion = async (
  db: Db,
  log: ChangeLog,
  caller: Caller,
  input: RecordImplementationInput,
  today: CivilDate,
): Promise<Outcome<RecordedImplementation>> => {
  const [item, another] = await selectItemsByCode(db, input.item, clustersWithDrafts(caller))
  if (!item || another) return refusedFor('ITEM_UNKNOWN', { code: input.item }, ['item'])
  const last = await selectLastVersionForUpdate(db, item.id, input.city)
  const given = input.content ? normalContent(input.content) : last?.content
  if (!given) return refusedFor('CONTENT_MISSING', { item: input.item }, ['content'])
  const isKept = last !== undefined && canonicalJson(last.content) === canonicalJson(given)
  const isSame = isKept && last.state === input.state
  const inconsistent = worstConsistencyProblems(given, await readCitySettings(db, input.city, today))
  const found = [...checkContent(given, item.nationalCode), ...inconsistent]
  const problems = (isSame || (isKept && input.state !== 'ACTIVE') ? found.map(saidOnly) : found).map(inContent)
  if (problems.some(isError)) return refused(...problems)
  const validFrom = input.validFrom ?? today
  if (last && validFrom < last.validFrom)
    return refusedFor('VERSION_OUT_OF_ORDER', { known: last.validFrom }, ['validFrom'])

  if (isSame) return done({ implementation: last, affected: [], waitingToResume: [] }, problems)
  const change = changeBetween(last?.state ?? null, input.state)
  if (change === null)
    return refusedFor('IMPLEMENTATION_STEP_NOT_ALLOWED', { before: last?.state ?? null, after: input.state }, ['state'])
  const version = {
    ...{ itemId: item.id, city: input.city, version: (last?.version ?? 0) + 1 },
    ...{ change, state: input.state, validFrom, content: given },
  }
  const recorded = await recordNext(db, log, item, version, input.reason?.trim() || null, today)
  return done({ ...recorded, waitingToResume: await findWaiting(db, item.id, input.city, today) }, problems)
}

const inContent = (found: Problem): Problem => ({ ...found, path: ['content', ...found.path] })

/** What stands already, or is taken out of force as it stands, is not refused by a rule that has become stricter since. */
const saidOnly = (found: Problem): Problem => ({ ...found, severity: 'WARNING' })

/** Records a version, and with it what it takes along and every recognition that changes. */
const recordNext = async (
  db: Db,
  log: ChangeLog,
  item: ServiceItem,
  version: Omit<ItemImplementation, 'id'>,
  reason: string | null,
  today: CivilDate,
) => {
  const { city, change, state, validFrom, content } = version
  const declared = await selectDeclared(db, [item.id])
  const clusters = declared.filter(({ itemIds }) => itemIds.includes(item.id))
  let implementation: ItemImplementation | undefined
  const doing = {
    ...{ clusters, items: [item], city, asOf: today, from: validFrom },
    cause: `IMPLEMENTATION_${change}` as const,
  }
  const affected = await recordAffected(db, log, doing, async () => {
    const { contentHash, ...made } = await insertImplementation(
      db,
      { ...version, canonical: canonicalJson(content) },
      log.tx,
    )
    implementation = made
    await log.record({
      kind: 'implementation.recorded',
      subject: `${codeOf(item)}/${city}`,
      city,
      isPublic: true,
      state: {
        ...{ item: codeOf(item), city, version: made.version, change, state, validFrom },
        ...{ contentHash, content, reason },
      },
    })
    if (change === 'SUSPENDED' || change === 'CANCELLED')
      await takeDeclarations(db, log, clusters, item, { city, cause: `IMPLEMENTATION_${change}`, validFrom, reason })
  })
  return { implementation: implementation!, affected }
}
