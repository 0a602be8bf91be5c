import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller, Role } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { selectBatch, selectBatchForUpdate } from './batch.sql.ts'
import { type BatchName, type BatchState, checkState, type ItemBatch } from './item-batch.ts'

export interface BatchInput extends BatchName {
  readonly idempotencyKey?: string | null
}

/** A step in the life of a batch: who may take it, in which states, and what its input must be. */
export interface BatchStep {
  readonly verb: string
  readonly role: Role
  readonly states: readonly BatchState[]
  readonly problems?: readonly Problem[]
}

/** What the change of an item in a batch says; the steps share its shape. */
export const batchItemChange = (batch: ItemBatch, kind: string, code: string, state: Change['state']): Change => ({
  kind,
  subject: `${batch.cluster}/${batch.ordinal}/${code}`,
  cluster: batch.cluster,
  isPublic: batch.state === 'PUBLISHED',
  state: { ordinal: batch.ordinal, ...state },
})

/** One step that was done to a batch: what was said with it, and by which city. */
export interface BatchStepDone {
  readonly said: Change['state']
  readonly city?: string
}

/** Records steps that were done to a batch: each says what it was, and how the batch stands after them. */
export const recordBatch = async (
  db: Db,
  log: ChangeLog,
  id: number,
  kind: string,
  ...steps: readonly BatchStepDone[]
): Promise<void> => {
  const { cluster, ...batch } = await selectBatch(db, id)
  const head = {
    ordinal: batch.ordinal,
    title: batch.title,
    documentNumber: batch.documentNumber,
    state: batch.state,
    round: batch.round,
    itemCount: batch.itemCount,
    publishedOn: batch.publishedOn,
    isBackFilled: batch.isBackFilled,
  }
  await log.record(
    ...steps.map(({ said, city }) => ({
      kind,
      subject: `${cluster}/${batch.ordinal}`,
      cluster,
      city,
      isPublic: batch.state === 'PUBLISHED',
      state: { ...said, ...head },
    })),
  )
}

/** Takes one step: may they, is the input right, which batch, does its state allow it; then the step's own work. */
export const changeBatch = async <I extends BatchInput, T extends object>(
  hub: Hub,
  caller: Caller,
  step: BatchStep,
  input: I,
  work: (db: Db, log: ChangeLog, batch: ItemBatch) => Promise<Outcome<T>>,
): Promise<Outcome<BatchName & T>> => {
  const forbidden = forbid(caller, [step.role], { cluster: input.cluster })
  if (forbidden) return forbidden
  if (step.problems && step.problems.length > 0) return refused(...step.problems)
  const { idempotencyKey, ...content } = input
  return writeOnce<BatchName & T>(
    hub,
    caller,
    step.verb,
    { idempotencyKey, content },
    async (db, log): Promise<Outcome<BatchName & T>> => {
      const cluster = await selectClusterForUpdate(db, input.cluster)
      if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
      const batch = await selectBatchForUpdate(db, input.cluster, input.ordinal)
      if (!batch) return refusedFor('BATCH_UNKNOWN', { ordinal: input.ordinal }, ['ordinal'])
      const notNow = checkState(batch, step.states)
      if (notNow.length > 0) return refused(...notNow)
      const outcome = await work(db, log, batch)
      if (outcome.ok === undefined) return refused(...outcome.problems)
      return done<BatchName & T>({ ...outcome.ok, cluster: batch.cluster, ordinal: batch.ordinal }, outcome.problems)
    },
  )
}
