-- Problems that one city cannot solve alone (需协调事项): who raised what, who is to answer by when, and how it went on.

create table coordination_issue (
  id bigint generated always as identity,
  cluster_id bigint not null,
  number integer not null,
  title text not null,
  problem text not null,
  raised_by text,
  plan_list text,
  plan_year integer,
  plan_number integer,
  recorded_in bigint not null,
  constraint coordination_issue_pk primary key (id),
  constraint coordination_issue_cluster foreign key (cluster_id) references city_cluster (id),
  constraint coordination_issue_raised_by foreign key (raised_by) references city (code),
  constraint coordination_issue_number unique (cluster_id, number),
  constraint coordination_issue_number_from_one check (number > 0),
  constraint coordination_issue_plan check (num_nulls(plan_list, plan_year, plan_number) in (0, 3)),
  constraint coordination_issue_plan_list check (plan_list in ('TASK', 'PROJECT', 'PLATFORM'))
);
comment on table coordination_issue is 'A problem needing coordination. What became of it stands in coordination_step.';
comment on column coordination_issue.number is 'In its cluster, from 1, in the order of raising.';
comment on column coordination_issue.raised_by is 'The raising city; null for the secretariat itself.';
comment on column coordination_issue.plan_list is 'With plan_year and plan_number: the row of the plan that it holds up.';
create trigger coordination_issue_append_only before update or delete on coordination_issue for each row execute function refuse_change();

create table coordination_step (
  issue_id bigint not null,
  position integer not null,
  step text not null,
  state text not null,
  on_day date not null,
  by_city text,
  actor text not null,
  text text,
  owner_city text,
  owner_unit text,
  due_on date,
  letter text,
  letter_due_on date,
  document_number text,
  manner text,
  recorded_in bigint not null,
  constraint coordination_step_pk primary key (issue_id, position),
  constraint coordination_step_issue foreign key (issue_id) references coordination_issue (id),
  constraint coordination_step_by_city foreign key (by_city) references city (code),
  constraint coordination_step_owner foreign key (owner_city) references city (code),
  constraint coordination_step_position check (position > 0 and (position = 1) = (step = 'RAISED')),
  constraint coordination_step_step check (step in ('RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED', 'CLOSED', 'ESCALATED')),
  constraint coordination_step_state check (state in ('RAISED', 'ASSIGNED', 'HANDLED', 'ANSWERED', 'RETURNED', 'CLOSED')),
  constraint coordination_step_assigned check (num_nulls(owner_city, owner_unit, due_on) in (0, 3)),
  constraint coordination_step_letter check ((step = 'ESCALATED') = (letter is not null) and num_nulls(letter, letter_due_on) in (0, 2)),
  constraint coordination_step_letter_kind check (letter in ('REMINDER', 'SUPERVISION')),
  constraint coordination_step_manner check ((state = 'CLOSED') = (manner is not null)),
  constraint coordination_step_manner_kind check (manner in ('SOLVED', 'WITHDRAWN'))
);
comment on table coordination_step is 'One step of an issue, with the state, owner and agreed date after it: the last one says how the issue stands.';
comment on column coordination_step.on_day is 'The civil day in Beijing on which it was done; never before the step before it.';
comment on column coordination_step.by_city is 'The city that did it; null for the secretariat.';
comment on column coordination_step.text is 'What was said: an answer, a reason for returning, what a letter demands.';
comment on column coordination_step.due_on is 'The agreed date: by when the owner is to answer.';
comment on column coordination_step.letter is 'A reminder (提醒函) or a supervision letter (督办函).';
create index coordination_step_of_owner on coordination_step (owner_city, issue_id);
create trigger coordination_step_append_only before update or delete on coordination_step for each row execute function refuse_change();
