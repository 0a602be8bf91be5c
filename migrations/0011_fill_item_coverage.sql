-- Brings item_coverage up to what was recorded before the verbs kept it, so that it also answers for what was known then: for each
-- transaction that touched an item declared of, in the order of their commits, as the verb would have written it.

insert into item_coverage (cluster_id, item_id, valid_from, handled_pairs, recorded_in)
with item as (select d.cluster_id, d.item_id, min(c.first_number) as declared from recognition_declaration d
  join change_commit c on c.tx = d.recorded_in group by d.cluster_id, d.item_id),
fact as (
  select cluster_id, item_id, valid_from as day, recorded_in from recognition_declaration
  union all select cluster_id, item_id, valid_from, recorded_in from recognition_exception join item using (cluster_id, item_id)
  union all select cluster_id, item_id, valid_from, recorded_in from item_implementation join item using (item_id)
  union all select cluster_id, item_id, unnest(array[valid_from, valid_to]), recorded_in from membership join item using (cluster_id)),
known as (select fact.*, c.first_number as number from fact join change_commit c on c.tx = fact.recorded_in where day is not null),
doing as (select cluster_id, item_id, recorded_in, number, min(day) as from_day from known join item using (cluster_id, item_id)
  where number >= declared group by cluster_id, item_id, recorded_in, number),
moment as (select distinct d.cluster_id, d.item_id, d.recorded_in, d.number, k.day from doing d join known k using (cluster_id, item_id)
  where k.number <= d.number and k.day >= d.from_day),
counted as (
  select m.cluster_id, m.item_id, m.recorded_in, m.number, m.day, handled.pairs,
    lag(handled.pairs) over (partition by m.cluster_id, m.item_id, m.number order by m.day) as before
  from moment m cross join lateral (
    with member as (select distinct s.city_code from membership s join change_commit c on c.tx = s.recorded_in and c.first_number <= m.number
      where s.cluster_id = m.cluster_id and s.role = 'MEMBER' and s.valid_from <= m.day and (s.valid_to is null or s.valid_to > m.day)
        and not exists (select from membership later join change_commit c on c.tx = later.recorded_in and c.first_number <= m.number
          where later.supersedes = s.id)),
    said as (select distinct on (d.city_code, d.aspect) d.city_code, d.aspect, d.stance, d.mode from recognition_declaration d
      join change_commit c on c.tx = d.recorded_in and c.first_number <= m.number
      where d.item_id = m.item_id and d.cluster_id = m.cluster_id and d.aspect in ('ACCEPTS', 'ENTRUSTS') and d.valid_from <= m.day
      order by d.city_code, d.aspect, d.valid_from desc, d.id desc),
    own as (select distinct on (v.city_code) v.city_code, v.state from item_implementation v
      join change_commit c on c.tx = v.recorded_in and c.first_number <= m.number
      where v.item_id = m.item_id and v.valid_from <= m.day
      order by v.city_code, v.valid_from desc, v.version desc),
    side as (select member.city_code, accepts.mode as accept_mode, accepts.stance is not distinct from 'DECLARED' as accepts,
        entrusts.mode as entrust_mode, entrusts.stance is not distinct from 'DECLARED' as entrusts, own.state is not distinct from 'ACTIVE' as is_active
      from member left join said accepts on accepts.city_code = member.city_code and accepts.aspect = 'ACCEPTS'
        left join said entrusts on entrusts.city_code = member.city_code and entrusts.aspect = 'ENTRUSTS'
        left join own on own.city_code = member.city_code),
    excepted as (select distinct on (x.accepting_city, x.competent_city, x.stated_by) x.accepting_city, x.competent_city, x.stance
      from recognition_exception x join change_commit c on c.tx = x.recorded_in and c.first_number <= m.number
      where x.item_id = m.item_id and x.cluster_id = m.cluster_id and x.relation = 'HANDLES' and x.valid_from <= m.day
      order by x.accepting_city, x.competent_city, x.stated_by, x.valid_from desc, x.id desc)
    select count(*) as pairs from side one join side other on other.city_code <> one.city_code
    where one.accepts and other.entrusts and other.is_active
      and (one.is_active or coalesce(one.accept_mode, other.entrust_mode) is not distinct from 'FULLY_ONLINE')
      and not exists (select from excepted e where e.accepting_city = one.city_code and e.competent_city = other.city_code and e.stance <> 'LIFTED')
  ) handled)
select cluster_id, item_id, day, pairs, recorded_in from counted where before is distinct from pairs order by cluster_id, item_id, number, day;
