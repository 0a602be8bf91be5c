-- How services across cities are used, and how people judge them: monthly figures from each city's own systems.

create table service_use (
  id bigint generated always as identity,
  cluster_id bigint not null,
  city_code text not null,
  measure text not null,
  month date not null,
  item_id bigint,
  competent_city text,
  cases bigint,
  numerator bigint,
  denominator bigint,
  grades bigint[],
  recorded_in bigint not null,
  constraint service_use_pk primary key (id),
  constraint service_use_cluster foreign key (cluster_id) references city_cluster (id),
  constraint service_use_city foreign key (city_code) references city (code),
  constraint service_use_item foreign key (item_id) references service_item (id),
  constraint service_use_competent foreign key (competent_city) references city (code),
  constraint service_use_measure check (measure in ('CASES', 'HOTLINE_CLOSURE', 'HOTLINE_RESOLUTION', 'HOTLINE_SATISFACTION', 'RATING')),
  constraint service_use_month check (extract(day from month) = 1),
  constraint service_use_pair check (competent_city <> city_code),
  constraint service_use_cases check ((measure = 'CASES') = (cases is not null and item_id is not null and competent_city is not null)
    and num_nulls(cases, item_id, competent_city) in (0, 3) and cases >= 0),
  constraint service_use_share check ((measure like 'HOTLINE%') = (numerator is not null and denominator is not null)
    and num_nulls(numerator, denominator) in (0, 2) and numerator between 0 and denominator),
  constraint service_use_grades check ((measure = 'RATING') = (grades is not null) and array_length(grades, 1) = 5 and 0 <= all (grades))
);
comment on table service_use is 'A monthly figure of a city. Append-only: of one city, measure, month, item and pair the last record counts.';
comment on column service_use.city_code is 'For cases the accepting city (收件地): so each is counted once.';
comment on column service_use.month is 'Its first day.';
comment on column service_use.competent_city is 'The competent city (事权所在地), never the accepting one: only cases across cities count.';
comment on column service_use.grades is 'Ratings (好差评) from very satisfied to very dissatisfied.';
create index service_use_known on service_use (cluster_id, city_code, measure, month, item_id, competent_city, id desc);
create index service_use_of_months on service_use (cluster_id, month, measure);
create trigger service_use_append_only before update or delete on service_use for each row execute function refuse_change();
