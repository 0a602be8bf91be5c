-- The plan: what a cluster's key tasks, key projects and major platforms are, year by year, and how their deadlines moved.

create table plan_field (
  cluster_id bigint not null,
  code text not null,
  name text not null,
  position integer not null,
  recorded_in bigint not null,
  constraint plan_field_pk primary key (cluster_id, recorded_in, code),
  constraint plan_field_cluster foreign key (cluster_id) references city_cluster (id),
  constraint plan_field_code_shape check (code ~ '^[A-Z][A-Z0-9_]{0,31}$')
);
comment on table plan_field is 'The fields of work (领域: 交通, 产业, 生态 …) by which a cluster orders its plan. Set as a whole list: the latest one counts; a cluster that never set one has the usual.';
create trigger plan_field_append_only before update or delete on plan_field for each row execute function refuse_change();

create table plan_subject (
  id bigint generated always as identity,
  cluster_id bigint not null,
  list text not null,
  recorded_in bigint not null,
  constraint plan_subject_pk primary key (id),
  constraint plan_subject_of unique (id, cluster_id, list),
  constraint plan_subject_cluster foreign key (cluster_id) references city_cluster (id),
  constraint plan_subject_list check (list in ('TASK', 'PROJECT', 'PLATFORM'))
);
comment on table plan_subject is 'A key task (重点任务), key project (重点工程) or major platform (重大平台) over the years: what is carried over keeps its identity.';
create index plan_subject_of_list on plan_subject (cluster_id, list);
create trigger plan_subject_append_only before update or delete on plan_subject for each row execute function refuse_change();

create table plan_row (
  id bigint generated always as identity,
  subject_id bigint not null,
  cluster_id bigint not null,
  list text not null,
  year integer not null,
  number integer not null,
  version integer not null,
  state text not null,
  valid_from date not null,
  content jsonb not null,
  content_hash bytea not null,
  deadline date,
  cities text[] not null,
  title text not null generated always as (content ->> 'title') stored,
  lead_city text not null generated always as (content ->> 'leadCity') stored,
  field_code text not null generated always as (content ->> 'field') stored,
  total_investment_fen bigint generated always as ((content ->> 'totalInvestmentFen')::bigint) stored,
  planned_this_year_fen bigint generated always as ((content ->> 'plannedThisYearFen')::bigint) stored,
  reason text,
  recorded_in bigint not null,
  constraint plan_row_pk primary key (id),
  constraint plan_row_version unique (subject_id, year, version),
  constraint plan_row_subject foreign key (subject_id, cluster_id, list) references plan_subject (id, cluster_id, list),
  constraint plan_row_lead_city foreign key (lead_city) references city (code),
  constraint plan_row_state check (state in ('LISTED', 'REMOVED')),
  constraint plan_row_year check (year between 2000 and 2100),
  constraint plan_row_number check (number > 0),
  constraint plan_row_version_positive check (version > 0),
  constraint plan_row_money check (total_investment_fen between 0 and 9000000000000000 and planned_this_year_fen between 0 and 9000000000000000)
);
comment on table plan_row is 'A version of a subject''s row in a year''s edition: the one in force on a day has the latest valid_from up to it, and of those the highest version. A row keeps its number in the year for good.';
comment on column plan_row.content is 'The whole row as it stands (src/programme/plan-content.ts); money in 分, days as text.';
comment on column plan_row.content_hash is 'SHA-256 of the canonical JSON of the content: the same again adds nothing.';
comment on column plan_row.cities is 'The lead city and those that take part: whose list the row stands on.';
comment on column plan_row.reason is 'Why the row was changed or removed, where that was said.';
create unique index plan_row_number_once on plan_row (cluster_id, list, year, number) where version = 1;
create index plan_row_in_force on plan_row (cluster_id, list, year, number, valid_from desc, version desc);
create trigger plan_row_append_only before update or delete on plan_row for each row execute function refuse_change();

create table plan_deadline (
  id bigint generated always as identity,
  subject_id bigint not null,
  year integer not null,
  deadline date,
  is_baseline boolean not null,
  reason_code text,
  reason text,
  valid_from date not null,
  recorded_in bigint not null,
  constraint plan_deadline_pk primary key (id),
  constraint plan_deadline_subject foreign key (subject_id) references plan_subject (id),
  constraint plan_deadline_first check (not is_baseline or deadline is not null and reason_code is null),
  constraint plan_deadline_reason check (is_baseline or reason_code is not null)
);
comment on table plan_deadline is 'The deadlines of a subject over the years: the first is its baseline and is never overwritten, each later one has a coded reason. Without a deadline: it was taken back.';
comment on column plan_deadline.year is 'The edition in which it was set.';
create unique index plan_deadline_baseline on plan_deadline (subject_id) where is_baseline;
create index plan_deadline_of_subject on plan_deadline (subject_id, valid_from, id);
create trigger plan_deadline_append_only before update or delete on plan_deadline for each row execute function refuse_change();
