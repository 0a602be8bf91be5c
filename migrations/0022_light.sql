-- Lights (红黄绿灯): computed by dated versions of a cluster's rules, kept with their reasons from the day on which they turned; and what the board reads of a plan row without opening its content.

create table light_rule_set (
  cluster_id bigint not null,
  version integer not null,
  effective_on date not null,
  rules jsonb not null,
  reason text,
  recorded_in bigint not null,
  constraint light_rule_set_pk primary key (cluster_id, version),
  constraint light_rule_set_cluster foreign key (cluster_id) references city_cluster (id),
  constraint light_rule_set_version check (version > 0)
);
comment on table light_rule_set is 'A version of a cluster''s light rules, from a day on: all figures of them. Of the days that have come the latest counts, of one day the later version; before the first the usual ones hold (version 0).';
create trigger light_rule_set_append_only before update or delete on light_rule_set for each row execute function refuse_change();

create table light (
  id bigint generated always as identity,
  subject_id bigint not null,
  year integer not null,
  city_code text,
  criterion text not null,
  colour text not null,
  cause text not null,
  reasons jsonb not null,
  rule_version integer not null,
  valid_from date not null,
  recorded_in bigint not null,
  constraint light_pk primary key (id),
  constraint light_subject foreign key (subject_id) references plan_subject (id),
  constraint light_city foreign key (city_code) references city (code),
  constraint light_criterion check (criterion in ('START', 'PACE', 'FUNDS', 'STATISTICS', 'DEADLINE', 'OVERALL')),
  constraint light_of_row check (city_code is not null or criterion = 'OVERALL'),
  constraint light_colour check (colour in ('GREY', 'GREEN', 'YELLOW', 'RED')),
  constraint light_cause check (cause in ('COMPUTED', 'RESTATED', 'EXEMPTED'))
);
comment on table light is 'The light of a row of a year''s edition from a day on, for each city and criterion that is not grey from the beginning, and OVERALL the worst of them; without a city: of the whole row, its worst city. Of a day the latest valid_from up to it counts, of that the last recorded: a restatement stands beside what it restates.';
comment on column light.reasons is 'Codes with their figures (src/programme/light-wording.ts words them).';
comment on column light.rule_version is 'By which version of the rules it turned.';
create index light_standing on light (subject_id, year, city_code, criterion, valid_from desc, id desc);
create index light_overall on light (subject_id, year, city_code, valid_from desc, id desc) include (colour) where criterion = 'OVERALL';
create trigger light_append_only before update or delete on light for each row execute function refuse_change();

create table light_exemption (
  id bigint generated always as identity,
  subject_id bigint not null,
  criterion text not null,
  approver text not null,
  reason text not null,
  granted_on date not null,
  expires_on date not null,
  recorded_in bigint not null,
  constraint light_exemption_pk primary key (id),
  constraint light_exemption_subject foreign key (subject_id) references plan_subject (id),
  constraint light_exemption_criterion check (criterion in ('START', 'PACE', 'FUNDS', 'STATISTICS', 'DEADLINE')),
  constraint light_exemption_days check (granted_on <= expires_on)
);
comment on table light_exemption is 'A subject is not judged by a criterion from a day to a day, both included: who approved it, and why.';
create index light_exemption_of_subject on light_exemption (subject_id, expires_on);
create trigger light_exemption_append_only before update or delete on light_exemption for each row execute function refuse_change();

create table light_own (
  id bigint generated always as identity,
  subject_id bigint not null,
  year integer not null,
  city_code text not null,
  colour text not null,
  text text,
  on_day date not null,
  recorded_in bigint not null,
  constraint light_own_pk primary key (id),
  constraint light_own_subject foreign key (subject_id) references plan_subject (id),
  constraint light_own_city foreign key (city_code) references city (code),
  constraint light_own_colour check (colour in ('GREEN', 'YELLOW', 'RED'))
);
comment on table light_own is 'How a city rates itself (自评), beside the light that is computed: of a day the last word up to it.';
create index light_own_of_row on light_own (subject_id, year, city_code, on_day desc, id desc);
create trigger light_own_append_only before update or delete on light_own for each row execute function refuse_change();

-- What part of the year's plan is due by each month's end: the whole first, then twelve parts. As src/programme/pace-target.ts has it; a test holds both together.
create function plan_targets(content jsonb, year integer) returns bigint[] language sql immutable parallel safe as $$
  select case when (content #>> '{plannedCurve,11}')::bigint > 0 then
    (select (content #>> '{plannedCurve,11}')::bigint || array_agg(part::bigint order by i) from jsonb_array_elements_text(content -> 'plannedCurve') with ordinality as c(part, i))
  else (
    with month as (
      select m, year::text || '-' || lpad(m::text, 2, '0') as named, (content #>> '{winterStop,from}')::integer as f, (content #>> '{winterStop,to}')::integer as t
      from generate_series(1, 12) as m),
    judged as (
      select m, coalesce(named >= left(content ->> 'plannedStartOn', 7), true) and coalesce(named <= left(content ->> 'plannedCompletionOn', 7), true) as is_planned,
        case when f <= t then m not between f and t when f > t then m < f and m > t else true end as is_built
      from month),
    counted as (
      select m, case when bool_or(is_planned and is_built) over () then is_planned and is_built when bool_or(is_planned) over () then is_planned else true end as counts
      from judged),
    summed as (select m, count(*) filter (where counts) over (order by m) as part from counted)
    select max(part) || array_agg(part order by m) from summed)
  end
$$;
comment on function plan_targets is 'Of the content of a plan row: the whole of the year''s plan first, then twelve parts of it that are due by each month''s end.';

-- A city's part of the year's plan: by the shares of the investment, else all of it the lead city's.
create function plan_city_part(content jsonb, city text) returns bigint language sql immutable parallel safe as $$
  select case when jsonb_array_length(coalesce(nullif(content -> 'investmentShares', 'null'), '[]')) = 0
    then case when content ->> 'leadCity' = city then (content ->> 'plannedThisYearFen')::bigint end
    -- By the running sum of the shares, so that nothing is lost where they do not divide.
    else (select sum(div(planned * upto, whole) - div(planned * (upto - fen), whole))::bigint
      from (select share ->> 'city' as city, (share ->> 'fen')::numeric as fen, (content ->> 'plannedThisYearFen')::numeric as planned,
          sum((share ->> 'fen')::numeric) over (order by i) as upto, nullif(sum((share ->> 'fen')::numeric) over (), 0) as whole
        from jsonb_array_elements(content -> 'investmentShares') with ordinality as listed(share, i)) parts where parts.city = plan_city_part.city)
    end
$$;
comment on function plan_city_part is 'What of the year''s plan of a row is a city''s; null: nothing.';

alter table plan_row
  add column actual_start_on text generated always as (content ->> 'actualStartOn') stored,
  add column winter_from integer generated always as ((content #>> '{winterStop,from}')::integer) stored,
  add column winter_to integer generated always as ((content #>> '{winterStop,to}')::integer) stored,
  add column targets bigint[] generated always as (case when list = 'PROJECT' then plan_targets(content, year) end) stored;
comment on column plan_row.targets is 'What part of the year''s plan is due: the whole, then twelve parts, one a month''s end.';
