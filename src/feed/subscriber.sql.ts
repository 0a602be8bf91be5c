import { type RawBuilder, sql } from 'kysely'
import { clustersOfKeysCity, isRevoked } from '../access/key.sql.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { Subscriber, SubscriberState } from './subscriber.ts'

/** The key by which a subscriber `s` has its rights: one of its holder's with the same role and city, in force at an instant. */
export const keyOfSubscriber = (now: string, today: CivilDate): RawBuilder<unknown> => sql`
  select k.id, kc.code as cluster, ${clustersOfKeysCity(today)} as city_clusters from access_key k left join city_cluster kc on kc.id = k.cluster_id
  where k.holder_id = s.holder_id and k.role = s.role and k.city_code is not distinct from s.city_code
    and (k.cluster_id is null or k.cluster_id = s.cluster_id) and (k.expires_at is null or k.expires_at > ${now}::timestamptz)
    and not ${isRevoked(sql`${now}::timestamptz`)}
  order by k.id desc limit 1`

const selectWhere = async (db: Db, now: string, condition: RawBuilder<boolean>): Promise<Subscriber[]> => {
  const { rows } = await sql<Subscriber>`
    select s.id, c.code as cluster, s.city_code as city, h.name as holder, s.url, s.kinds, s.state,
      exists (${keyOfSubscriber(now, now.slice(0, 10))}) as "isEntitled", s.dead_at as "deadAt", s.acknowledged_number as number,
      s.acknowledged_at as "acknowledgedAt", clock.next_number - 1 - s.acknowledged_number as behind,
      case when s.acknowledged_number < clock.next_number - 1 then (select recorded_at from change_commit
        where first_number <= s.acknowledged_number + 1 order by first_number desc limit 1) end as "behindSince",
      s.attempts, case when s.signal_id is not null then s.next_attempt_at end as "nextAttemptAt", s.last_failure as "lastFailure"
    from subscriber s join city_cluster c on c.id = s.cluster_id join key_holder h on h.id = s.holder_id cross join change_clock clock
    where s.removed_in is null and ${condition} order by s.id limit 1000
  `.execute(db)
  return rows
}

/** The subscribers of a cluster: a city's, or with null all of them. */
export const selectSubscribers = (db: Db, cluster: string, city: string | null, now: string): Promise<Subscriber[]> =>
  selectWhere(db, now, sql`c.code = ${cluster} and (${city}::text is null or s.city_code = ${city})`)

export const selectSubscriber = async (db: Db, id: number, now: string): Promise<Subscriber | undefined> =>
  (await selectWhere(db, now, sql`s.id = ${id}`))[0]

/** Takes a subscriber for this transaction. */
export const lockSubscriber = async (db: Db, id: number): Promise<void> => {
  await sql`select from subscriber where id = ${id} for update`.execute(db)
}

/** How many an owner has in a cluster that is held. */
export const countSubscribers = async (db: Db, clusterId: number, city: string | null): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from subscriber
    where cluster_id = ${clusterId} and city_code is not distinct from ${city} and removed_in is null
  `.execute(db)
  return rows[0]!.count
}

export interface NewSubscriber {
  readonly clusterId: number
  readonly city: string | null
  readonly holderId: number
  readonly role: string
  readonly url: string
  readonly kinds: readonly string[] | null
  readonly secret: string
  /** From where on; null: from here on. */
  readonly from: { readonly number: number; readonly hash: string } | null
}

export const insertSubscriber = async (db: Db, it: NewSubscriber, now: string, tx: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into subscriber (cluster_id, city_code, holder_id, role, url, kinds, secret, acknowledged_number, acknowledged_hash,
      next_attempt_at, recorded_in)
    select ${it.clusterId}, ${it.city}, ${it.holderId}, ${it.role}, ${it.url}, ${it.kinds}::text[], ${it.secret},
      coalesce(${it.from?.number ?? null}::bigint, next_number - 1), coalesce(decode(${it.from?.hash ?? null}, 'hex'), head_hash),
      ${now}, ${tx} from change_clock
    returning id
  `.execute(db)
  return rows[0]!.id
}

/**
 * Pauses or resumes. What was under way is dropped: a signal made anew after the pause tells of everything since the last
 * acknowledgement at once.
 */
export const updateSubscriberState = async (db: Db, id: number, state: SubscriberState, now: string): Promise<void> => {
  await sql`
    update subscriber set state = ${state}, dead_at = null, signal_id = null, signal_type = null, signal_at = null,
      signal_number = null, signal_hash = null, signal_alert = null, attempts = 0, next_attempt_at = ${now}, lease_id = null,
      leased_until = null, last_failure = case when ${state} = 'ACTIVE' then null else last_failure end
    where id = ${id}
  `.execute(db)
}

/** Gives it to the holder of a key of the same city: one whose own holder has no key any more goes on with another's rights. */
export const updateSubscriberHolder = async (db: Db, id: number, keyId: number): Promise<void> => {
  await sql`
    update subscriber s set holder_id = k.holder_id, role = k.role from access_key k
    where s.id = ${id} and k.id = ${keyId} and k.city_code is not distinct from s.city_code
  `.execute(db)
}

/** Gives it a new secret; the old one signs beside it until the end of its grace. */
export const updateSubscriberSecret = async (db: Db, id: number, secret: string, oldUntil: string): Promise<void> => {
  await sql`
    update subscriber set secret = ${secret}, previous_secret = secret, previous_secret_until = ${oldUntil} where id = ${id}
  `.execute(db)
}

/** Takes it out; its secrets go for good. */
export const updateSubscriberRemoved = async (db: Db, id: number, tx: number): Promise<void> => {
  await sql`
    update subscriber set removed_in = ${tx}, secret = '', previous_secret = null, previous_secret_until = null where id = ${id}
  `.execute(db)
}
