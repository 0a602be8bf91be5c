-- The catalogue of service items, hub-wide: what an item is called, its codes, and how items without a national code were matched.

create sequence service_item_id;
comment on sequence service_item_id is 'Ids of service items; drawn ahead of a registration, because the hub-issued number stands in the change log.';

create function bigrams(of_text text, mark text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  pieces text[] := '{}';
begin
  for i in 1..length(of_text) loop
    pieces := pieces || (mark || substr(of_text, i, 2));
  end loop;
  return pieces;
end $$;
comment on function bigrams(text, text) is 'The two-character pieces of a text and its last character, each behind a mark: what finds 社保 by an index, which trigrams cannot. A loop, because a query in a function costs five times as much a row.';

create function item_search(name_normal text, initials text) returns tsvector language sql immutable strict parallel safe
return array_to_tsvector(bigrams(name_normal, '') || bigrams(initials, '~'));
comment on function item_search(text, text) is 'Search vector of a name: its bigrams, and those of its pinyin initials marked with ~.';

create function bigram_similarity(a text, b text) returns double precision language sql immutable strict parallel safe as $$
  select coalesce(2.0 * count(*) filter (where in_a and in_b) / nullif(count(*) filter (where in_a) + count(*) filter (where in_b), 0), 0)
  from (select bool_or(side = 'a') as in_a, bool_or(side = 'b') as in_b
    from (select unnest(bigrams(a, '')) as piece, 'a' as side union all select unnest(bigrams(b, '')), 'b') pieces group by piece) counted
$$;
comment on function bigram_similarity(text, text) is 'Share of two texts'' bigrams that are the same, 0 to 1 (Dice).';

create function like_name_query(name_normal text) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg('(' || (select string_agg(quote_literal(substr(piece, i, 2)), ' & ')
      from generate_series(1, greatest(length(piece) - 1, 1)) i) || ')', ' | ')::tsquery
  from unnest(array[left(name_normal, 4), right(name_normal, 4), substr(name_normal, length(name_normal) / 2 - 1, 4)]) piece
  where piece <> ''
$$;
comment on function like_name_query(text) is 'Finds by the index what may be the same name: the same four characters at the start, in the middle or at the end.';

create table service_item (
  id bigint not null,
  national_code text,
  name text not null,
  name_normal text not null,
  initials text not null,
  sort_key text not null,
  kind text,
  granularity text not null,
  parent_code text,
  department text,
  credit_identifier text,
  state text not null,
  matching text not null,
  recorded_in bigint not null,
  search tsvector not null generated always as (item_search(name_normal, initials)) stored,
  constraint service_item_pk primary key (id),
  constraint service_item_national_code unique (national_code),
  constraint service_item_kind check (kind in ('LICENSING', 'BENEFIT', 'CONFIRMATION', 'REWARD', 'ADJUDICATION', 'OTHER', 'PUBLIC_SERVICE')),
  constraint service_item_granularity check (granularity in ('MAIN_ITEM', 'SUB_ITEM', 'HANDLING_ITEM', 'UNSPECIFIED')),
  constraint service_item_state check (state in ('ACTIVE', 'MERGED', 'CANCELLED')),
  constraint service_item_matching check (matching in ('NOT_NEEDED', 'WAITING', 'CONFIRMED'))
);
comment on table service_item is 'A government service item (政务服务事项), hub-wide: its identity and current state. The hub''s number is HT and its id in ten digits.';
comment on column service_item.national_code is 'Basic code (基本编码, 12), with two digits more for a handling item (业务办理项). Null: the item is known by local codes and the hub''s number.';
comment on column service_item.name_normal is 'The name for comparing and finding: NFKC, lower case, without blanks and punctuation.';
comment on column service_item.sort_key is 'Pinyin without tones: lists sort by it, then by id.';
comment on column service_item.matching is 'Matching of items without a national code (事项对应): WAITING for a person, or CONFIRMED by one.';
-- With a pending list: a list of 10,000 items is registered in a quarter of the time.
create index service_item_search on service_item using gin (search) with (fastupdate = on);
create index service_item_name_normal on service_item (name_normal);
create index service_item_sort on service_item (sort_key, id);
create index service_item_waiting on service_item (id) where matching = 'WAITING';

create table service_item_code (
  cluster_id bigint,
  code text not null,
  scheme text not null,
  item_id bigint not null,
  recorded_in bigint not null,
  constraint service_item_code_unique unique nulls not distinct (code, cluster_id),
  constraint service_item_code_cluster foreign key (cluster_id) references city_cluster (id),
  constraint service_item_code_item foreign key (item_id) references service_item (id),
  constraint service_item_code_scheme check (scheme in ('LOCAL', 'IMPLEMENTATION'))
);
comment on table service_item_code is 'Further codes by which an item is known: implementation codes (实施编码, hub-wide) and local codes (of one cluster). They live beside the national code and never replace it.';
create index service_item_code_item on service_item_code (item_id);

create table item_match (
  item_id bigint not null,
  same_as bigint,
  decided_on date not null,
  recorded_in bigint not null,
  constraint item_match_pk primary key (item_id),
  constraint item_match_item foreign key (item_id) references service_item (id),
  constraint item_match_same_as foreign key (same_as) references service_item (id),
  constraint item_match_other check (same_as <> item_id)
);
comment on table item_match is 'A person''s decision on an item without a national code: the same as another item, or (null) new.';
create trigger item_match_append_only before update or delete on item_match for each row execute function refuse_change();

create table item_lineage (
  id bigint generated always as identity,
  predecessor_id bigint not null,
  successor_id bigint not null,
  change text not null,
  effective_on date not null,
  recorded_in bigint not null,
  constraint item_lineage_pk primary key (id),
  constraint item_lineage_predecessor foreign key (predecessor_id) references service_item (id),
  constraint item_lineage_successor foreign key (successor_id) references service_item (id),
  constraint item_lineage_change check (change in ('MERGED', 'SPLIT')),
  constraint item_lineage_once unique (predecessor_id, successor_id)
);
comment on table item_lineage is 'What became of an item: merged into a successor, or split into several; so that counts can be explained.';
create index item_lineage_successor_id on item_lineage (successor_id);
create trigger item_lineage_append_only before update or delete on item_lineage for each row execute function refuse_change();
