import type { Caller } from '../base/caller.ts'
import { type Outcome, refusedFor } from '../base/outcome.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import type { Hub } from '../hub.ts'
import { abandonItemBatch } from '../recognition/abandon-item-batch.ts'
import { adjustItemBatch } from '../recognition/adjust-item-batch.ts'
import { confirmItemBatch } from '../recognition/confirm-item-batch.ts'
import { dropBatchItems } from '../recognition/drop-batch-items.ts'
import type { BatchName } from '../recognition/item-batch.ts'
import { objectToItem, withdrawObjection } from '../recognition/object-to-item.ts'
import { openConsultation } from '../recognition/open-consultation.ts'
import { publishItemBatch } from '../recognition/publish-item-batch.ts'
import { registerItemBatch } from '../recognition/register-item-batch.ts'
import { registerPublishedBatch } from '../recognition/register-published-batch.ts'
import {
  type Registration,
  type RegistrationInput,
  type RegistrationRows,
  rowsOf,
} from '../recognition/registration.ts'
import { returnToDraft } from '../recognition/return-to-draft.ts'
import { answer } from './answer.ts'
import { findBatch } from './batch.ts'
import type { Context } from './context.ts'

/** A step of a batch as a mutation: the verb, then the batch as it stands now. */
const step =
  <I>(verb: (hub: Hub, caller: Caller, input: I) => Promise<Outcome<BatchName>>) =>
  async (_: unknown, { input }: { input: I }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { itemBatch: ok && (await findBatch(context, ok.cluster, ok.ordinal)), problems }
  }

/** More comes by upload, which streams. */
const mostRows = 20_000

/** Absent fields come as null; the rows of a list know only texts. */
const textsOf = (row: Readonly<Record<string, string | null | undefined>>): ListedRow['fields'] => {
  const texts: Record<string, string> = {}
  for (const field in row) {
    const text = row[field]
    if (text !== null && text !== undefined) texts[field] = text
  }
  return texts
}

const registration =
  <I extends RegistrationInput>(
    verb: (hub: Hub, caller: Caller, input: I, rows: RegistrationRows) => Promise<Outcome<Registration>>,
  ) =>
  async (
    _: unknown,
    { input: { rows, ...input } }: { input: I & { rows: Record<string, string | null>[] } },
    context: Context,
  ) => {
    const outcome =
      rows.length > mostRows
        ? refusedFor('COUNT_TOO_LARGE', { most: mostRows }, ['rows'])
        : await verb(context.hub, context.caller, input as unknown as I, {
            chunks: [rowsOf(rows.map(textsOf))],
            end: () => ({ content: rows }),
          })
    const { ok, problems } = answer(outcome, context)
    const tally = ok ?? {
      batch: null,
      received: rows.length,
      accepted: 0,
      unchanged: 0,
      rejected: rows.length,
      codeShapes: [],
    }
    return {
      ...tally,
      itemBatch: tally.batch && (await findBatch(context, tally.batch.cluster, tally.batch.ordinal)),
      problems,
    }
  }

export const batchMutations = {
  Mutation: {
    registerItemBatch: registration(registerItemBatch),
    registerPublishedBatch: registration(registerPublishedBatch),
    dropBatchItems: step(dropBatchItems),
    abandonItemBatch: step(abandonItemBatch),
    openConsultation: step(openConsultation),
    objectToItem: step(objectToItem),
    withdrawObjection: step(withdrawObjection),
    confirmItemBatch: step(confirmItemBatch),
    returnToDraft: step(returnToDraft),
    publishItemBatch: step(publishItemBatch),
    adjustItemBatch: async (
      _: unknown,
      { input }: { input: Parameters<typeof adjustItemBatch>[2] & { add: Record<string, string | null>[] } },
      context: Context,
    ) => {
      const outcome = await adjustItemBatch(context.hub, context.caller, { ...input, add: input.add.map(textsOf) })
      const { ok, problems } = answer(outcome, context)
      const itemBatch = ok && (await findBatch(context, ok.cluster, ok.ordinal))
      const made = itemBatch ? await context.load.adjustments.load(itemBatch.id) : []
      return { itemBatch, adjustments: made.filter(({ id }) => ok?.adjustmentIds.includes(id)), problems }
    },
  },
}
