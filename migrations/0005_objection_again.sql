-- A city that took its objection to an item back may raise it again in the same round; so "once" is the verb's to say: one that stands.

alter table objection drop constraint objection_once;
create index objection_of_item on objection (batch_id, round, city_code, item_id);
