import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { AlertReason, SyncAlert } from './alert.ts'

/** Something that no alert was raised about yet. */
export interface Due {
  readonly sourceId: number
  readonly reason: AlertReason
  readonly pushId: number | null
  readonly day: CivilDate | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** Pushes that began longer ago raise nothing any more: whoever has not seen them by then has seen the scorecard. */
const daysBack = 7

/** A push that goes on and has not moved for so long is stuck. */
const hoursStuck = 2

/** Whether an open alert of the same source and reason, of the last day, or one acknowledged since, speaks for what was `found` too. */
const isSpokenFor = (now: string) => sql`(found.push_id is not null and exists (select from sync_alert a
  where a.source_id = s.id and a.reason = found.reason
    and coalesce(found.ended_at, ${now}::timestamptz) <= coalesce(a.acknowledged_at, a.raised_at + interval '1 day')))`

/** When a source was last as it should be: its last push that was done, else when it first began one. */
const lastGood = sql`coalesce(
  (select max(ended_at) from sync_push p where p.source_id = s.id and p.state = 'DONE'),
  (select min(started_at) from sync_push p where p.source_id = s.id))`

/** Since when a source is overdue, as a condition at an instant. A sandbox is never. */
export const isOverdue = (now: string): RawBuilder<boolean> =>
  sql<boolean>`(not s.is_sandbox and s.retired_in is null and coalesce(${lastGood} < ${now}::timestamptz - make_interval(mins => s.cadence_hours * 90), false))`

/**
 * What is to be looked after and has no alert: pushes of the last days that went wrong, and sources that are overdue today. Of the
 * pushes of a source that went wrong for one reason, the newest.
 */
export const selectDueAlerts = async (db: Db, now: string, today: CivilDate): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    select distinct on (s.id, found.reason) s.id as "sourceId", found.reason, found.push_id as "pushId", found.day, found.facts
    from sync_source s join city_cluster c on c.id = s.cluster_id
    cross join lateral (
      select case p.state when 'BLOCKED' then 'DROPPED' when 'ABANDONED' then 'ABANDONED' when 'DONE' then 'REJECTED' else 'STUCK' end as reason,
        p.id as push_id, p.ended_at, null::date as day, jsonb_strip_nulls(jsonb_build_object('received', p.received, 'rejected', p.rejected,
          'before', p.rows_before, 'now', p.rows_now, 'since', case when p.state in ('OPEN', 'APPLYING') then instant_text(p.moved_at) end)) as facts
      from sync_push p
      where p.source_id = s.id and p.started_at > ${now}::timestamptz - make_interval(days => ${daysBack})
        and (p.state in ('BLOCKED', 'ABANDONED') or p.state = 'DONE' and p.rejected > p.received * s.rejected_share
          or p.state in ('OPEN', 'APPLYING') and p.moved_at < ${now}::timestamptz - make_interval(hours => ${hoursStuck}))
      union all
      select 'OVERDUE', null, null, ${today}::date, jsonb_build_object('cadenceHours', s.cadence_hours, 'since', instant_text(${lastGood}))
      where ${isOverdue(now)}) found
    where s.retired_in is null and not exists (select from sync_alert a where a.source_id = s.id and a.reason = found.reason
      and a.push_id is not distinct from found.push_id and a.day is not distinct from found.day) and not ${isSpokenFor(now)}
    order by s.id, found.reason, found.push_id desc limit 1000
  `.execute(db)
  return rows
}

/** Enters alerts; answers the ids of those that no other host entered at the same moment. */
export const insertAlerts = async (db: Db, due: readonly Due[], now: string, tx: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into sync_alert (source_id, reason, push_id, day, facts, raised_at, recorded_in)
    select "sourceId", reason, "pushId", day, facts, ${now}, ${tx} from jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
      as due ("sourceId" bigint, reason text, "pushId" bigint, day date, facts jsonb)
    on conflict do nothing returning id
  `.execute(db)
  return rows.map(({ id }) => id)
}

const selectWhere = async (db: Db, condition: RawBuilder<unknown>): Promise<SyncAlert[]> => {
  const { rows } = await sql<SyncAlert>`
    select a.id, c.code as cluster, s.city_code as city, s.code as source, a.reason, p.code as push, a.day, a.facts,
      a.raised_at as "raisedAt", a.acknowledged_at as "acknowledgedAt", a.acknowledged_by as "acknowledgedBy", a.note
    from sync_alert a join sync_source s on s.id = a.source_id join city_cluster c on c.id = s.cluster_id
    left join sync_push p on p.id = a.push_id where ${condition}
  `.execute(db)
  return rows
}

export const selectAlertsById = (db: Db, ids: readonly number[]): Promise<SyncAlert[]> =>
  selectWhere(db, sql`a.id = any(${ids}::bigint[]) order by a.id`)

/** Takes an alert for this transaction. */
export const selectAlertForUpdate = async (db: Db, id: number): Promise<SyncAlert | undefined> =>
  (await selectWhere(db, sql`a.id = ${id} for update of a`))[0]

/** Which alerts are asked for: of a city, or with null of all. */
export interface AlertQuestion {
  readonly cluster: string
  readonly city: string | null
  readonly openOnly: boolean
  readonly before: number | null
  readonly limit: number
}

/** The alerts of a cluster's sources, the newest first. */
export const selectAlerts = (db: Db, { cluster, city, openOnly, before, limit }: AlertQuestion): Promise<SyncAlert[]> =>
  selectWhere(
    db,
    sql`c.code = ${cluster} and (${city}::text is null or s.city_code = ${city})
      and (not ${openOnly}::boolean or a.acknowledged_at is null) and (${before}::bigint is null or a.id < ${before})
      order by a.id desc limit ${limit}`,
  )

export const updateAlertAcknowledged = async (
  db: Db,
  id: number,
  by: { readonly at: string; readonly actor: string; readonly note: string | null },
): Promise<void> => {
  await sql`
    update sync_alert set acknowledged_at = ${by.at}, acknowledged_by = ${by.actor}, note = ${by.note} where id = ${id}
  `.execute(db)
}
