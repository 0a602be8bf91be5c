import { sql } from 'kysely'
import type { Role } from '../base/caller.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { isInView } from './feed-view.sql.ts'
import type { FeedView } from './feed-view.ts'
import type { Ahead, Place } from './next-signal.ts'
import type { SignalType } from './signal.ts'
import { keyOfSubscriber } from './subscriber.sql.ts'

/** A subscriber that this host has taken for an attempt, with all that the attempt needs. */
export interface ClaimedSubscriber {
  readonly id: number
  readonly lease: number
  readonly cluster: string
  readonly city: string | null
  readonly role: Role
  /** The key that gives it its rights; null: none is in force. */
  readonly keyId: number | null
  readonly keyCluster: string | null
  readonly cityClusters: readonly string[] | null
  readonly url: string
  readonly kinds: readonly string[] | null
  /** The new one first; two during a rotation. */
  readonly secrets: readonly string[]
  readonly number: number
  readonly hash: string
  readonly signalId: string | null
  readonly signalType: SignalType | null
  readonly signalAt: string | null
  readonly signalNumber: number | null
  readonly signalHash: string | null
  readonly signalAlert: Readonly<Record<string, unknown>> | null
  readonly attempts: number
}

/** Longer than an attempt may take: who holds a lease beyond it is dead. By the database's clock: hosts may differ in theirs. */
const leaseSeconds = 60

/** Who has not failed is never put off for longer than this; one that is was put off by a clock that has been set back since. */
const longestGapSeconds = 30

/**
 * Takes those whose turn it is, at most so many: a signal to send again, or changes that they have not acknowledged. Rows that
 * another host is taking at this moment are passed over, not waited for.
 */
export const claimSubscribers = async (
  db: Db,
  most: number,
  now: string,
  today: CivilDate,
): Promise<ClaimedSubscriber[]> => {
  const { rows } = await sql<ClaimedSubscriber>`
    with due as (
      select id from subscriber
      where state = 'ACTIVE' and removed_in is null and (next_attempt_at <= ${now}::timestamptz
          or (last_failure is null and next_attempt_at > ${now}::timestamptz + make_interval(secs => ${longestGapSeconds})))
        and (leased_until is null or leased_until < clock_timestamp())
        and (signal_id is not null or acknowledged_number < (select next_number - 1 from change_clock))
      order by next_attempt_at limit ${most} for update skip locked),
    s as (update subscriber
      set lease_id = nextval('subscriber_lease'), leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      from due where subscriber.id = due.id returning subscriber.*)
    select s.id, s.lease_id as lease, c.code as cluster, s.city_code as city, s.role, key.id as "keyId", key.cluster as "keyCluster",
      key.city_clusters as "cityClusters", s.url, s.kinds, array[s.secret] || case when s.previous_secret_until > ${now}::timestamptz
        then array[s.previous_secret] else '{}' end as secrets,
      s.acknowledged_number as number, encode(s.acknowledged_hash, 'hex') as hash, s.signal_id as "signalId",
      s.signal_type as "signalType", s.signal_at as "signalAt", s.signal_number as "signalNumber",
      encode(s.signal_hash, 'hex') as "signalHash", s.signal_alert as "signalAlert", s.attempts
    from s join city_cluster c on c.id = s.cluster_id left join lateral (${keyOfSubscriber(now, today)}) key on true
    order by s.id
  `.execute(db)
  return rows
}

/** The hash of the commit that contains a number; that of nothing before the first. Undefined: the log has no such number. */
export const selectCommitAt = async (db: Db, number: number): Promise<string | undefined> => {
  if (number === 0) return '0'.repeat(64)
  const { rows } = await sql<{ hash: string; last: number }>`
    select encode(hash, 'hex') as hash, first_number + entry_count - 1 as last from change_commit
    where first_number <= ${number} order by first_number desc limit 1
  `.execute(db)
  return rows[0] && rows[0].last >= number ? rows[0].hash : undefined
}

/** Looks ahead from a number: whether anything is to be seen in the next stretch, the first alert in it, and where the log ends. */
export const selectAhead = async (
  db: Db,
  view: FeedView,
  kinds: readonly string[] | null,
  after: number,
  most: number,
): Promise<Ahead> => {
  const { rows } = await sql<Ahead>`
    with walked as (
      select c.first_number + e.position as number, c.hash, e.kind, e.content, e.is_seen
      from (select first_number, tx, hash from change_commit
        where first_number >= coalesce((select max(first_number) from change_commit where first_number <= ${after}::bigint + 1), 1)
          and first_number <= ${after}::bigint + ${most}::integer
        order by first_number limit ${most}::integer + 1) c
      cross join lateral (select e.position, e.kind, e.content, ${isInView(view, kinds)} as is_seen from change_entry e
        where e.tx = c.tx and e.position > ${after}::bigint - c.first_number
          and e.position <= ${after}::bigint + ${most}::integer - c.first_number
        order by e.position) e)
    select json_build_object('number', next_number - 1, 'hash', encode(head_hash, 'hex')) as head,
      (select json_build_object('number', number, 'hash', encode(hash, 'hex')) from walked order by number desc limit 1) as walked,
      exists (select from walked where is_seen) as "isAnySeen",
      (select json_build_object('number', number, 'hash', encode(hash, 'hex'), 'content', content)
        from walked where is_seen and kind = 'sync.alerted' order by number limit 1) as alert
    from change_clock
  `.execute(db)
  return rows[0]!
}

/** Writes what is about to be sent, before it is: whoever comes after a host that died sends the very same. */
export const updateSignal = async (
  db: Db,
  { id, lease }: ClaimedSubscriber,
  signal: { id: string; type: SignalType; at: string; upTo: Place; alert: Readonly<Record<string, unknown>> | null },
): Promise<void> => {
  await sql`
    update subscriber set signal_id = ${signal.id}, signal_type = ${signal.type}, signal_at = ${signal.at},
      signal_number = ${signal.upTo.number}, signal_hash = decode(${signal.upTo.hash}, 'hex'),
      signal_alert = ${signal.alert === null ? null : JSON.stringify(signal.alert)}::jsonb
    where id = ${id} and lease_id = ${lease}
  `.execute(db)
}

/** Moves the cursor over a stretch in which nothing was for it. */
export const updatePassedBy = async (db: Db, { id, lease }: ClaimedSubscriber, to: Place): Promise<void> => {
  await sql`
    update subscriber set acknowledged_number = ${to.number}, acknowledged_hash = decode(${to.hash}, 'hex'), lease_id = null,
      leased_until = null where id = ${id} and lease_id = ${lease}
  `.execute(db)
}

/** Has the leases of turns that broke off end sooner. */
export const updateLeasesEnd = async (db: Db, broken: readonly ClaimedSubscriber[], seconds: number): Promise<void> => {
  const end = sql`clock_timestamp() + make_interval(secs => ${seconds})`
  await sql`
    update subscriber set leased_until = ${end} from unnest(${broken.map(({ id }) => id)}::bigint[],
      ${broken.map(({ lease }) => lease)}::bigint[]) as b (id, lease)
    where subscriber.id = b.id and subscriber.lease_id = b.lease and leased_until > ${end}
  `.execute(db)
}

/** Gives back one that can not be tried now. */
export const updatePutOff = async (
  db: Db,
  { id, lease }: ClaimedSubscriber,
  until: string,
  why: string,
): Promise<void> => {
  await sql`
    update subscriber set next_attempt_at = ${until}, last_failure = ${why}, lease_id = null, leased_until = null
    where id = ${id} and lease_id = ${lease}
  `.execute(db)
}
