import { type RawBuilder, sql } from 'kysely'
import type { Posted } from '../base/outbound.ts'
import type { Db } from '../db/database.ts'
import type { Delivery } from './delivery.ts'
import type { Place } from './next-signal.ts'
import type { SignalType } from './signal.ts'

/** An attempt as it went. */
export interface Attempt {
  readonly subscriberId: number
  readonly signal: { readonly id: string; readonly type: SignalType; readonly at: string }
  readonly after: Place
  readonly upTo: Place
  readonly alert: Readonly<Record<string, unknown>> | null
  readonly attempt: number
  readonly posted: Posted
  readonly durationMs: number
  readonly attemptedAt: string
}

const insertion = (it: Attempt): RawBuilder<{ id: number }> => sql`
  insert into subscriber_delivery (subscriber_id, signal_id, signal_type, signal_at, after_number, after_hash, up_to_number, up_to_hash,
    alert, attempt, status, failure, duration_ms, attempted_at)
  values (${it.subscriberId}, ${it.signal.id}, ${it.signal.type}, ${it.signal.at}, ${it.after.number}, decode(${it.after.hash}, 'hex'),
    ${it.upTo.number}, decode(${it.upTo.hash}, 'hex'), ${it.alert === null ? null : JSON.stringify(it.alert)}::jsonb, ${it.attempt},
    ${'status' in it.posted ? it.posted.status : null}, ${'failure' in it.posted ? it.posted.failure : null}, ${it.durationMs},
    ${it.attemptedAt}) returning id`

/** Keeps an attempt that changes nothing for the subscriber. */
export const insertDelivery = async (db: Db, attempt: Attempt): Promise<number> =>
  (await insertion(attempt).execute(db)).rows[0]!.id

/** Keeps the attempt and moves the cursor: what the signal told of is acknowledged. Who lost the lease meanwhile moves nothing. */
export const settleAcknowledged = async (db: Db, lease: number, it: Attempt, nextAt: string): Promise<void> => {
  await sql`
    with settled as (update subscriber set acknowledged_number = ${it.upTo.number}, acknowledged_hash = decode(${it.upTo.hash}, 'hex'),
        acknowledged_at = ${it.attemptedAt}, signal_id = null, signal_type = null, signal_at = null, signal_number = null,
        signal_hash = null, signal_alert = null, attempts = 0, next_attempt_at = ${nextAt}, last_failure = null, lease_id = null,
        leased_until = null
      where id = ${it.subscriberId} and lease_id = ${lease})
    ${insertion(it)}
  `.execute(db)
}

/** Keeps the attempt and when the next one comes; without a next one the subscriber is dead. */
export const settleFailed = async (
  db: Db,
  lease: number,
  it: Attempt,
  next: { readonly at: string | null; readonly why: string },
): Promise<void> => {
  await sql`
    with settled as (update subscriber set attempts = ${it.attempt}, next_attempt_at = coalesce(${next.at}::timestamptz, next_attempt_at),
        state = case when ${next.at}::timestamptz is null then 'DEAD' else state end,
        dead_at = case when ${next.at}::timestamptz is null then ${it.attemptedAt}::timestamptz end,
        last_failure = ${next.why}, lease_id = null, leased_until = null
      where id = ${it.subscriberId} and lease_id = ${lease})
    ${insertion(it)}
  `.execute(db)
}

const columns = sql`d.id, d.subscriber_id as "subscriberId", d.signal_id as "signalId", d.signal_type as "type", d.signal_at as "signalAt",
  d.after_number as "after", encode(d.after_hash, 'hex') as "afterHash", d.up_to_number as "upTo", encode(d.up_to_hash, 'hex') as "upToHash",
  d.alert, d.attempt, d.status, d.failure, d.duration_ms as "durationMs", d.attempted_at as "attemptedAt"`

/** The deliveries of a subscriber before an id, the newest first. */
export const selectDeliveries = async (
  db: Db,
  subscriberId: number,
  before: number | null,
  limit: number,
): Promise<Delivery[]> => {
  const { rows } = await sql<Delivery>`
    select ${columns} from subscriber_delivery d
    where d.subscriber_id = ${subscriberId} and (${before}::bigint is null or d.id < ${before})
    order by d.id desc limit ${limit}
  `.execute(db)
  return rows
}

export const selectDelivery = async (db: Db, id: number): Promise<Delivery | undefined> => {
  const { rows } = await sql<Delivery>`select ${columns} from subscriber_delivery d where d.id = ${id}`.execute(db)
  return rows[0]
}

/** What a delivery that is sent again needs of its subscriber: the address, and the secrets that sign today. */
export const selectTarget = async (db: Db, id: number, now: string) => {
  const { rows } = await sql<{ url: string; secrets: string[] }>`
    select url, array[secret] || case when previous_secret_until > ${now}::timestamptz then array[previous_secret] else '{}' end as secrets
    from subscriber where id = ${id} and removed_in is null
  `.execute(db)
  return rows[0]
}

/** Forgets deliveries of long ago, some thousands at a time. */
export const deleteOldDeliveries = async (db: Db, before: string): Promise<void> => {
  await sql`
    delete from subscriber_delivery where id in
      (select id from subscriber_delivery where attempted_at < ${before} order by attempted_at limit 10000)
  `.execute(db)
}
