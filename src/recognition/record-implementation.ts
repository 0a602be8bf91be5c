import { clustersWithDrafts, forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { selectLastVersions } from '../catalogue/implementation.sql.ts'
import type { ImplementationState, ItemImplementation } from '../catalogue/item-implementation.ts'
import { type GivenContent, normalContent } from '../catalogue/normal-content.ts'
import { prepareContent } from '../catalogue/prepare-content.ts'
import { readCitySettings } from '../catalogue/read-settings.ts'
import { lockItems } from '../catalogue/resolve-items.sql.ts'
import { selectItemsByCode } from '../catalogue/service-item.sql.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { rehearse } from '../changes/write.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import type { AffectedRecognition } from './affected-recognition.ts'
import type { RecognitionDeclaration } from './declaration.sql.ts'
import { nextVersion } from './next-version.ts'
import { recordTouchedItems, recordVersions } from './record-versions.ts'
import { findWaiting } from './take-declarations.ts'

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
  const { city, state } = input
  const [item, another] = await selectItemsByCode(db, input.item, clustersWithDrafts(caller))
  if (!item || another) return refusedFor('ITEM_UNKNOWN', { code: input.item }, ['item'])
  await lockItems(db, [item.id])
  const last = (await selectLastVersions(db, [item.id], city)).get(item.id)
  const rules = { settings: await readCitySettings(db, city, today), today }
  const decided = nextVersion(
    {
      ...{ named: input.item, nationalCode: item.nationalCode, state, validFrom: input.validFrom ?? null },
      content: input.content ? prepareContent(normalContent(input.content)) : null,
    },
    last,
    last?.content ? prepareContent(last.content) : null,
    rules,
  )
  if (decided.ok === undefined) return decided
  const { next } = decided.ok
  if (next === null) {
    const { contentHash, ...implementation } = last!
    return done(
      { implementation: { ...implementation, content: last!.content! }, affected: [], waitingToResume: [] },
      decided.problems,
    )
  }
  const version = { itemId: item.id, city, ...next }
  const reason = input.reason?.trim() || null
  const { ids, touched } = await recordVersions(db, log, [{ item, next: version, reason }], null)
  const affected: AffectedRecognition[] = []
  await recordTouchedItems(db, log, { city, asOf: today }, touched, (one) => affected.push(one))
  const implementation = { ...version, id: ids[0]!, content: next.content.fields }
  const from = next.validFrom > today ? next.validFrom : today
  return done(
    { implementation, affected, waitingToResume: await findWaiting(db, item.id, city, from) },
    decided.problems,
  )
}
