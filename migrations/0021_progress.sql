-- Progress (进展报送): cumulative values on a civil day, entered once (填报), released or sent back (审核), and only then counted.

create table progress_entry (
  id bigint generated always as identity,
  subject_id bigint not null,
  city_code text not null,
  on_day date not null,
  year integer not null,
  revision integer not null,
  kind text not null,
  revises bigint,
  completed_this_year_fen bigint,
  completed_since_start_fen bigint,
  physical_permille integer,
  stage text,
  is_done boolean not null,
  text text,
  text_key text not null,
  reason text,
  entered_on date not null,
  entered_by text not null,
  recorded_in bigint not null,
  constraint progress_entry_pk primary key (id),
  constraint progress_entry_revision unique (subject_id, city_code, on_day, revision),
  constraint progress_entry_subject foreign key (subject_id) references plan_subject (id),
  constraint progress_entry_city foreign key (city_code) references city (code),
  constraint progress_entry_revises foreign key (revises) references progress_entry (id),
  constraint progress_entry_year check (year = extract(year from on_day)),
  constraint progress_entry_first check ((revision = 1) = (revises is null) and revision > 0),
  constraint progress_entry_kind check (kind = 'ENTRY' or kind = 'REVISION' and revises is not null and reason is not null),
  constraint progress_entry_money check (completed_this_year_fen between 0 and 9000000000000000
    and completed_since_start_fen between 0 and 9000000000000000),
  constraint progress_entry_physical check (physical_permille between 0 and 1000)
);
comment on table progress_entry is 'How a subject of the plan stood in a city on a day, in cumulative values: weeks nest in neither 旬 nor months, so every cadence reads the same entries. Of a day the highest revision is what the city says; it counts once released.';
comment on column progress_entry.kind is 'REVISION: corrects what was released, with a reason. ENTRY: the first word of the day, or what replaces one that was never released.';
comment on column progress_entry.text_key is 'The text without dates and numerals: alike with the one before, it only repeats it.';
comment on column progress_entry.reason is 'Why it was revised, or why its figures do not follow from the ones before.';
create index progress_entry_of_city on progress_entry (city_code, id);
create trigger progress_entry_append_only before update or delete on progress_entry for each row execute function refuse_change();

create table progress_step (
  entry_id bigint not null,
  step text not null,
  reason text,
  stepped_on date not null,
  stepped_by text not null,
  recorded_in bigint not null,
  constraint progress_step_pk primary key (entry_id),
  constraint progress_step_entry foreign key (entry_id) references progress_entry (id),
  constraint progress_step_kind check (step = 'RELEASED' or step = 'RETURNED' and reason is not null)
);
comment on table progress_step is 'What the city''s coordinator did with an entry, once and for good: released it (报送), or sent it back (退回) with a reason.';
create trigger progress_step_append_only before update or delete on progress_step for each row execute function refuse_change();

create table progress_released (
  entry_id bigint not null,
  subject_id bigint not null,
  city_code text not null,
  year integer not null,
  on_day date not null,
  completed_this_year_fen bigint,
  completed_since_start_fen bigint,
  physical_permille integer,
  stage text,
  is_done boolean not null,
  is_repeated boolean not null,
  released_on date not null,
  recorded_in bigint not null,
  constraint progress_released_pk primary key (entry_id),
  constraint progress_released_step foreign key (entry_id) references progress_step (entry_id)
);
comment on table progress_released is 'The figures of released entries, as everything reads them that counts: of a subject, city and day the later entry. Written together with the step.';
comment on column progress_released.is_repeated is 'When it was released it only repeated the one released of the latest day before it: figures, and text but for dates and numerals. Never of what is completed or stopped for the winter.';
create index progress_released_latest on progress_released (subject_id, city_code, on_day desc, entry_id desc);
create trigger progress_released_append_only before update or delete on progress_released for each row execute function refuse_change();
