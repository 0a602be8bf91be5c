-- Documents beside the progress (复函、佐证材料): kept once by their content, attached to what a city says of a day.

create table document (
  hash bytea not null,
  size integer not null,
  content bytea not null,
  recorded_in bigint not null,
  constraint document_pk primary key (hash),
  constraint document_hash check (hash = sha256(content)),
  constraint document_size check (size = octet_length(content) and size between 1 and 20971520)
);
comment on table document is 'A file as it was handed in, once however often it is attached; whoever gets it downloads it and nothing shows it.';
alter table document alter column content set storage external;
create trigger document_append_only before update or delete on document for each row execute function refuse_change();

create table progress_document (
  subject_id bigint not null,
  city_code text not null,
  on_day date not null,
  hash bytea not null,
  name text not null,
  attached_on date not null,
  attached_by text not null,
  recorded_in bigint not null,
  constraint progress_document_pk primary key (subject_id, city_code, on_day, hash),
  constraint progress_document_subject foreign key (subject_id) references plan_subject (id),
  constraint progress_document_city foreign key (city_code) references city (code),
  constraint progress_document_file foreign key (hash) references document (hash)
);
comment on table progress_document is 'A document beside what a city says of a subject and a day, whichever revision of it counts.';
create index progress_document_of_file on progress_document (hash, subject_id);
create trigger progress_document_append_only before update or delete on progress_document for each row execute function refuse_change();
