-- What the figures of a cluster add up from, kept by the verbs that publish and by those that change what is handled: 10^6 items need not be
-- counted for each answer. Filled in for what was recorded before, so that it also answers for what was known then.

create table batch_level (
  batch_id bigint not null,
  granularity text not null,
  items integer not null,
  constraint batch_level_pk primary key (batch_id, granularity) include (items),
  constraint batch_level_batch foreign key (batch_id) references item_batch (id)
);
comment on table batch_level is 'How many items of each level stand on the list of a published batch: counted when it is published, for the list never changes after.';
create trigger batch_level_append_only before update or delete on batch_level for each row execute function refuse_change();

create table item_relisted (
  cluster_id bigint not null,
  item_id bigint not null,
  constraint item_relisted_pk primary key (cluster_id, item_id),
  constraint item_relisted_cluster foreign key (cluster_id) references city_cluster (id),
  constraint item_relisted_item foreign key (item_id) references service_item (id)
);
comment on table item_relisted is 'Items on the lists of more than one published batch of a cluster, written with the publication of the second. A count looks at each of them, and only adds up all others; before the second was published, that does no harm.';
create trigger item_relisted_append_only before update or delete on item_relisted for each row execute function refuse_change();

create table handled_count (
  cluster_id bigint not null,
  recorded_in bigint not null,
  valid_from date not null,
  handled_pairs integer not null,
  items integer not null,
  constraint handled_count_pk primary key (cluster_id, recorded_in, valid_from, handled_pairs) include (items),
  constraint handled_count_cluster foreign key (cluster_id) references city_cluster (id),
  constraint handled_count_pairs check (handled_pairs > 0)
);
comment on table handled_count is 'By how many items more, or fewer, are handled by so many pairs (item_coverage) from a day on, as each transaction made it: those up to a day and an instant add up to what stood then. Items on the lists of published batches, once for each list, and from its publication on; what was adjusted, merged or cancelled among them is not taken out here.';
comment on column handled_count.items is 'Only the transaction that wrote a row adds to it.';

create index service_item_cancelled on service_item (id) where state = 'CANCELLED';
comment on index service_item_cancelled is 'The few that no count may add up with the others.';

insert into batch_level (batch_id, granularity, items)
select batch_id, granularity, count(*) from batch_item where batch_id in (select id from item_batch where state = 'PUBLISHED')
group by batch_id, granularity;

insert into item_relisted (cluster_id, item_id)
select b.cluster_id, l.item_id from item_batch b join batch_item l on l.batch_id = b.id where b.state = 'PUBLISHED'
group by b.cluster_id, l.item_id having count(*) > 1;

insert into handled_count (cluster_id, recorded_in, valid_from, handled_pairs, items)
with listing as (select b.cluster_id, l.item_id, b.published_on, b.published_in, k.first_number as number
  from item_batch b join change_commit k on k.tx = b.published_in join batch_item l on l.batch_id = b.id where b.state = 'PUBLISHED'),
-- A row of item_coverage ends what stood on the day before, as long as it is not replaced itself: by the first later one of no later day.
step as (select c.cluster_id, c.item_id, c.valid_from, c.handled_pairs, c.recorded_in, k.first_number as number,
    (select p.handled_pairs from item_coverage p where p.cluster_id = c.cluster_id and p.item_id = c.item_id and p.id < c.id
      and p.valid_from < c.valid_from order by p.id desc limit 1) as before,
    gone.recorded_in as gone_in, gone.number as gone_at
  from item_coverage c join change_commit k on k.tx = c.recorded_in
  left join lateral (select n.recorded_in, g.first_number as number from item_coverage n join change_commit g on g.tx = n.recorded_in
    where n.cluster_id = c.cluster_id and n.item_id = c.item_id and n.id > c.id and n.valid_from <= c.valid_from order by n.id limit 1) gone on true),
felt as (select l.cluster_id, case when s.number > l.number then s.recorded_in else l.published_in end as recorded_in, s.gone_in,
    s.gone_at > l.number as is_gone, greatest(s.valid_from, l.published_on) as day, s.handled_pairs as pairs, s.before
  from listing l join step s using (cluster_id, item_id) where s.gone_at is null or s.gone_at > l.number),
said as (select cluster_id, recorded_in, day, pairs, before, 1 as items from felt
  union all select cluster_id, gone_in, day, pairs, before, -1 from felt where is_gone)
select cluster_id, recorded_in, day, part.pairs, sum(part.items)
from said cross join lateral (values (said.pairs, said.items), (said.before, -said.items)) part (pairs, items)
where part.pairs > 0 group by cluster_id, recorded_in, day, part.pairs having sum(part.items) <> 0;
