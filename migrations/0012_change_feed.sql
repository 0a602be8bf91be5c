-- The feed: what partners hear of the change log. The latest entry of a thing is found by its key, and who waits is told of each commit.

create function change_resource(kind text) returns text language sql immutable parallel safe
return case
  when kind in ('batch.itemListed', 'batch.itemChanged', 'batch.itemPublished', 'batch.itemAdded', 'batch.itemWithdrawn', 'batch.itemDropped')
    then 'batchItem'
  when kind = 'recognition.declared' then 'declaration'
  when kind = 'recognition.excepted' then 'exception'
  when kind = 'cluster.ruleSet' then 'clusterRule'
  else split_part(kind, '.', 1)
end;
comment on function change_resource(text) is 'What a kind of change is of. Resource and subject are the key of a copy: the latest entry of a key is its state. A test holds it against src/feed/change-kind.ts.';

create function change_place(cluster_code text, city_code text) returns text language sql immutable parallel safe
return coalesce(cluster_code, city_code, '');
comment on function change_place(text, text) is 'Where a change belongs: its cluster; of what is hub-wide its city; else nowhere.';

create index change_entry_of_subject on change_entry (change_resource(kind), change_place(cluster_code, city_code), subject collate "C");
comment on index change_entry_of_subject is 'The entries of a thing, and the things of a place in order: snapshots, reconciliation, the RPDE view.';

create or replace function commit_changes(of_tx bigint, of_verb text, of_actor text) returns change_commit language plpgsql as $$
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
  perform pg_notify('hutong_changes', (made.first_number + made.entry_count)::text);
  return made;
end $$;
comment on function commit_changes(bigint, text, text) is 'The last statement of every writing transaction: seals its entries under one root, takes the clock, numbers them, links the chain, and tells who listens to hutong_changes the next number. The clock is locked from here until the transaction ends.';
