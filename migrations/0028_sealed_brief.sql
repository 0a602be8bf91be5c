-- Cut-off, confirm, seal: what each city says of its own figures before a joint meeting, and the brief as it was sealed, for ever.

create table figure_statement (
  meeting_id bigint not null,
  position integer not null,
  kind text not null,
  city_code text not null,
  figures_hash bytea,
  figure_id text,
  value text,
  expected text,
  text text,
  answers integer,
  manner text,
  actor text not null,
  recorded_in bigint not null,
  constraint figure_statement_pk primary key (meeting_id, position),
  constraint figure_statement_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint figure_statement_city foreign key (city_code) references city (code),
  constraint figure_statement_answers_one foreign key (meeting_id, answers) references figure_statement (meeting_id, position),
  constraint figure_statement_answered_once unique (meeting_id, answers),
  constraint figure_statement_position check (position > 0 and answers < position),
  constraint figure_statement_kind check (kind in ('CONFIRMED', 'OBJECTED', 'ANSWERED')),
  constraint figure_statement_confirmed check ((kind = 'CONFIRMED') = (figures_hash is not null) and octet_length(figures_hash) = 32),
  constraint figure_statement_objected check ((kind = 'OBJECTED') = (figure_id is not null)),
  constraint figure_statement_said check (kind = 'CONFIRMED' or text is not null),
  constraint figure_statement_answered check ((kind = 'ANSWERED') = (answers is not null) and num_nulls(answers, manner) in (0, 2)),
  constraint figure_statement_manner check (manner in ('CORRECTED', 'KEPT'))
);
comment on table figure_statement is 'What is said of the figures of a meeting before it is sealed: a city confirms its own, or objects to one; the secretariat answers an objection.';
comment on column figure_statement.position is 'In its meeting, from 1, in the order of saying; an objection''s is its number.';
comment on column figure_statement.city_code is 'The city that confirms or objects; of an answer, the one that is answered.';
comment on column figure_statement.figures_hash is 'Of a confirmation: SHA-256 over the city''s own figures as they were confirmed. Once they are others it has lapsed.';
comment on column figure_statement.value is 'Of an objection: what the figure said; null where it said nothing.';
comment on column figure_statement.expected is 'Of an objection: what the city says it should be.';
create trigger figure_statement_append_only before update or delete on figure_statement for each row execute function refuse_change();
create trigger figure_statement_no_truncate before truncate on figure_statement for each statement execute function refuse_change();

create table sealed_brief (
  meeting_id bigint not null,
  as_of date not null,
  known_at timestamptz not null,
  is_backfilled boolean not null,
  content text not null,
  content_hash bytea not null,
  rows_hash bytea not null,
  layout text not null,
  log_number bigint not null,
  log_hash bytea not null,
  unconfirmed_cities text[] not null,
  unconfirmed_reason text,
  actor text not null,
  recorded_in bigint not null,
  constraint sealed_brief_pk primary key (meeting_id),
  constraint sealed_brief_meeting foreign key (meeting_id) references joint_meeting (id),
  constraint sealed_brief_hash check (content_hash = sha256(convert_to(content, 'UTF8'))),
  constraint sealed_brief_rows_hash check (octet_length(rows_hash) = 32),
  constraint sealed_brief_log check (log_number >= 0 and octet_length(log_hash) = 32),
  constraint sealed_brief_unconfirmed check ((cardinality(unconfirmed_cities) > 0) = (unconfirmed_reason is not null))
);
comment on table sealed_brief is 'The brief of a meeting as it was sealed, once a meeting and for ever.';
comment on column sealed_brief.as_of is 'The civil day of the cut-off: what was true then.';
comment on column sealed_brief.known_at is 'What the hub knew: the cut-off, or of a meeting that was entered after its cut-off the head of the log when it was sealed.';
comment on column sealed_brief.is_backfilled is 'Whether the meeting was entered after its cut-off (补录), so that its figures are by what was known later.';
comment on column sealed_brief.content is 'The brief as canonical JSON (RFC 8785): exactly what is hashed.';
comment on column sealed_brief.rows_hash is 'SHA-256 over the lines `figure id TAB hash of its rows LF`, by figure id.';
comment on column sealed_brief.layout is 'The version of the layout by which the papers were made.';
comment on column sealed_brief.log_number is 'The last number of the change log before the seal, and log_hash the hash of its commit: the paper prints it.';
alter table sealed_brief alter column content set compression pglz;
create trigger sealed_brief_append_only before update or delete on sealed_brief for each row execute function refuse_change();
create trigger sealed_brief_no_truncate before truncate on sealed_brief for each statement execute function refuse_change();

create table sealed_figure (
  meeting_id bigint not null,
  figure_id text not null,
  row_count integer not null,
  rows text not null,
  rows_hash bytea not null,
  constraint sealed_figure_pk primary key (meeting_id, figure_id),
  constraint sealed_figure_brief foreign key (meeting_id) references sealed_brief (meeting_id),
  constraint sealed_figure_row_count check (row_count >= 0),
  constraint sealed_figure_hash check (rows_hash = sha256(convert_to(rows, 'UTF8')))
);
comment on table sealed_figure is 'The rows behind each figure of a sealed brief, as they were at the seal: never asked anew.';
comment on column sealed_figure.rows is 'A JSON list, canonical, in the order in which they are shown.';
create trigger sealed_figure_append_only before update or delete on sealed_figure for each row execute function refuse_change();
create trigger sealed_figure_no_truncate before truncate on sealed_figure for each statement execute function refuse_change();

create table sealed_paper (
  meeting_id bigint not null,
  name text not null,
  size integer not null,
  content bytea not null,
  hash bytea not null,
  constraint sealed_paper_pk primary key (meeting_id, name),
  constraint sealed_paper_brief foreign key (meeting_id) references sealed_brief (meeting_id),
  constraint sealed_paper_name check (name ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  constraint sealed_paper_size check (size = octet_length(content) and size > 0),
  constraint sealed_paper_hash check (hash = sha256(content))
);
comment on table sealed_paper is 'The papers of a sealed brief, byte for byte as they are served for ever.';
alter table sealed_paper alter column content set storage external;
create trigger sealed_paper_append_only before update or delete on sealed_paper for each row execute function refuse_change();
create trigger sealed_paper_no_truncate before truncate on sealed_paper for each statement execute function refuse_change();

create table brief_erratum (
  meeting_id bigint not null,
  number integer not null,
  figure_id text not null,
  old_value text,
  new_value text,
  reason text not null,
  actor text not null,
  recorded_in bigint not null,
  constraint brief_erratum_pk primary key (meeting_id, number),
  constraint brief_erratum_figure foreign key (meeting_id, figure_id) references sealed_figure (meeting_id, figure_id),
  constraint brief_erratum_number check (number > 0),
  constraint brief_erratum_changes check (old_value is distinct from new_value)
);
comment on table brief_erratum is 'A correction (勘误) of a figure of a sealed brief. The brief stays as it is; the next report shows what was corrected.';
comment on column brief_erratum.old_value is 'What was said until then: by the sealed brief, or by the erratum before this one.';
create trigger brief_erratum_append_only before update or delete on brief_erratum for each row execute function refuse_change();
create trigger brief_erratum_no_truncate before truncate on brief_erratum for each statement execute function refuse_change();
