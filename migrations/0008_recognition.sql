-- Recognition (互办互认): what each city declares per item, and sparse exceptions for single pairs. No row a pair: 340 cities would be 115,000 an item.

create table recognition_declaration (
  id bigint generated always as identity,
  cluster_id bigint not null,
  item_id bigint not null,
  city_code text not null,
  aspect text not null,
  stance text not null,
  mode text,
  valid_from date not null,
  document text,
  cause text not null,
  reason text,
  recorded_in bigint not null,
  constraint recognition_declaration_pk primary key (id),
  constraint recognition_declaration_cluster foreign key (cluster_id) references city_cluster (id),
  constraint recognition_declaration_item foreign key (item_id) references service_item (id),
  constraint recognition_declaration_city foreign key (city_code) references city (code),
  constraint recognition_declaration_aspect check (aspect in ('ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES')),
  constraint recognition_declaration_stance check (stance in ('DECLARED', 'SUSPENDED', 'WITHDRAWN')),
  constraint recognition_declaration_mode check (mode in ('FULLY_ONLINE', 'ACCEPTED_ON_BEHALF', 'JOINTLY_HANDLED')),
  constraint recognition_declaration_cause check (cause in ('DECLARED', 'SUSPENDED_BY_CITY', 'IMPLEMENTATION_SUSPENDED', 'IMPLEMENTATION_CANCELLED', 'RESUMED_BY_CITY', 'WITHDRAWN_BY_CITY'))
);
comment on table recognition_declaration is 'What a city says of an item in a cluster, from a day on: it accepts for others, entrusts others, recognises others'' results, issues results for others. Append-only; of one aspect the latest day, then the latest record counts.';
comment on column recognition_declaration.cause is 'Why: the city''s own word, or its implementation that was suspended or cancelled and took this with it.';
create index recognition_declaration_in_force on recognition_declaration (item_id, city_code, cluster_id, aspect, valid_from desc, id desc);
create trigger recognition_declaration_append_only before update or delete on recognition_declaration for each row execute function refuse_change();

create table recognition_exception (
  id bigint generated always as identity,
  cluster_id bigint not null,
  item_id bigint not null,
  accepting_city text not null,
  competent_city text not null,
  relation text not null,
  stance text not null,
  valid_from date not null,
  document text,
  reason text not null,
  stated_by text not null,
  recorded_in bigint not null,
  constraint recognition_exception_pk primary key (id),
  constraint recognition_exception_cluster foreign key (cluster_id) references city_cluster (id),
  constraint recognition_exception_item foreign key (item_id) references service_item (id),
  constraint recognition_exception_accepting foreign key (accepting_city) references city (code),
  constraint recognition_exception_competent foreign key (competent_city) references city (code),
  constraint recognition_exception_stated_by foreign key (stated_by) references city (code),
  constraint recognition_exception_pair check (accepting_city <> competent_city and stated_by in (accepting_city, competent_city)),
  constraint recognition_exception_relation check (relation in ('HANDLES', 'RECOGNISES')),
  constraint recognition_exception_stance check (stance in ('EXCEPTED', 'SUSPENDED', 'LIFTED'))
);
comment on table recognition_exception is 'A single pair that does not follow from the declarations: excepted or suspended by one of its two cities from a day on, until lifted. Each city''s own latest word counts.';
create index recognition_exception_in_force on recognition_exception (item_id, cluster_id, accepting_city, competent_city, relation, stated_by, valid_from desc, id desc);
create trigger recognition_exception_append_only before update or delete on recognition_exception for each row execute function refuse_change();
