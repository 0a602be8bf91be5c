import { selectRule } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { hubNumber } from '../base/item-code.ts'
import { done, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { updateItemWords } from '../catalogue/insert-items.sql.ts'
import { nameKeys } from '../catalogue/item-name.ts'
import { lockCatalogue, lockItems } from '../catalogue/resolve-items.sql.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { updateBatchPublished } from './batch.sql.ts'
import { selectItemStates, selectListedTwice, selectOtherwiseNamed } from './batch-item.sql.ts'
import { type BatchInput, changeBatch, recordBatch } from './change-batch.ts'
import { insertConfirmations, selectLastRound } from './consultation.sql.ts'
import { type Consultation, consentingBySilence, openPoints } from './consultation.ts'
import { haltDeclaring, selectDeclaredOfBatch } from './declared-items.sql.ts'
import { checkPastDay, type ItemBatch } from './item-batch.ts'
import { recordTouched } from './record-affected.ts'

export interface PublishItemBatchInput extends BatchInput {
  readonly documentNumber?: string | null
  /** Today in Beijing if not given. */
  readonly publishedOn?: CivilDate | null
}

/**
 * Publishes a batch; from then on it is immutable. Refuses while a city is waited for or an objection stands. Cities silent
 * past the deadline are recorded as having no objection, if the cluster's rules say so.
 */
export const publishItemBatch = (hub: Hub, caller: Caller, input: PublishItemBatchInput) => {
  const today = civilDateAt(hub.now())
  const publishedOn = input.publishedOn ?? today
  const step = {
    verb: 'publishItemBatch',
    role: 'SECRETARIAT' as const,
    states: ['OUT_FOR_CONSULTATION', 'CONFIRMED'] as const,
    problems: [
      ...checkPastDay(publishedOn, 'publishedOn', today),
      ...checkOptionalText(input.documentNumber, 'documentNumber', 100),
    ],
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    const round = await selectLastRound(db, batch.id)
    const rule = await selectRule(db, batch.clusterId, 'SILENCE_IS_CONSENT', today)
    const silent = consentingBySilence(round, today, rule === 'true')
    const open = openPoints(round, silent)
    if (open.length > 0) return refused(...open)
    const twice = await selectListedTwice(db, batch.id)
    if (twice.length > 0) return refused(...twice.map(listedTwice))
    if (publishedOn < round.openedOn)
      return refusedFor('PUBLISHED_BEFORE_CONSULTATION', { openedOn: round.openedOn, publishedOn }, ['publishedOn'])
    await recordSilence(
      db,
      log,
      batch,
      round,
      silent.map(({ code }) => code),
      today,
    )
    const documentNumber = input.documentNumber?.trim() || batch.documentNumber
    const declared = await settleItems(db, batch)
    await updateBatchPublished(db, batch.id, { publishedOn, documentNumber, isBackFilled: false }, log.tx)
    const published = { ...batch, state: 'PUBLISHED' as const }
    await recordItems(db, log, published)
    await recordBatch(db, log, batch.id, 'batch.published', { said: {} })
    const doing = { cause: 'BATCH_PUBLISHED' as const, city: null, asOf: today, from: null }
    await recordTouched(db, log, doing, { id: batch.clusterId, code: batch.cluster }, declared)
    return done({})
  })
}

const listedTwice = ({ itemId, successorId }: { itemId: number; successorId: number }): Problem =>
  problem('ITEM_LISTED_TWICE', { facts: { merged: hubNumber(itemId), successor: hubNumber(successorId) } })

const recordSilence = async (
  db: Db,
  log: ChangeLog,
  batch: ItemBatch,
  round: Consultation,
  cities: readonly string[],
  today: CivilDate,
) => {
  if (cities.length === 0) return
  await insertConfirmations(
    db,
    { batchId: batch.id, round: round.round, manner: 'SILENCE', confirmedOn: today },
    cities,
    log.tx,
  )
  const steps = cities.map((city) => ({
    said: { city, manner: 'SILENCE', confirmedOn: today, deadline: round.deadline },
    city,
  }))
  await recordBatch(db, log, batch.id, 'batch.confirmed', ...steps)
}

/** Gives the items the words of this list, for what is published must not go by those of a draft elsewhere; answers those declared of. */
const settleItems = async (db: Db, { id, clusterId }: ItemBatch): Promise<number[]> => {
  await lockCatalogue(db)
  await haltDeclaring(db, clusterId)
  const items = await selectOtherwiseNamed(db, id)
  const declared = await selectDeclaredOfBatch(db, clusterId, id)
  await lockItems(db, [...items.map(({ itemId }) => itemId), ...declared])
  const words = items.map(({ itemId, ...item }) => ({
    ...item,
    ...nameKeys(item.name),
    ...{ id: itemId, parentCode: null, creditIdentifier: null },
  }))
  if (words.length > 0) await updateItemWords(db, words)
  return declared
}

const atATime = 1000

// Partners see drafts never: what they learn of the items, they learn now.
const recordItems = async (db: Db, log: ChangeLog, batch: ItemBatch) => {
  for (let after = 0; ; ) {
    const items = await selectItemStates(db, batch.id, after, atATime)
    await log.record(
      ...items.map(({ itemId, ...state }) => ({
        kind: 'batch.itemPublished',
        subject: `${batch.cluster}/${batch.ordinal}/${state.nationalCode ?? hubNumber(itemId)}`,
        cluster: batch.cluster,
        isPublic: true,
        state: { batch: batch.ordinal, number: hubNumber(itemId), ...state },
      })),
    )
    if (items.length < atATime) return
    after = items.at(-1)!.position
  }
}
