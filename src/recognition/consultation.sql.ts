import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { Consultation } from './consultation.ts'

/** The rounds of batches with answers and objections, in order. */
export const selectConsultations = async (db: Db, batchIds: readonly number[]): Promise<Consultation[]> => {
  const { rows } = await sql<Consultation>`
    select r.batch_id as "batchId", r.round, r.opened_on as "openedOn", r.deadline,
      (select coalesce(json_agg(json_build_object('city', json_build_object('code', c.code, 'name', c.name), 'manner', a.manner,
          'confirmedOn', a.confirmed_on) order by c.code), '[]')
        from consultation_city asked join city c on c.code = asked.city_code
        left join batch_confirmation a on a.batch_id = asked.batch_id and a.round = asked.round and a.city_code = asked.city_code
        where asked.batch_id = r.batch_id and asked.round = r.round) as answers,
      (select coalesce(json_agg(json_build_object('id', o.id, 'city', json_build_object('code', c.code, 'name', c.name),
          'itemId', o.item_id, 'reason', o.reason, 'raisedOn', o.raised_on, 'withdrawnOn', w.withdrawn_on) order by o.id), '[]')
        from objection o join city c on c.code = o.city_code left join objection_withdrawal w on w.objection_id = o.id
        where o.batch_id = r.batch_id and o.round = r.round) as objections
    from consultation r where r.batch_id = any(${batchIds}::bigint[]) order by r.batch_id, r.round
  `.execute(db)
  return rows
}

/** The round that a batch is in. */
export const selectLastRound = async (db: Db, batchId: number): Promise<Consultation> =>
  (await selectConsultations(db, [batchId])).at(-1)!

export const insertConsultation = async (
  db: Db,
  round: { batchId: number; round: number; openedOn: CivilDate; deadline: CivilDate },
  cities: readonly string[],
  tx: number,
): Promise<void> => {
  await sql`
    insert into consultation (batch_id, round, opened_on, deadline, recorded_in)
    values (${round.batchId}, ${round.round}, ${round.openedOn}, ${round.deadline}, ${tx})
  `.execute(db)
  await sql`
    insert into consultation_city (batch_id, round, city_code)
    select ${round.batchId}, ${round.round}, code from unnest(${cities}::text[]) code
  `.execute(db)
}

export const insertConfirmations = async (
  db: Db,
  confirmation: { batchId: number; round: number; manner: 'STATED' | 'SILENCE'; confirmedOn: CivilDate },
  cities: readonly string[],
  tx: number,
): Promise<void> => {
  await sql`
    insert into batch_confirmation (batch_id, round, city_code, manner, confirmed_on, recorded_in)
    select ${confirmation.batchId}, ${confirmation.round}, code, ${confirmation.manner}, ${confirmation.confirmedOn}::date, ${tx}
    from unnest(${cities}::text[]) code
  `.execute(db)
}

export const insertObjection = async (
  db: Db,
  objection: { batchId: number; round: number; city: string; itemId: number; reason: string; raisedOn: CivilDate },
  tx: number,
): Promise<void> => {
  await sql`
    insert into objection (batch_id, round, city_code, item_id, reason, raised_on, recorded_in)
    values (${objection.batchId}, ${objection.round}, ${objection.city}, ${objection.itemId}, ${objection.reason},
      ${objection.raisedOn}, ${tx})
  `.execute(db)
}

export const insertObjectionWithdrawal = async (
  db: Db,
  objectionId: number,
  withdrawnOn: CivilDate,
  tx: number,
): Promise<void> => {
  await sql`
    insert into objection_withdrawal (objection_id, withdrawn_on, recorded_in) values (${objectionId}, ${withdrawnOn}, ${tx})
  `.execute(db)
}
