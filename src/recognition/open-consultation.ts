import { selectMemberships } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { updateBatch } from './batch.sql.ts'
import { type BatchInput, changeBatch, recordBatch } from './change-batch.ts'
import { insertConsultation } from './consultation.sql.ts'

export interface OpenConsultationInput extends BatchInput {
  readonly deadline: CivilDate
}

/** Opens the next round with the cities that are members today. Refuses a deadline in the past and an empty list. */
export const openConsultation = (hub: Hub, caller: Caller, input: OpenConsultationInput) => {
  const today = civilDateAt(hub.now())
  const step = {
    verb: 'openConsultation',
    role: 'SECRETARIAT' as const,
    states: ['DRAFTED' as const],
    problems: checkDeadline(input.deadline, today),
  }
  return changeBatch(hub, caller, step, input, async (db, log, batch) => {
    if (batch.itemCount === 0) return refusedFor('LIST_EMPTY', {}, ['ordinal'])
    const memberships = await selectMemberships(db, [batch.clusterId], today)
    const cities = memberships.filter(({ role }) => role === 'MEMBER').map(({ city }) => city.code)
    if (cities.length === 0)
      return refusedFor('CLUSTER_WITHOUT_MEMBERS', { cluster: batch.cluster, day: today }, ['cluster'])
    const round = batch.round + 1
    await insertConsultation(
      db,
      { batchId: batch.id, round, openedOn: today, deadline: input.deadline },
      cities,
      log.tx,
    )
    await updateBatch(db, batch.id, { state: 'OUT_FOR_CONSULTATION', round })
    const said = { openedOn: today, deadline: input.deadline, cities }
    await recordBatch(db, log, batch.id, 'batch.consultationOpened', { said })
    return done({})
  })
}

const checkDeadline = (deadline: string, today: CivilDate): Problem[] => {
  const invalid = checkDate(deadline, 'deadline')
  if (invalid.length > 0) return invalid
  return deadline < today
    ? [problem('DEADLINE_IN_THE_PAST', { path: ['deadline'], field: 'deadline', facts: { found: deadline, today } })]
    : []
}
