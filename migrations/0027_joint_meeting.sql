-- The mayors' joint meeting: its editions, what each of them resolved and agreed, and the words of its papers.

create table joint_meeting (
  id bigint generated always as identity,
  cluster_id bigint not null,
  edition integer not null,
  recorded_in bigint not null,
  constraint joint_meeting_pk primary key (id),
  constraint joint_meeting_cluster foreign key (cluster_id) references city_cluster (id),
  constraint joint_meeting_edition unique (cluster_id, edition),
  constraint joint_meeting_edition_from_one check (edition between 1 and 9999)
);
comment on table joint_meeting is 'An edition of a cluster''s joint meeting of mayors (市长联席会议). What it is stands in joint_meeting_version.';
create trigger joint_meeting_append_only before update or delete on joint_meeting for each row execute function refuse_change();

create table joint_meeting_version (
  meeting_id bigint not null,
  version integer not null,
  valid_from date not null,
  title text not null,
  host_city text not null,
  suggested_host text,
  host_reason text,
  held_on date,
  year integer not null,
  agenda jsonb not null,
  participants jsonb not null,
  observers jsonb not null,
  reason text,
  actor text not null,
  recorded_in bigint not null,
  constraint joint_meeting_version_pk primary key (meeting_id, version),
  constraint joint_meeting_version_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint joint_meeting_version_host foreign key (host_city) references city (code),
  constraint joint_meeting_version_suggested foreign key (suggested_host) references city (code),
  constraint joint_meeting_version_overridden check (suggested_host is null or suggested_host = host_city or host_reason is not null),
  constraint joint_meeting_version_positive check (version > 0),
  constraint joint_meeting_version_year check (year between 2000 and 2100)
);
comment on table joint_meeting_version is 'A meeting as it was said to be: on a day the highest version counts whose valid_from is not after it.';
comment on column joint_meeting_version.suggested_host is 'Whose turn it was by rotation when this was recorded; null where no earlier meeting was known.';
comment on column joint_meeting_version.host_reason is 'Why another city is the host than the one whose turn it was.';
comment on column joint_meeting_version.held_on is 'Null while no day is set; a day to come is a day that is planned.';
comment on column joint_meeting_version.year is 'Of the editions of the plan that the meeting is reported on.';
comment on column joint_meeting_version.participants is 'Array of {city, name, post}. Names stand here only, not in the change log.';
create trigger joint_meeting_version_append_only before update or delete on joint_meeting_version for each row execute function refuse_change();

create table meeting_cut_off (
  meeting_id bigint not null,
  position integer not null,
  cut_off_at timestamptz not null,
  reason text,
  actor text not null,
  recorded_in bigint not null,
  constraint meeting_cut_off_pk primary key (meeting_id, position),
  constraint meeting_cut_off_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint meeting_cut_off_moved check (position > 0 and (position = 1 or reason is not null))
);
comment on table meeting_cut_off is 'Until when figures count for a meeting (数据截止): the last one counts, each later one says why it was moved.';
create trigger meeting_cut_off_append_only before update or delete on meeting_cut_off for each row execute function refuse_change();

create table resolution (
  id bigint generated always as identity,
  meeting_id bigint not null,
  number integer not null,
  recorded_in bigint not null,
  constraint resolution_pk primary key (id),
  constraint resolution_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint resolution_number unique (meeting_id, number),
  constraint resolution_number_from_one check (number between 1 and 999)
);
comment on table resolution is 'What a meeting resolved (议定事项), by its number in the meeting. Its words stand in resolution_version.';
create trigger resolution_append_only before update or delete on resolution for each row execute function refuse_change();

create table resolution_version (
  resolution_id bigint not null,
  version integer not null,
  adopted_on date not null,
  text text not null,
  lead_city text not null,
  co_cities text[] not null,
  unit text not null,
  deadline date,
  links jsonb not null,
  reason text,
  actor text not null,
  recorded_in bigint not null,
  constraint resolution_version_pk primary key (resolution_id, version),
  constraint resolution_version_resolution foreign key (resolution_id) references resolution (id),
  constraint resolution_version_lead foreign key (lead_city) references city (code),
  constraint resolution_version_corrected check (version > 0 and (version = 1 or reason is not null)),
  constraint resolution_version_deadline check (deadline >= adopted_on)
);
comment on table resolution_version is 'The words of a resolution: the highest version is what was adopted, each later one corrects the record and says why.';
comment on column resolution_version.deadline is 'As it was adopted; null where the meeting set none. An extension stands in resolution_progress.';
comment on column resolution_version.links is 'Array of {kind, year, number, title}: the tasks, projects and platforms (with year) and the batches that it produced, the title as it was then.';
create trigger resolution_version_append_only before update or delete on resolution_version for each row execute function refuse_change();

create table resolution_progress (
  resolution_id bigint not null,
  position integer not null,
  state text not null,
  on_day date not null,
  by_city text,
  text text not null,
  deadline date,
  ended_by bigint,
  document_number text,
  actor text not null,
  recorded_in bigint not null,
  constraint resolution_progress_pk primary key (resolution_id, position),
  constraint resolution_progress_resolution foreign key (resolution_id) references resolution (id),
  constraint resolution_progress_by_city foreign key (by_city) references city (code),
  constraint resolution_progress_ended_by foreign key (ended_by) references joint_meeting (id),
  constraint resolution_progress_position check (position > 0),
  constraint resolution_progress_state check (state in ('NOT_STARTED', 'UNDER_WAY', 'DONE', 'EXTENDED', 'ENDED')),
  constraint resolution_progress_extended check ((state = 'EXTENDED') = (deadline is not null)),
  constraint resolution_progress_ended check ((state = 'ENDED') = (ended_by is not null))
);
comment on table resolution_progress is 'How a resolution went on: the last step is how it stands. A resolution without any has not been started.';
comment on column resolution_progress.on_day is 'The civil day in Beijing; never before that of the step before it.';
comment on column resolution_progress.by_city is 'The city that said so; null for the secretariat.';
comment on column resolution_progress.text is 'What was done, or why it is extended or ended.';
comment on column resolution_progress.deadline is 'Of an extension: the new deadline.';
comment on column resolution_progress.ended_by is 'Of an end: the later meeting that decided it.';
create trigger resolution_progress_append_only before update or delete on resolution_progress for each row execute function refuse_change();

create table agreement (
  meeting_id bigint not null,
  number integer not null,
  version integer not null,
  level text not null,
  title text not null,
  parties jsonb not null,
  signed_on date not null,
  document_number text,
  reason text,
  actor text not null,
  recorded_in bigint not null,
  constraint agreement_pk primary key (meeting_id, number, version),
  constraint agreement_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint agreement_number check (number between 1 and 999),
  constraint agreement_level check (level in ('CITY', 'DEPARTMENT')),
  constraint agreement_corrected check (version > 0 and (version = 1 or reason is not null))
);
comment on table agreement is 'An agreement signed at a meeting (协议), between cities or between their departments: the highest version counts, each later one corrects the record and says why.';
create trigger agreement_append_only before update or delete on agreement for each row execute function refuse_change();

create table next_list (
  meeting_id bigint not null,
  version integer not null,
  year integer not null,
  entries jsonb not null,
  actor text not null,
  recorded_in bigint not null,
  constraint next_list_pk primary key (meeting_id, version),
  constraint next_list_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint next_list_version check (version > 0),
  constraint next_list_year check (year between 2000 and 2100)
);
comment on table next_list is 'The next year''s list as a meeting adopted it (下一年度清单), set as a whole: the highest version counts.';
comment on column next_list.entries is 'Array of {list, title, leadCity}, in order.';
create trigger next_list_append_only before update or delete on next_list for each row execute function refuse_change();

create table report_text (
  meeting_id bigint not null,
  part text not null,
  version integer not null,
  text text,
  actor text not null,
  recorded_in bigint not null,
  constraint report_text_pk primary key (meeting_id, part, version),
  constraint report_text_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint report_text_version check (version > 0),
  constraint report_text_part check (part ~ '^[A-Z][A-Z0-9_]{0,31}(:[A-Z][A-Z0-9_]{0,31})?$')
);
comment on table report_text is 'What the secretariat writes itself into the papers of a meeting, part by part: the highest version counts, and survives every time that the paper is made anew.';
comment on column report_text.text is 'Null: taken back.';
create trigger report_text_append_only before update or delete on report_text for each row execute function refuse_change();
