import { selectCluster, selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { breather } from '../base/breathe.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError, type Problem } from '../base/problem.ts'
import { type CheckedList, openListChecker } from '../catalogue/check-list.ts'
import type { Granularity } from '../catalogue/granularity.ts'
import { lockCatalogue, lockItems } from '../catalogue/resolve-items.sql.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { insertBatch, selectBatches, selectBatchForUpdate, updateBatch, updateBatchPublished } from './batch.sql.ts'
import { recordBatch } from './change-batch.ts'
import { checkBatchHead, checkOrdinal } from './item-batch.ts'
import { type Plan, planRegistration } from './plan-registration.ts'
import { recordTouched } from './record-affected.ts'
import type { Registration, RegistrationInput, RegistrationRows } from './registration.ts'
import { takeListedItems } from './take-listed-items.ts'
import { writeRegistration } from './write-registration.ts'

/** Registers rows as a draft, or adds them to a draft of the same ordinal and title. The cluster's secretariat. */
export const registerItemBatch = (hub: Hub, caller: Caller, input: RegistrationInput, rows: RegistrationRows) =>
  registerRows(hub, caller, 'registerItemBatch', input, rows, null, [])

/**
 * The way of every registration: check the rows by themselves, find out what they mean, then write all or (with
 * ACCEPT_VALID) the rows without errors. A refusal because of rows is an answer with counts, and nothing is written.
 */
export const registerRows = async (
  hub: Hub,
  caller: Caller,
  verb: string,
  input: RegistrationInput,
  rows: RegistrationRows,
  publishedOn: CivilDate | null,
  furtherProblems: readonly Problem[],
): Promise<Outcome<Registration>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const head = [...checkBatchHead(input), ...furtherProblems]
  if (head.length > 0) return refused(...head)
  const checked = await checkRows(rows, input.granularity ?? undefined)
  const { content: rowContent, refusal, problems = [] } = rows.end()
  if (refusal) return refused(refusal)
  const list = withProblems(checked, problems)
  if (input.dryRun) return rehearse(hub.db, input, list, publishedOn !== null)

  const { idempotencyKey, ...content } = input
  return writeOnce(
    hub,
    caller,
    verb,
    { idempotencyKey, content: { ...content, publishedOn, rows: rowContent } },
    (db, log) => writeList(db, log, input, list, publishedOn, civilDateAt(hub.now())),
  )
}

// By itself, so that what the checker remembers of 100,000 rows is gone before they are written.
const checkRows = async (rows: RegistrationRows, granularity: Granularity | undefined): Promise<CheckedList> => {
  const checker = openListChecker(granularity)
  const breathe = breather()
  for await (const chunk of rows.chunks)
    for (const row of chunk) {
      checker.take(row)
      await breathe()
    }
  return checker.finish()
}

// A list whose header was not found is not also an empty one.
const withProblems = (list: CheckedList, found: readonly Problem[]): CheckedList => ({
  ...list,
  problems: [...found, ...list.problems.filter(({ code }) => code !== 'LIST_EMPTY' || !found.some(isError))],
})

const rehearse = async (
  db: Db,
  input: RegistrationInput,
  list: CheckedList,
  asPublished: boolean,
): Promise<Outcome<Registration>> => {
  const cluster = await selectCluster(db, input.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const [known] = await selectBatches(db, { ...input, publishedOnly: false })
  const taken = checkOrdinal(known, input.title, asPublished)
  const plan = await planRegistration(db, cluster.id, taken.length > 0 ? null : (known?.id ?? null), list.rows)
  return done(tally(list, plan, null), [...taken, ...list.problems, ...plan.problems])
}

const writeList = async (
  db: Db,
  log: ChangeLog,
  input: RegistrationInput,
  list: CheckedList,
  publishedOn: CivilDate | null,
  today: CivilDate,
): Promise<Outcome<Registration>> => {
  const cluster = await selectClusterForUpdate(db, input.cluster)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const known = await selectBatchForUpdate(db, input.cluster, input.ordinal)
  const taken = checkOrdinal(known, input.title, publishedOn !== null)
  if (taken.length > 0) return refused(...taken)
  await lockCatalogue(db)
  const plan = await planRegistration(db, cluster.id, known?.id ?? null, list.rows)
  const problems = [...list.problems, ...plan.problems]
  const nothingValid = plan.rows.length + plan.unchanged === 0
  if (nothingValid || (input.onProblem === 'REJECT_ALL' && problems.some(isError)))
    return done({ ...tally(list, plan, null), accepted: 0, unchanged: 0, rejected: list.received }, problems)

  const head = { title: input.title.trim(), documentNumber: input.documentNumber?.trim() || null }
  const id = known?.id ?? (await insertBatch(db, { clusterId: cluster.id, ordinal: input.ordinal, ...head }, log.tx))
  const isPublished = publishedOn !== null
  const named = plan.rows.flatMap(({ itemId }) => itemId ?? [])
  const declared = isPublished ? await takeListedItems(db, cluster.id, named) : []
  if (!isPublished) await lockItems(db, named)
  await writeRegistration(
    db,
    log,
    { id, clusterId: cluster.id, cluster: input.cluster, ordinal: input.ordinal, isPublished },
    plan,
  )
  if (isPublished)
    await updateBatchPublished(db, id, { publishedOn, documentNumber: head.documentNumber, isBackFilled: true }, log.tx)
  else await updateBatch(db, id, { documentNumber: head.documentNumber })
  if (!known || plan.rows.length > 0)
    await recordBatch(db, log, id, isPublished ? 'batch.published' : known ? 'batch.amended' : 'batch.registered', {
      said: { itemsAdded: plan.rows.filter(({ listed }) => !listed).length },
    })
  const doing = { cause: 'BATCH_PUBLISHED' as const, city: null, asOf: today, from: null }
  await recordTouched(db, log, doing, cluster, declared)
  return done(tally(list, plan, { cluster: input.cluster, ordinal: input.ordinal }), problems)
}

const tally = (list: CheckedList, plan: Plan, batch: Registration['batch']): Registration => ({
  batch,
  received: list.received,
  accepted: plan.rows.length,
  unchanged: plan.unchanged,
  rejected: list.received - plan.rows.length - plan.unchanged,
  codeShapes: list.codeShapes,
})
