-- Who is told by webhook that there is something to pull. A subscriber is a cursor: it keeps up to where a signal was acknowledged,
-- so that nothing is lost while it is down. How deliveries go is the hub's own bookkeeping, changed in place and not in the log.

create table subscriber (
  id bigint generated always as identity,
  cluster_id bigint not null,
  city_code text,
  holder_id bigint not null,
  role text not null,
  url text not null,
  kinds text[],
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz,
  state text not null default 'ACTIVE',
  dead_at timestamptz,
  acknowledged_number bigint not null,
  acknowledged_hash bytea not null,
  acknowledged_at timestamptz,
  signal_id text,
  signal_type text,
  signal_at timestamptz,
  signal_number bigint,
  signal_hash bytea,
  signal_alert jsonb,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  lease_id bigint,
  leased_until timestamptz,
  last_failure text,
  removed_in bigint,
  recorded_in bigint not null,
  constraint subscriber_pk primary key (id),
  constraint subscriber_cluster foreign key (cluster_id) references city_cluster (id),
  constraint subscriber_city foreign key (city_code) references city (code),
  constraint subscriber_holder foreign key (holder_id) references key_holder (id),
  constraint subscriber_role check (role in ('PARTNER', 'COORDINATOR', 'SECRETARIAT')),
  constraint subscriber_state check (state in ('ACTIVE', 'PAUSED', 'DEAD')),
  constraint subscriber_dead check ((dead_at is not null) = (state = 'DEAD')),
  constraint subscriber_signal check (num_nulls(signal_id, signal_type, signal_at, signal_number, signal_hash) in (0, 5)),
  constraint subscriber_signal_type check (signal_type in ('changes.recorded', 'sync.alerted'))
);
comment on table subscriber is 'A partner''s address that is told of changes, with the rights of the holder that registered it, as far as one of the holder''s keys is in force.';
comment on column subscriber.kinds is 'The kinds of changes it wants to be told of; null for all.';
comment on column subscriber.secret is 'Signs the signals, so it has to be kept as it is; shown once.';
comment on column subscriber.previous_secret is 'Signs beside the new one until previous_secret_until.';
comment on column subscriber.acknowledged_number is 'The change up to which everything was acknowledged, or was not for it; acknowledged_hash is the hash of its commit.';
comment on column subscriber.signal_id is 'The signal that is under way, the same over all its attempts; the signal_… columns are what it says. Null: none.';
comment on column subscriber.attempts is 'Failed attempts of that signal.';
comment on column subscriber.lease_id is 'Whose attempt it is: a host that took it and died is overtaken once leased_until has passed, and can settle nothing any more.';
comment on column subscriber.removed_in is 'The transaction that removed it. The row stays for its deliveries.';
create index subscriber_due on subscriber (next_attempt_at) where state = 'ACTIVE' and removed_in is null;
create index subscriber_of_cluster on subscriber (cluster_id, city_code);
create sequence subscriber_lease;
comment on sequence subscriber_lease is 'Numbers of leases.';

create table subscriber_delivery (
  id bigint generated always as identity,
  subscriber_id bigint not null,
  signal_id text not null,
  signal_type text not null,
  signal_at timestamptz not null,
  after_number bigint not null,
  after_hash bytea not null,
  up_to_number bigint not null,
  up_to_hash bytea not null,
  alert jsonb,
  attempt integer not null,
  status integer,
  failure text,
  duration_ms integer not null,
  attempted_at timestamptz not null,
  constraint subscriber_delivery_pk primary key (id),
  constraint subscriber_delivery_subscriber foreign key (subscriber_id) references subscriber (id),
  constraint subscriber_delivery_answer check (num_nulls(status, failure) = 1)
);
comment on table subscriber_delivery is 'One attempt to deliver a signal: what was answered, or why nothing was. Kept for thirty days.';
comment on column subscriber_delivery.attempt is 'From 1; 0 for one that was sent again by hand.';
create index subscriber_delivery_newest on subscriber_delivery (subscriber_id, id);
create index subscriber_delivery_by_time on subscriber_delivery (attempted_at);
