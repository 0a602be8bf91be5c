import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** The scorecard in figures: what a monitor watches of each source. */
export interface SourceFigures {
  readonly city: string
  readonly source: string
  readonly cluster: string
  /** When its last push was done, in seconds since 1970; null: none was. */
  readonly lastDone: number | null
  readonly rejected: number
  readonly conflicts: number
  /** How long the first of its rows that wait has waited, in seconds; 0 where none does. */
  readonly oldestSeconds: number
}

/** How far a subscriber is behind. */
export interface SubscriberFigures {
  readonly id: number
  readonly cluster: string
  /** Null: a secretariat's. */
  readonly city: string | null
  readonly behind: number
}

/** Of how many sources, and of how many subscribers, figures are told: the first. */
export const mostSeries = 1000

/** The first sources that are not retired. Its cost follows the sources and what waits. */
export const selectSourceFigures = async (db: Db, now: string): Promise<SourceFigures[]> => {
  const { rows } = await sql<SourceFigures>`
    select s.city_code as city, s.code as source, c.code as cluster,
      (select extract(epoch from ended_at)::float8 from sync_push p where p.source_id = s.id and p.state = 'DONE'
        order by started_at desc limit 1) as "lastDone",
      coalesce(open.rejected, 0) as rejected, coalesce(open.conflicts, 0) as conflicts,
      greatest(0, coalesce(extract(epoch from ${now}::timestamptz - open.oldest), 0))::float8 as "oldestSeconds"
    from sync_source s join city_cluster c on c.id = s.cluster_id
    left join (select source_id, count(*) filter (where outcome = 'REJECTED') as rejected,
        count(*) filter (where outcome = 'CONFLICT') as conflicts, min(first_rejected_at) as oldest
      from sync_rejected_row group by source_id) open on open.source_id = s.id
    where s.retired_in is null order by s.id limit ${mostSeries}
  `.execute(db)
  return rows
}

/** The first subscribers that are not taken out. */
export const selectSubscriberFigures = async (db: Db): Promise<SubscriberFigures[]> => {
  const { rows } = await sql<SubscriberFigures>`
    select s.id, c.code as cluster, s.city_code as city, clock.next_number - 1 - s.acknowledged_number as behind
    from subscriber s join city_cluster c on c.id = s.cluster_id cross join change_clock clock
    where s.removed_in is null order by s.id limit ${mostSeries}
  `.execute(db)
  return rows
}
