-- The board (进展看板): what each city's part of a row is, and the last released entry of each, without opening a row's content or an entry.

-- The parts of the year's plan, one a city of the row, the lead city's first: by the shares of the investment, else all of it the lead city's.
create function plan_city_parts(content jsonb) returns bigint[] language sql immutable parallel safe as $$
  select array_agg(plan_city_part(content, city) order by place)
  from (select content ->> 'leadCity' as city, 0 as place
    union all select city, place::integer from jsonb_array_elements_text(coalesce(nullif(content -> 'participatingCities', 'null'), '[]')) with ordinality as p(city, place)
      where city <> content ->> 'leadCity') on_row
$$;
comment on function plan_city_parts is 'plan_city_part of each city of a row, in the order of plan_row.cities.';

alter table plan_row
  add column actual_completion_on text generated always as (content ->> 'actualCompletionOn') stored,
  add column city_parts bigint[] generated always as (case when list = 'PROJECT' then plan_city_parts(content) end) stored;
comment on column plan_row.city_parts is 'What of the year''s plan is each city''s, in the order of cities.';

-- A board looks up one entry a row and city: that of its own year, read from the index alone.
create index progress_released_of_year on progress_released (year, subject_id, city_code, on_day desc, entry_id desc)
  include (released_on, completed_this_year_fen, physical_permille, stage, is_done, is_repeated, recorded_in);

-- Which version stands on a day: a first one of which there is no later is found by looking among the few that were amended.
create index plan_row_amended on plan_row (year, subject_id, version) include (valid_from, recorded_in) where version > 1;

-- The lights, too, by year first: a board reads the pages of its own year.
drop index light_overall;
create index light_overall on light (year, subject_id, city_code, valid_from desc, id desc) include (colour, recorded_in) where criterion = 'OVERALL';
