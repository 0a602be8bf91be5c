-- The working-day calendar (工作日历): published years as data, so that "working day" is never guessed.

create table calendar_year (
  year integer not null,
  source text not null,
  recorded_in bigint not null,
  constraint calendar_year_pk primary key (year, recorded_in),
  constraint calendar_year_range check (year between 2000 and 2100)
);
comment on table calendar_year is 'A year whose holidays were published, and by which notice. Beyond the last one every due date is provisional.';
create trigger calendar_year_append_only before update or delete on calendar_year for each row execute function refuse_change();

create table calendar_day (
  day date not null,
  is_working boolean not null,
  name text not null,
  recorded_in bigint not null,
  constraint calendar_day_pk primary key (day, recorded_in)
);
comment on table calendar_day is 'A day that differs from its weekday: a holiday on a weekday, or a make-up working day at a weekend. The latest record of a day counts.';
create trigger calendar_day_append_only before update or delete on calendar_day for each row execute function refuse_change();
