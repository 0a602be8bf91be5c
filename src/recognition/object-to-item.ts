import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectListedItem } from './batch-item.sql.ts'
import { type BatchInput, changeBatch, recordBatch } from './change-batch.ts'
import { insertObjection, insertObjectionWithdrawal, selectLastRound } from './consultation.sql.ts'
import { answerOf, standingObjections } from './consultation.ts'

export interface ObjectToItemInput extends BatchInput {
  /** Code or number of the item. */
  readonly item: string
  readonly reason: string
}

/**
 * Objects to one item for the caller's own city. Refuses an item that is not in the batch, one whose own objection stands,
 * one after the deadline, and one by a city that has confirmed the round.
 */
export const objectToItem = (hub: Hub, caller: Caller, input: ObjectToItemInput) => {
  const step = {
    verb: 'objectToItem',
    role: 'COORDINATOR' as const,
    states: ['OUT_FOR_CONSULTATION' as const],
    problems: checkText(input.reason, 'reason', 1000),
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    const city = caller.city!
    const raisedOn = civilDateAt(hub.now())
    const round = await selectLastRound(db, batch.id)
    const answer = answerOf(round, city)
    if (!answer) return refusedFor('CITY_NOT_ASKED', { city, round: round.round })
    if (answer.manner !== null) return refusedFor('CITY_HAS_CONFIRMED', { confirmedOn: answer.confirmedOn })
    if (raisedOn > round.deadline) return refusedFor('OBJECTION_TOO_LATE', { deadline: round.deadline })
    const item = await selectListedItem(db, batch, input.item)
    if (!item) return refusedFor('ITEM_NOT_IN_BATCH', { code: input.item }, ['item'])
    // The cluster is locked, so nobody raises the same one meanwhile.
    if (standingObjections(round).some((known) => known.city.code === city && known.itemId === item.itemId))
      return refusedFor('ALREADY_OBJECTED', { code: input.item }, ['item'])
    const objection = {
      batchId: batch.id,
      round: round.round,
      city,
      itemId: item.itemId,
      reason: input.reason.trim(),
      raisedOn,
    }
    await insertObjection(db, objection, log.tx)
    const said = { city, item: item.code, reason: objection.reason, raisedOn }
    await recordBatch(db, log, batch.id, 'batch.itemObjected', { said, city })
    return done({})
  })
}

export interface WithdrawObjectionInput extends BatchInput {
  readonly item: string
}

const withdrawal = { verb: 'withdrawObjection', role: 'COORDINATOR', states: ['OUT_FOR_CONSULTATION'] } as const

/** Takes the own city's objection to an item back. Refuses if there is none that stands. */
export const withdrawObjection = (hub: Hub, caller: Caller, input: WithdrawObjectionInput) =>
  changeBatch(hub, caller, withdrawal, input, async (db, log, batch) => {
    const round = await selectLastRound(db, batch.id)
    const item = await selectListedItem(db, batch, input.item)
    const objection = standingObjections(round).find(
      ({ city, itemId }) => city.code === caller.city && itemId === item?.itemId,
    )
    if (!item || !objection) return refusedFor('OBJECTION_UNKNOWN', { code: input.item }, ['item'])
    const withdrawnOn = civilDateAt(hub.now())
    await insertObjectionWithdrawal(db, objection.id, withdrawnOn, log.tx)
    const city = caller.city!
    await recordBatch(db, log, batch.id, 'batch.objectionWithdrawn', {
      said: { city, item: item.code, withdrawnOn },
      city,
    })
    return done({})
  })
