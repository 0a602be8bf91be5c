-- A city's catalogue coming in: the partner system it comes from, pushes in chunks, what each row said last, and rows that were refused.

alter table city_cluster add column is_sandbox boolean not null default false;
comment on column city_cluster.is_sandbox is 'Whatever is pushed into it stays in it: its items are its own, and nothing of them is matched, counted or published.';
alter table city_cluster add constraint city_cluster_kind unique (id, is_sandbox);

create table sync_source (
  id bigint generated always as identity,
  city_code text not null,
  code text not null,
  cluster_id bigint not null,
  is_sandbox boolean not null,
  drop_share double precision not null default 0.1,
  retired_in bigint,
  recorded_in bigint not null,
  constraint sync_source_pk primary key (id),
  constraint sync_source_code unique (city_code, code, cluster_id),
  constraint sync_source_city foreign key (city_code) references city (code),
  constraint sync_source_cluster foreign key (cluster_id, is_sandbox) references city_cluster (id, is_sandbox),
  constraint sync_source_code_shape check (code ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  constraint sync_source_drop_share check (drop_share between 0 and 1)
);
comment on table sync_source is 'A partner system of a city (对接系统的数据源) by its own word. Its local codes live in one cluster, whose members see what it brings.';
comment on column sync_source.is_sandbox is 'Whether its cluster is a sandbox: there it is tried under the word by which it goes live.';
comment on column sync_source.retired_in is 'The transaction that retired it and let go what it had said; null again once something is pushed under its word.';
create unique index sync_source_live on sync_source (city_code, code) where not is_sandbox;
comment on index sync_source_live is 'A word means one source of a city in earnest, whatever the cluster.';
comment on column sync_source.drop_share is 'A whole catalogue that has fewer rows than are in force by more than this share waits to be confirmed.';

create table sync_push (
  id bigint generated always as identity,
  source_id bigint not null,
  code text not null,
  mode text not null,
  state text not null,
  chunk_count integer not null default 0,
  applied_count integer not null default 0,
  received integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  outdated integer not null default 0,
  conflict integer not null default 0,
  rejected integer not null default 0,
  repeated integer not null default 0,
  missing_count integer,
  missing_rows text[],
  rows_before integer,
  rows_now integer,
  actor text not null,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  ended_at timestamptz,
  constraint sync_push_pk primary key (id),
  constraint sync_push_code unique (source_id, code),
  constraint sync_push_source foreign key (source_id) references sync_source (id),
  constraint sync_push_code_shape check (code ~ '^[A-Za-z0-9._-]{8,64}$'),
  constraint sync_push_mode check (mode in ('CHANGES', 'WHOLE')),
  constraint sync_push_state check (state in ('OPEN', 'BLOCKED', 'APPLYING', 'DONE', 'ABANDONED')),
  constraint sync_push_ended check ((ended_at is not null) = (state in ('DONE', 'ABANDONED')))
);
comment on table sync_push is 'A push of a source under the client''s own id: changes, or the whole catalogue. Kept beside the change log, which hears only of what the rows changed: a nightly push of what is known adds nothing to it.';
comment on column sync_push.repeated is 'Rows whose row id an earlier row of the same chunk had; they are counted under their outcomes too.';
comment on column sync_push.rows_before is 'Rows of the source that were in force when the whole catalogue had come, and (rows_now) different row ids in it.';
comment on column sync_push.moved_at is 'When a chunk last came or was applied: one that is open and has not moved for long is stuck.';
create index sync_push_started on sync_push (source_id, started_at desc);

create table sync_chunk (
  push_id bigint not null,
  number integer not null,
  body_hash bytea not null,
  row_count integer not null,
  row_ids text[] not null,
  body bytea,
  outcomes text,
  counts json,
  problems json,
  constraint sync_chunk_pk primary key (push_id, number),
  constraint sync_chunk_push foreign key (push_id) references sync_push (id),
  constraint sync_chunk_number check (number > 0),
  constraint sync_chunk_staged check ((body is null) <> (outcomes is null))
);
comment on table sync_chunk is 'A chunk of a push, written by the transaction that applies its rows: a chunk that is sent again is answered from here.';
comment on column sync_chunk.body is 'Its rows as NDJSON, gzipped, while it is staged: a whole catalogue is applied once all of it is there.';
comment on column sync_chunk.outcomes is 'What became of each row, as NDJSON in the order of the rows.';

create table sync_row (
  source_id bigint not null,
  row_id text collate "C" not null,
  version bigint not null,
  row_hash bytea not null,
  map_revision integer not null,
  item_id bigint not null,
  code text not null,
  state text not null,
  last_push bigint not null,
  constraint sync_row_pk primary key (source_id, row_id),
  constraint sync_row_source foreign key (source_id) references sync_source (id),
  constraint sync_row_item foreign key (item_id) references service_item (id),
  constraint sync_row_push foreign key (last_push) references sync_push (id),
  constraint sync_row_state check (state in ('ACTIVE', 'SUSPENDED', 'CANCELLED'))
) with (fillfactor = 80);
comment on table sync_row is 'What a source said last of a row, and the item that the row means. Not written when a row says the same again.';
comment on column sync_row.row_hash is 'SHA-256 of the canonical JSON (RFC 8785) of content and operation as sent.';
comment on column sync_row.map_revision is 'Of the code map by which it was read: after another the same row is read anew.';
create index sync_row_item_id on sync_row (item_id);

create table sync_rejected_row (
  source_id bigint not null,
  row_id text collate "C" not null,
  version bigint,
  outcome text not null,
  sent text not null,
  problems json not null,
  first_rejected_at timestamptz not null,
  last_rejected_at timestamptz not null,
  push_id bigint not null,
  constraint sync_rejected_row_pk primary key (source_id, row_id),
  constraint sync_rejected_row_source foreign key (source_id) references sync_source (id),
  constraint sync_rejected_row_push foreign key (push_id) references sync_push (id),
  constraint sync_rejected_row_outcome check (outcome in ('REJECTED', 'CONFLICT'))
);
comment on table sync_rejected_row is 'Rows that wait to be mended: gone once the row is accepted, or no longer in a whole catalogue.';
comment on column sync_rejected_row.sent is 'The row as it was sent, one line of JSON. As text: what is wrong with it may be what the database could not hold.';
