-- What a source's own words mean: columns as fields of ours, and values of closed sets as our words.

create table code_map_entry (
  source_id bigint not null,
  kind text not null,
  field text not null,
  key text not null,
  revision integer not null,
  theirs text not null,
  ours text,
  recorded_in bigint not null,
  constraint code_map_entry_pk primary key (source_id, kind, field, key, revision),
  constraint code_map_entry_source foreign key (source_id) references sync_source (id),
  constraint code_map_entry_kind check (kind in ('COLUMN', 'VALUE')),
  constraint code_map_entry_field check ((field = '') = (kind = 'COLUMN')),
  constraint code_map_entry_revision check (revision > 0)
);
comment on table code_map_entry is 'The code map (代码对照表) of a source. Append-only: of one key the highest revision holds, and one without ours takes the entry away.';
comment on column code_map_entry.field is 'The field whose value it is; empty for a column, whose field is ours.';
comment on column code_map_entry.key is 'How theirs is compared: without blanks and marks for a column, with half-width characters for a value.';
comment on column code_map_entry.ours is 'A field or a word of ours; - for a column to ignore, or a value that says that nothing is known.';
create trigger code_map_entry_append_only before update or delete on code_map_entry for each row execute function refuse_change();
