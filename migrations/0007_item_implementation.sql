-- Implementations (实施清单): each city's own version of an item, append-only by version.

create table item_implementation (
  id bigint generated always as identity,
  item_id bigint not null,
  city_code text not null,
  version integer not null,
  change text not null,
  state text not null,
  valid_from date not null,
  content jsonb not null,
  content_hash bytea not null,
  recorded_in bigint not null,
  constraint item_implementation_pk primary key (id),
  constraint item_implementation_version unique (item_id, city_code, version),
  constraint item_implementation_item foreign key (item_id) references service_item (id),
  constraint item_implementation_city foreign key (city_code) references city (code),
  constraint item_implementation_change check (change in ('ADDED', 'CHANGED', 'SUSPENDED', 'RESUMED', 'CANCELLED')),
  constraint item_implementation_state check (state in ('ACTIVE', 'SUSPENDED', 'CANCELLED')),
  constraint item_implementation_version_positive check (version > 0)
);
comment on table item_implementation is 'A version of a city''s implementation of an item (实施清单): from valid_from on it is in force, until a later one. Versions only rise; CANCELLED is terminal.';
comment on column item_implementation.content is 'The fields of the row, as recordImplementation takes them: names, limits, materials, fee, where and when.';
comment on column item_implementation.content_hash is 'SHA-256 of the canonical JSON of the content and state: the same again adds nothing.';
create index item_implementation_in_force on item_implementation (item_id, city_code, valid_from desc, version desc);
create index item_implementation_of_city on item_implementation (city_code, item_id);
create trigger item_implementation_append_only before update or delete on item_implementation for each row execute function refuse_change();
