-- How a city's partner systems do: what is expected of a source, and the alerts that say when a push failed, dropped or did not come.

alter table sync_source add column cadence_hours integer not null default 24,
  add column rejected_share double precision not null default 0.1,
  add constraint sync_source_cadence check (cadence_hours between 1 and 8784),
  add constraint sync_source_rejected_share check (rejected_share between 0 and 1);
comment on column sync_source.cadence_hours is 'How often a push is expected; overdue after half as long again.';
comment on column sync_source.rejected_share is 'A push with a larger share of rejected rows raises an alert.';

create table sync_alert (
  id bigint generated always as identity,
  source_id bigint not null,
  reason text not null,
  push_id bigint,
  day date,
  facts jsonb not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text,
  recorded_in bigint not null,
  constraint sync_alert_pk primary key (id),
  constraint sync_alert_source foreign key (source_id) references sync_source (id),
  constraint sync_alert_push foreign key (push_id) references sync_push (id),
  constraint sync_alert_reason check (reason in ('REJECTED', 'DROPPED', 'ABANDONED', 'STUCK', 'OVERDUE')),
  constraint sync_alert_about check ((day is not null) = (reason = 'OVERDUE') and (push_id is null) = (reason = 'OVERDUE')),
  constraint sync_alert_acknowledged check (num_nulls(acknowledged_at, acknowledged_by) in (0, 2)),
  constraint sync_alert_once unique nulls not distinct (source_id, reason, push_id, day)
);
comment on table sync_alert is 'Something that a city''s coordinator has to look after: once a push and reason, or a day in Beijing on which a source was overdue. While one is open, for a day at most, no other of its source and reason is raised.';
create index sync_alert_open on sync_alert (source_id, id) where acknowledged_at is null;
