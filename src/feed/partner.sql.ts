import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { pushColumns } from '../sync/push.sql.ts'
import { isOverdue } from './alert.sql.ts'
import type { SourceScore } from './partner.ts'

/** The sources of a cluster and how they do: of a city, or with null of all. */
export const selectSourceScores = async (
  db: Db,
  cluster: string,
  city: string | null,
  now: string,
): Promise<SourceScore[]> => {
  const { rows } = await sql<SourceScore>`
    select s.id, s.city_code as city, s.code, s.cluster_id as "clusterId", c.code as cluster, s.is_sandbox as "isSandbox", false as "isRetired", s.cadence_hours as "cadenceHours", s.drop_share as "dropShare",
      s.rejected_share as "rejectedShare", last.push as "lastPush",
      (select max(ended_at) from sync_push p where p.source_id = s.id and p.state = 'DONE') as "lastDoneAt",
      ${isOverdue(now)} as "isOverdue", open.rejected as "openRejected", open.conflicts as "openConflicts",
      open.oldest as "oldestRejectedAt",
      (select count(*) from sync_alert a where a.source_id = s.id and a.acknowledged_at is null) as "openAlerts"
    from sync_source s join city_cluster c on c.id = s.cluster_id
    left join lateral (select to_jsonb(p) || jsonb_build_object('startedAt', instant_text(p."startedAt"), 'endedAt',
        instant_text(p."endedAt")) as push
      from (select ${pushColumns} from sync_push where source_id = s.id order by started_at desc, id desc limit 1) p) last on true
    cross join lateral (select count(*) filter (where r.outcome = 'REJECTED') as rejected,
        count(*) filter (where r.outcome = 'CONFLICT') as conflicts, min(r.first_rejected_at) as oldest
      from sync_rejected_row r where r.source_id = s.id) open
    where s.retired_in is null and c.code = ${cluster} and (${city}::text is null or s.city_code = ${city})
    order by s.city_code, s.code limit 1000
  `.execute(db)
  return rows
}

/** How many rows of each source of a cluster are in force: of a city's, or with null of all. */
export const selectRowsInForce = async (
  db: Db,
  cluster: string,
  city: string | null,
): Promise<{ readonly id: number; readonly count: number }[]> => {
  const { rows } = await sql<{ id: number; count: number }>`
    select s.id, count(*) as count from sync_source s join city_cluster c on c.id = s.cluster_id join sync_row r on r.source_id = s.id
    where s.retired_in is null and r.state <> 'CANCELLED' and c.code = ${cluster} and (${city}::text is null or s.city_code = ${city})
    group by s.id
  `.execute(db)
  return rows
}

export const updateSource = async (
  db: Db,
  id: number,
  settings: { readonly cadenceHours: number; readonly dropShare: number; readonly rejectedShare: number },
): Promise<void> => {
  await sql`
    update sync_source set cadence_hours = ${settings.cadenceHours}, drop_share = ${settings.dropShare},
      rejected_share = ${settings.rejectedShare} where id = ${id}
  `.execute(db)
}
