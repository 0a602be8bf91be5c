import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, refusedFor } from '../base/outcome.ts'
import { warning } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { updateBatch } from './batch.sql.ts'
import { type BatchInput, changeBatch, recordBatch } from './change-batch.ts'
import { insertConfirmations, selectLastRound } from './consultation.sql.ts'
import { answerOf, isConfirmed, standingObjections } from './consultation.ts'

const step = { verb: 'confirmItemBatch', role: 'COORDINATOR', states: ['OUT_FOR_CONSULTATION', 'CONFIRMED'] } as const

/** Confirms the batch for the caller's own city. Refuses a city that was not asked, and one whose objection stands. */
export const confirmItemBatch = (hub: Hub, caller: Caller, input: BatchInput) =>
  changeBatch(hub, caller, step, input, async (db, log, batch) => {
    const city = caller.city!
    const confirmedOn = civilDateAt(hub.now())
    const round = await selectLastRound(db, batch.id)
    const answer = answerOf(round, city)
    if (!answer) return refusedFor('CITY_NOT_ASKED', { city, round: round.round })
    if (answer.manner !== null)
      return done({}, [warning('ALREADY_CONFIRMED', { facts: { confirmedOn: answer.confirmedOn } })])
    const own = standingObjections(round).filter((objection) => objection.city.code === city)
    if (own.length > 0) return refusedFor('OWN_OBJECTION_STANDS', { count: own.length })
    const confirmation = { batchId: batch.id, round: round.round, manner: 'STATED' as const, confirmedOn }
    await insertConfirmations(db, confirmation, [city], log.tx)
    const confirmed = isConfirmed(round, [answer.city])
    if (confirmed) await updateBatch(db, batch.id, { state: 'CONFIRMED' })
    const said = { city, manner: 'STATED', confirmedOn, byAll: confirmed }
    await recordBatch(db, log, batch.id, 'batch.confirmed', { said, city })
    return done({})
  })
