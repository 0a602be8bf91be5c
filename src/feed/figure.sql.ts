import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** How the hub does, in figures: what a monitor watches. */
export interface Figures {
  /** The last number of the change log. */
  readonly head: number
  /** When it was recorded, in seconds since 1970. */
  readonly recordedAt: number
  /** Pushes that began in the last day, by state. */
  readonly pushes: Readonly<Record<string, number>>
  /** Rows of these pushes, by outcome. */
  readonly rows: Readonly<Record<string, number>>
  /** Rows that wait to be mended, by outcome. */
  readonly rejected: Readonly<Record<string, number>>
  /** Alerts that nobody has acknowledged, by reason. */
  readonly alerts: Readonly<Record<string, number>>
  /** Subscribers who are due for more than a minute to be told something, and nobody has it in hand. */
  readonly overdue: number
  /** Subscribers by cluster and state: how many, and how far the last of them is behind. */
  readonly subscribers: readonly {
    readonly cluster: string
    readonly state: string
    readonly count: number
    readonly behind: number
    readonly behindSeconds: number
  }[]
}

/** One statement, whose cost follows the sources, the subscribers and what waits, not the log or the pushes of past years. */
export const selectFigures = async (db: Db, now: string): Promise<Figures> => {
  const { rows } = await sql<Figures>`
    with recent as (select p.* from sync_source s cross join lateral (select * from sync_push
        where source_id = s.id and started_at > ${now}::timestamptz - interval '1 day') p),
    position as (select c.code as cluster, s.state, clock.next_number - 1 - s.acknowledged_number as behind,
        case when s.acknowledged_number < clock.next_number - 1 then greatest(0, extract(epoch from ${now}::timestamptz - (
          select recorded_at from change_commit where first_number <= s.acknowledged_number + 1 order by first_number desc limit 1)))
        else 0 end as seconds
      from subscriber s join city_cluster c on c.id = s.cluster_id cross join change_clock clock where s.removed_in is null)
    select next_number - 1 as head, extract(epoch from recorded_at)::float8 as "recordedAt",
      (select coalesce(json_object_agg(state, n), '{}') from (select state, count(*) as n from recent group by state) p) as pushes,
      (select json_build_object('created', coalesce(sum(created), 0), 'updated', coalesce(sum(updated), 0),
        'unchanged', coalesce(sum(unchanged), 0), 'outdated', coalesce(sum(outdated), 0), 'conflict', coalesce(sum(conflict), 0),
        'rejected', coalesce(sum(rejected), 0)) from recent) as rows,
      (select json_build_object('rejected', count(*) filter (where outcome = 'REJECTED'),
        'conflict', count(*) filter (where outcome = 'CONFLICT')) from sync_rejected_row) as rejected,
      (select coalesce(json_object_agg(reason, n), '{}') from (select reason, count(*) as n from sync_alert
        where acknowledged_at is null group by reason) a) as alerts,
      (select count(*) from subscriber where state = 'ACTIVE' and removed_in is null
        and next_attempt_at < ${now}::timestamptz - interval '1 minute' and (leased_until is null or leased_until < clock_timestamp())
        and (signal_id is not null or acknowledged_number < change_clock.next_number - 1)) as overdue,
      (select coalesce(json_agg(json_build_object('cluster', cluster, 'state', state, 'count', n, 'behind', behind,
          'behindSeconds', seconds) order by cluster, state), '[]')
        from (select cluster, state, count(*) as n, max(behind) as behind, max(seconds) as seconds from position
          group by cluster, state) s) as subscribers
    from change_clock
  `.execute(db)
  return rows[0]!
}
