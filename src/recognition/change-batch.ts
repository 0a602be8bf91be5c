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
import { selectBatchForUpdate } from './batch.sql.ts'
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

/** What the batch's own change says; the steps share its shape. */
export const batchChange = (batch: ItemBatch, kind: string, state: Change['state'], city?: string): Change => ({
  kind,
  subject: `${batch.cluster}/${batch.ordinal}`,
  cluster: batch.cluster,
  city,
  isPublic: batch.state === 'PUBLISHED',
  state: { ordinal: batch.ordinal, ...state },
})

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
