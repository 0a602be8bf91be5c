-- What a competent user of a peer would put in front of the tables: views and functions of one SQL statement each, on the hub's own indexes.
-- All peers, and the limit, ask these; none of them checks a right.
create schema peer;

create function peer.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

create view peer.item as select id, national_code as code, name, kind, granularity, state, sort_key from service_item;
comment on view peer.item is E'@primaryKey id\n@unique code';
create view peer.batch as select b.id, c.code as cluster, b.ordinal, b.title from item_batch b join city_cluster c on c.id = b.cluster_id where b.state = 'PUBLISHED';
comment on view peer.batch is E'@primaryKey id';
create view peer.listing as select item_id, batch_id from batch_item;
comment on view peer.listing is E'@primaryKey item_id,batch_id\n@foreignKey (item_id) references peer.item (id)\n@foreignKey (batch_id) references peer.batch (id)';
create view peer.recognition as
  select distinct on (d.item_id, d.cluster_id, d.city_code, d.aspect) d.id, d.item_id, k.code as cluster, d.city_code, c.name as city_name, d.aspect,
    d.stance, d.mode, d.valid_from
  from recognition_declaration d join city c on c.code = d.city_code join city_cluster k on k.id = d.cluster_id
  where d.valid_from <= (now() at time zone 'Asia/Shanghai')::date
  order by d.item_id, d.cluster_id, d.city_code, d.aspect, d.valid_from desc, d.id desc;
comment on view peer.recognition is E'@primaryKey id\n@foreignKey (item_id) references peer.item (id)';

create type peer.answer as (answer text, materials jsonb, address text, hours text);
create function peer.can_handle(cluster text, item text, competent text, accepting text) returns setof peer.answer language sql stable as $$
  select case said.handles::integer + said.recognises::integer when 2 then 'YES' when 1 then 'PARTLY' else 'NO' end,
    coalesce(what.content -> 'materials', '[]'), how.content ->> 'address', how.content ->> 'hours'
  from service_item i
  join city_cluster k on k.code = $1
  left join lateral (select v.content, v.state from item_implementation v where v.item_id = i.id and v.city_code = $3
    and v.valid_from <= (now() at time zone 'Asia/Shanghai')::date order by v.valid_from desc, v.version desc limit 1) what on true
  left join lateral (select v.content, v.state from item_implementation v where v.item_id = i.id and v.city_code = $4
    and v.valid_from <= (now() at time zone 'Asia/Shanghai')::date order by v.valid_from desc, v.version desc limit 1) how on true
  cross join lateral (
    select coalesce(bool_or(aspect = 'ACCEPTS' and city_code = $4) and bool_or(aspect = 'ENTRUSTS' and city_code = $3), false)
        and what.state = 'ACTIVE' and how.state = 'ACTIVE' and not excepted.handles and stands.everywhere as handles,
      coalesce(bool_or(aspect = 'RECOGNISES' and city_code = $4) and bool_or(aspect = 'ISSUES' and city_code = $3), false)
        and what.state = 'ACTIVE' and not excepted.recognises and stands.everywhere as recognises
    from (select distinct on (d.city_code, d.aspect) d.city_code, d.aspect, d.stance from recognition_declaration d
      where d.item_id = i.id and d.cluster_id = k.id and d.city_code in ($3, $4) and d.valid_from <= (now() at time zone 'Asia/Shanghai')::date
      order by d.city_code, d.aspect, d.valid_from desc, d.id desc) latest
    cross join (select exists (select from recognition_exception x where x.item_id = i.id and x.cluster_id = k.id and x.accepting_city = $4
        and x.competent_city = $3 and x.relation = 'HANDLES') as handles,
      exists (select from recognition_exception x where x.item_id = i.id and x.cluster_id = k.id and x.accepting_city = $4
        and x.competent_city = $3 and x.relation = 'RECOGNISES') as recognises) excepted
    cross join (select exists (select from batch_item l join item_batch b on b.id = l.batch_id where l.item_id = i.id and b.cluster_id = k.id and b.state = 'PUBLISHED')
      and (select count(distinct m.city_code) = 2 from membership m where m.cluster_id = k.id and m.city_code in ($3, $4) and m.role = 'MEMBER'
        and (m.valid_to is null or m.valid_to > (now() at time zone 'Asia/Shanghai')::date)) as everywhere) stands
    where latest.stance = 'DECLARED' group by excepted.handles, excepted.recognises, stands.everywhere
    union all select false, false limit 1) said
  where i.national_code = $2
$$;

create type peer.status_row as (number integer, title text, lead_city text, standing text, colour text, reported_on date);
create function peer.status_rows(cluster text, year integer, list text, city text) returns setof peer.status_row language sql stable as $$
  select r.number, r.title, r.lead_city,
    case when e.is_done then 'DONE' when e.on_day is null or e.stage = 'NOT_STARTED' then 'NOT_STARTED' else 'UNDER_WAY' end, coalesce(l.colour, 'GREY'), e.on_day
  from plan_row r join city_cluster k on k.id = r.cluster_id
  left join lateral (select p.on_day, p.is_done, p.stage from progress_released p where p.year = r.year and p.subject_id = r.subject_id and p.city_code = $4
    order by p.on_day desc, p.entry_id desc limit 1) e on true
  left join lateral (select w.colour from light w where w.year = r.year and w.subject_id = r.subject_id and w.criterion = 'OVERALL' and w.city_code = $4
    order by w.valid_from desc, w.id desc limit 1) l on true
  where k.code = $1 and r.year = $2 and r.list = $3 and $4 = any(r.cities) and r.state = 'LISTED'
    and not exists (select from plan_row v where v.year = r.year and v.subject_id = r.subject_id and v.version > r.version and v.version > 1)
  order by r.number
$$;

create type peer.totals as (batches integer, items integer, live_in_all integer, live_in_part integer);
create function peer.totals(cluster text) returns setof peer.totals language sql stable as $$
  select (select count(*) from item_batch b where b.cluster_id = k.id and b.state = 'PUBLISHED')::integer, count(*)::integer,
    (count(*) filter (where pairs > 0 and pairs = n * (n - 1)))::integer, (count(*) filter (where pairs > 0 and pairs < n * (n - 1)))::integer
  from city_cluster k
  cross join lateral (select count(distinct city_code) as n from membership m where m.cluster_id = k.id and m.role = 'MEMBER'
    and (m.valid_to is null or m.valid_to > (now() at time zone 'Asia/Shanghai')::date)) members
  cross join lateral (select distinct l.item_id from batch_item l join item_batch b on b.id = l.batch_id join service_item i on i.id = l.item_id
    where b.cluster_id = k.id and b.state = 'PUBLISHED' and i.state <> 'CANCELLED') listed
  left join lateral (select c.handled_pairs as pairs from item_coverage c where c.cluster_id = k.id and c.item_id = listed.item_id
    and c.valid_from <= (now() at time zone 'Asia/Shanghai')::date order by c.id desc limit 1) covered on true
  where k.code = $1 group by k.id
$$;

create type peer.figures as (list text, rows integer, done integer, not_started integer, behind integer, red integer);
create function peer.figures(cluster text, year integer) returns setof peer.figures language sql stable as $$
  select list, count(*)::integer, (count(*) filter (where done))::integer, (count(*) filter (where not done and not started))::integer,
    (count(*) filter (where colour in ('YELLOW', 'RED')))::integer, (count(*) filter (where colour = 'RED'))::integer
  from (select r.list, coalesce(e.is_done, false) as done, e.on_day is not null
      and case when e.stage is not null then e.stage not in ('NOT_STARTED', 'PRELIMINARY', 'READY') when r.list = 'PROJECT' then coalesce(e.physical_permille, 0) > 0 else true end as started,
      l.colour
    from plan_row r join city_cluster k on k.id = r.cluster_id
    left join lateral (select p.on_day, p.is_done, p.stage, p.physical_permille from progress_released p where p.year = r.year and p.subject_id = r.subject_id
      and p.city_code = r.lead_city order by p.on_day desc, p.entry_id desc limit 1) e on true
    left join lateral (select w.colour from light w where w.year = r.year and w.subject_id = r.subject_id and w.criterion = 'OVERALL' and w.city_code = r.lead_city
      order by w.valid_from desc, w.id desc limit 1) l on true
    where k.code = $1 and r.year = $2 and r.state = 'LISTED'
      and not exists (select from plan_row v where v.year = r.year and v.subject_id = r.subject_id and v.version > r.version and v.version > 1)) told
  group by list order by list desc
$$;

create type peer.change as (number bigint, kind text, subject text, city text, content text, hash text);
create function peer.changes(since bigint, most integer) returns setof peer.change language sql stable as $$
  select c.first_number + e.position, e.kind, e.subject, e.city_code, e.content, encode(e.content_hash, 'hex')
  from (select * from change_commit
      where first_number >= coalesce((select max(s.first_number) from change_commit s where s.first_number <= $1 + 1), 1) and first_number <= $1 + $2
      order by first_number) c
    cross join lateral (select * from change_entry e where e.tx = c.tx and e.position > $1 - c.first_number and e.position <= $1 + $2 - c.first_number
      order by e.position) e
$$;

create function peer.search_items(cluster text, query text, piece text) returns setof peer.item language sql stable as $$
  select i.id, i.national_code, i.name, i.kind, i.granularity, i.state, i.sort_key from service_item i
  where i.search @@ $2::tsquery and position($3 in i.name_normal) > 0
    and exists (select from batch_item l join item_batch b on b.id = l.batch_id join city_cluster k on k.id = b.cluster_id
      where l.item_id = i.id and k.code = $1 and b.state = 'PUBLISHED')
  order by i.sort_key, i.id
$$;
