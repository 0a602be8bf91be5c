-- A dump is restored without a search path: what a generated column calls is bound when the function is made, not when it is run.

create or replace function plan_city_parts(content jsonb) returns bigint[] language sql immutable parallel safe
return (select array_agg(plan_city_part(on_row.content, on_row.city) order by place)
  from (select plan_city_parts.content, plan_city_parts.content ->> 'leadCity' as city, 0 as place
    union all select plan_city_parts.content, city, place::integer
      from jsonb_array_elements_text(coalesce(nullif(plan_city_parts.content -> 'participatingCities', 'null'), '[]')) with ordinality as p(city, place)
      where city <> plan_city_parts.content ->> 'leadCity') on_row);
