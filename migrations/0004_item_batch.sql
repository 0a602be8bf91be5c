-- Batches of items: drafted, consulted in rounds, confirmed by the member cities, published and from then on immutable.

create table item_batch (
  id bigint generated always as identity,
  cluster_id bigint not null,
  ordinal integer not null,
  title text not null,
  document_number text,
  state text not null,
  round integer not null default 0,
  item_count integer not null default 0,
  published_on date,
  published_in bigint,
  is_back_filled boolean not null default false,
  recorded_in bigint not null,
  constraint item_batch_pk primary key (id),
  constraint item_batch_cluster foreign key (cluster_id) references city_cluster (id),
  constraint item_batch_state check (state in ('DRAFTED', 'OUT_FOR_CONSULTATION', 'CONFIRMED', 'PUBLISHED', 'ABANDONED')),
  constraint item_batch_ordinal_range check (ordinal between 1 and 9999),
  constraint item_batch_published check ((state = 'PUBLISHED') = (published_on is not null) and (published_on is null) = (published_in is null))
);
comment on table item_batch is 'A batch (批次) of items of one cluster. An abandoned draft frees its ordinal; a published batch never changes, later changes are adjustments.';
comment on column item_batch.published_in is 'The transaction by which the hub knew of the publication; of a back-filled batch later than published_on says.';
comment on column item_batch.item_count is 'Rows in batch_item, kept by the verbs.';
create unique index item_batch_ordinal on item_batch (cluster_id, ordinal) where state <> 'ABANDONED';

create table batch_item (
  batch_id bigint not null,
  item_id bigint not null,
  position integer not null,
  listed_code text,
  name text not null,
  kind text,
  granularity text not null,
  department text,
  note text,
  recorded_in bigint not null,
  constraint batch_item_pk primary key (batch_id, item_id),
  constraint batch_item_batch foreign key (batch_id) references item_batch (id),
  constraint batch_item_item foreign key (item_id) references service_item (id)
);
comment on table batch_item is 'An item in a batch, in the words of the list: what was published stays readable as it was, whatever becomes of the item.';
create index batch_item_item_id on batch_item (item_id);
create unique index batch_item_position on batch_item (batch_id, position);

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if exists (select from touched join item_batch on item_batch.id = touched.batch_id where item_batch.state = 'PUBLISHED') then
    raise exception 'batch_item of a published batch: % refused', tg_op using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
comment on function refuse_change_of_published() is 'Last guard: the list of a published batch takes no more, loses nothing and is not edited.';
create trigger batch_item_published_insert after insert on batch_item referencing new table as touched for each statement execute function refuse_change_of_published();
create trigger batch_item_published_update after update on batch_item referencing old table as touched for each statement execute function refuse_change_of_published();
create trigger batch_item_published_delete after delete on batch_item referencing old table as touched for each statement execute function refuse_change_of_published();

create function refuse_unpublishing() returns trigger language plpgsql as $$
begin
  raise exception 'a published batch is immutable: % refused', tg_op using errcode = 'restrict_violation';
end $$;
comment on function refuse_unpublishing() is 'Last guard: a published batch is neither edited nor deleted.';
create trigger item_batch_immutable before update or delete on item_batch for each row when (old.state = 'PUBLISHED') execute function refuse_unpublishing();

create table consultation (
  batch_id bigint not null,
  round integer not null,
  opened_on date not null,
  deadline date not null,
  recorded_in bigint not null,
  constraint consultation_pk primary key (batch_id, round),
  constraint consultation_batch foreign key (batch_id) references item_batch (id),
  constraint consultation_deadline check (deadline >= opened_on)
);
comment on table consultation is 'A round of consultation (征求意见) with its deadline; the due day itself is still on time.';
create trigger consultation_append_only before update or delete on consultation for each row execute function refuse_change();

create table consultation_city (
  batch_id bigint not null,
  round integer not null,
  city_code text not null,
  constraint consultation_city_pk primary key (batch_id, round, city_code),
  constraint consultation_city_round foreign key (batch_id, round) references consultation (batch_id, round),
  constraint consultation_city_city foreign key (city_code) references city (code)
);
comment on table consultation_city is 'The cities that must confirm in a round: the members as of the day it was opened.';
create trigger consultation_city_append_only before update or delete on consultation_city for each row execute function refuse_change();

create table batch_confirmation (
  batch_id bigint not null,
  round integer not null,
  city_code text not null,
  manner text not null,
  confirmed_on date not null,
  recorded_in bigint not null,
  constraint batch_confirmation_pk primary key (batch_id, round, city_code),
  constraint batch_confirmation_city foreign key (batch_id, round, city_code) references consultation_city (batch_id, round, city_code),
  constraint batch_confirmation_manner check (manner in ('STATED', 'SILENCE'))
);
comment on table batch_confirmation is 'A city''s confirmation in a round: stated, or by silence past the deadline (逾期视为无意见) where the cluster''s rules say so.';
create trigger batch_confirmation_append_only before update or delete on batch_confirmation for each row execute function refuse_change();

create table objection (
  id bigint generated always as identity,
  batch_id bigint not null,
  round integer not null,
  city_code text not null,
  item_id bigint not null,
  reason text not null,
  raised_on date not null,
  recorded_in bigint not null,
  constraint objection_pk primary key (id),
  constraint objection_once unique (batch_id, round, city_code, item_id),
  constraint objection_city foreign key (batch_id, round, city_code) references consultation_city (batch_id, round, city_code),
  constraint objection_item foreign key (item_id) references service_item (id)
);
comment on table objection is 'A city''s objection to one item of a batch in a round, with its reason.';
create trigger objection_append_only before update or delete on objection for each row execute function refuse_change();

create table objection_withdrawal (
  objection_id bigint not null,
  withdrawn_on date not null,
  recorded_in bigint not null,
  constraint objection_withdrawal_pk primary key (objection_id),
  constraint objection_withdrawal_objection foreign key (objection_id) references objection (id)
);
comment on table objection_withdrawal is 'The objecting city took its objection back.';
create trigger objection_withdrawal_append_only before update or delete on objection_withdrawal for each row execute function refuse_change();

create table batch_adjustment (
  id bigint generated always as identity,
  batch_id bigint not null,
  item_id bigint not null,
  change text not null,
  effective_on date not null,
  document_number text not null,
  reason text,
  listed_code text,
  name text not null,
  kind text,
  granularity text not null,
  department text,
  recorded_in bigint not null,
  constraint batch_adjustment_pk primary key (id),
  constraint batch_adjustment_batch foreign key (batch_id) references item_batch (id),
  constraint batch_adjustment_item foreign key (item_id) references service_item (id),
  constraint batch_adjustment_change check (change in ('ADDED', 'WITHDRAWN'))
);
comment on table batch_adjustment is 'A dated change of a published batch (调整): an item added or withdrawn, under a document number.';
create index batch_adjustment_of_batch on batch_adjustment (batch_id, effective_on);
create index batch_adjustment_of_item on batch_adjustment (item_id);
create trigger batch_adjustment_append_only before update or delete on batch_adjustment for each row execute function refuse_change();

create view batch_listing as
  select batch_id, item_id from batch_item
  union all
  select batch_id, item_id from batch_adjustment where change = 'ADDED';
comment on view batch_listing is 'The items that a batch lists or was given later, withdrawn ones too: what makes an item visible to whoever may see the batch.';
