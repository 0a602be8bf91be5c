-- How many pairs of an item are handled, day by day: so that the coverage of 10,000 items need not work out 10^6 declarations.

create table item_coverage (
  id bigint generated always as identity,
  cluster_id bigint not null,
  item_id bigint not null,
  valid_from date not null,
  handled_pairs integer not null,
  recorded_in bigint not null,
  constraint item_coverage_pk primary key (cluster_id, item_id, id) include (valid_from, handled_pairs, recorded_in),
  constraint item_coverage_cluster foreign key (cluster_id) references city_cluster (id),
  constraint item_coverage_item foreign key (item_id) references service_item (id),
  constraint item_coverage_pairs check (handled_pairs >= 0)
);
comment on table item_coverage is 'Ordered pairs of member cities that handle an item for each other (互办) from a day on, were the item published: kept by the verbs that change a declaration, exception, implementation or membership. Append-only; of what was known, of the rows whose day has come, the last id counts. No row: none.';
comment on column item_coverage.id is 'In the order of recording, for the item is held meanwhile: transactions are not numbered in the order of their commits.';
comment on column item_coverage.valid_from is 'A doing writes one row for the first day that it changes, and one for every later day on which the number is another: together they replace whatever was known of that day and later ones.';
create trigger item_coverage_append_only before update or delete on item_coverage for each row execute function refuse_change();
