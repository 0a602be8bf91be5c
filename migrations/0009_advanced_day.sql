-- What time alone changes is recorded once per Beijing date: which dates were.

create table advanced_day (
  day date not null,
  recorded_in bigint not null,
  constraint advanced_day_pk primary key (day)
);
comment on table advanced_day is 'Beijing dates whose own changes were recorded (a declaration starts, a membership ends); advancing one again records nothing.';
create trigger advanced_day_append_only before update or delete on advanced_day for each row execute function refuse_change();
