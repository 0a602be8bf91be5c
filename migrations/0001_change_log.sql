-- The change log: audit trail, partners' feed and outbox in one. Numbers are contiguous and in commit order because they
-- are drawn by the last statement of each transaction, under the lock of the one-row clock; see docs/decisions/0001.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
comment on function refuse_change() is 'Trigger of append-only tables: a fact is corrected by a later fact, never edited.';

create sequence change_tx;
comment on sequence change_tx is 'Numbers of writing transactions, drawn at their start. They say nothing about commit order.';

create table change_entry (
  tx bigint not null,
  position integer not null,
  kind text not null,
  subject text not null,
  cluster_code text,
  city_code text,
  is_public boolean not null,
  content text not null,
  content_hash bytea not null,
  constraint change_entry_pk primary key (tx, position),
  constraint change_entry_position check (position >= 0),
  constraint change_entry_hash check (octet_length(content_hash) = 32)
);
comment on table change_entry is 'One change: the canonical JSON (RFC 8785) of what changed and the state after it, and its SHA-256. Its number is change_commit.first_number + position.';
comment on column change_entry.is_public is 'Whether anybody may read it in the feed: published facts only.';

create table change_commit (
  first_number bigint not null,
  entry_count integer not null,
  tx bigint not null,
  recorded_at timestamptz not null,
  verb text not null,
  actor text not null,
  algorithm text not null,
  entries_root bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint change_commit_pk primary key (first_number),
  constraint change_commit_tx unique (tx) include (recorded_at),
  constraint change_commit_recorded_at unique (recorded_at),
  constraint change_commit_entry_count check (entry_count > 0)
);
comment on table change_commit is 'One row a writing transaction, in commit order: how many entries, when the hub knew them, and the link of the hash chain.';
comment on column change_commit.entries_root is 'SHA-256 over the concatenated content hashes of the entries, in order of position.';
comment on column change_commit.hash is 'SHA-256 over the lines: previous hash, first number, count, recordedAt, verb, actor, algorithm, root (hashes in lower-case hex).';

create table change_clock (
  is_the_one boolean not null default true,
  next_number bigint not null,
  recorded_at timestamptz not null,
  head_hash bytea not null,
  constraint change_clock_pk primary key (is_the_one),
  constraint change_clock_one_row check (is_the_one)
);
comment on table change_clock is 'One row: the next entry number, the time of the last commit and the hash at the head of the chain.';
insert into change_clock values (true, 1, '2000-01-01T00:00:00Z', decode(repeat('00', 32), 'hex'));

create function instant_text(at timestamptz) returns text language sql stable parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
comment on function instant_text(timestamptz) is 'An instant as ISO 8601 text in UTC with microseconds: the form that is hashed and shown.';

create function commit_changes(of_tx bigint, of_verb text, of_actor text) returns change_commit language plpgsql as $$
declare
  clock change_clock;
  made change_commit;
begin
  select count(*), sha256(string_agg(content_hash, ''::bytea order by position)) into made.entry_count, made.entries_root
    from change_entry where tx = of_tx;
  made.tx := of_tx;
  made.verb := of_verb;
  made.actor := of_actor;
  made.algorithm := 'sha256';
  select * into strict clock from change_clock for update;
  made.first_number := clock.next_number;
  made.recorded_at := greatest(clock.recorded_at + interval '1 microsecond', clock_timestamp());
  made.previous_hash := clock.head_hash;
  made.hash := sha256(convert_to(concat_ws(E'\n', encode(made.previous_hash, 'hex'), made.first_number, made.entry_count,
    instant_text(made.recorded_at), made.verb, made.actor, made.algorithm, encode(made.entries_root, 'hex')), 'UTF8'));
  insert into change_commit values (made.*);
  update change_clock set next_number = made.first_number + made.entry_count, recorded_at = made.recorded_at, head_hash = made.hash;
  return made;
end $$;
comment on function commit_changes(bigint, text, text) is 'The last statement of every writing transaction: seals its entries under one root, takes the clock, numbers them, links the chain. The clock is locked from here until the transaction ends.';

create trigger change_entry_append_only before update or delete on change_entry for each row execute function refuse_change();
create trigger change_entry_no_truncate before truncate on change_entry for each statement execute function refuse_change();
create trigger change_commit_append_only before update or delete on change_commit for each row execute function refuse_change();
create trigger change_commit_no_truncate before truncate on change_commit for each statement execute function refuse_change();

create table idempotency (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  answer text,
  first_seen_at timestamptz not null default clock_timestamp(),
  constraint idempotency_pk primary key (scope, key)
);
comment on table idempotency is 'Ledger of idempotency keys. The row is committed first and held by the transaction that does the work, which writes the answer: a row without an answer and without a lock belongs to a request that died.';
comment on column idempotency.scope is 'The caller: one caller''s keys never meet another''s.';
