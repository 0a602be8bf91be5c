-- Who takes part: city clusters, their members, organisations, and the keys of people and partner systems.
-- Facts carry two times: valid_from/valid_to say when they hold, recorded_in names the transaction by which the hub knew them
-- (its time stands in change_commit, because it is only known at commit).

create table city (
  code text not null,
  name text not null,
  recorded_in bigint not null,
  constraint city_pk primary key (code),
  constraint city_code_shape check (code ~ '^[1-9][0-9]{5}$')
);
comment on table city is 'A city (市) by its GB/T 2260 code, six digits.';

create table city_cluster (
  id bigint generated always as identity,
  code text not null,
  name text not null,
  is_sample boolean not null default false,
  recorded_in bigint not null,
  constraint city_cluster_pk primary key (id),
  constraint city_cluster_code unique (code),
  constraint city_cluster_code_shape check (code ~ '^[a-z][a-z0-9-]{1,31}$')
);
comment on table city_cluster is 'A city cluster (城市群): cities that handle and recognise each other''s services.';
comment on column city_cluster.is_sample is 'Synthetic data (演示数据): said wherever it is shown.';

create table membership (
  id bigint generated always as identity,
  cluster_id bigint not null,
  city_code text not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  supersedes bigint,
  recorded_in bigint not null,
  constraint membership_pk primary key (id),
  constraint membership_cluster foreign key (cluster_id) references city_cluster (id),
  constraint membership_city foreign key (city_code) references city (code),
  constraint membership_supersedes foreign key (supersedes) references membership (id),
  constraint membership_superseded_once unique (supersedes),
  constraint membership_role check (role in ('MEMBER', 'OBSERVER')),
  constraint membership_interval check (valid_to > valid_from)
);
comment on table membership is 'A city''s membership of a cluster: an interval with a role. Append-only: a row that supersedes another corrects or ends it.';
comment on column membership.valid_to is 'First day on which it no longer holds; null while open.';
create index membership_of_cluster on membership (cluster_id, city_code);
create index membership_of_city on membership (city_code);
create trigger membership_append_only before update or delete on membership for each row execute function refuse_change();

create table cluster_rule (
  cluster_id bigint not null,
  rule text not null,
  effective_on date not null,
  value text not null,
  recorded_in bigint not null,
  constraint cluster_rule_pk primary key (cluster_id, rule, effective_on, recorded_in),
  constraint cluster_rule_cluster foreign key (cluster_id) references city_cluster (id)
);
comment on table cluster_rule is 'Rules that a cluster may set differently, with the day from which they hold: SILENCE_IS_CONSENT (逾期视为无意见) true or false.';
create trigger cluster_rule_append_only before update or delete on cluster_rule for each row execute function refuse_change();

create table public_organisation (
  id bigint generated always as identity,
  credit_identifier text not null,
  name text not null,
  city_code text,
  recorded_in bigint not null,
  constraint public_organisation_pk primary key (id),
  constraint public_organisation_credit_identifier unique (credit_identifier),
  constraint public_organisation_city foreign key (city_code) references city (code)
);
comment on table public_organisation is 'An organisation by its unified social credit identifier (统一社会信用代码, GB 32100). Its city is stated, never derived from the identifier.';

create table key_holder (
  id bigint generated always as identity,
  kind text not null,
  name text not null,
  name_salt bytea not null,
  city_code text,
  organisation_id bigint,
  recorded_in bigint not null,
  constraint key_holder_pk primary key (id),
  constraint key_holder_kind check (kind in ('PERSON', 'PARTNER_SYSTEM')),
  constraint key_holder_city foreign key (city_code) references city (code),
  constraint key_holder_organisation foreign key (organisation_id) references public_organisation (id)
);
comment on table key_holder is 'A person or a partner system (对接系统) that holds keys.';
comment on column key_holder.name_salt is 'Salt of the name''s hash in the change log: erase name and salt, and the person is gone while the chain still verifies.';

create table access_key (
  id bigint generated always as identity,
  secret_hash bytea not null,
  role text not null,
  cluster_id bigint,
  city_code text,
  holder_id bigint not null,
  expires_at timestamptz,
  rotated_from bigint,
  recorded_in bigint not null,
  constraint access_key_pk primary key (id),
  constraint access_key_secret_hash unique (secret_hash),
  constraint access_key_cluster foreign key (cluster_id) references city_cluster (id),
  constraint access_key_city foreign key (city_code) references city (code),
  constraint access_key_holder foreign key (holder_id) references key_holder (id),
  constraint access_key_rotated_from foreign key (rotated_from) references access_key (id),
  constraint access_key_role check (role in ('SECRETARIAT', 'COORDINATOR', 'OPERATOR', 'LEADER', 'PARTNER', 'AUDITOR')),
  constraint access_key_city_role check ((city_code is not null) = (role in ('COORDINATOR', 'OPERATOR', 'PARTNER')))
);
comment on table access_key is 'A key: the SHA-256 of its secret (32 random bytes, shown once), its role and its reach. Without a cluster it reaches all clusters (of its city).';
create trigger access_key_append_only before update or delete on access_key for each row execute function refuse_change();

create table access_key_revocation (
  key_id bigint not null,
  effective_at timestamptz not null,
  reason text not null,
  recorded_in bigint not null,
  constraint access_key_revocation_pk primary key (key_id, effective_at),
  constraint access_key_revocation_key foreign key (key_id) references access_key (id)
);
comment on table access_key_revocation is 'From effective_at on the key opens nothing. The earliest of a key''s revocations counts; a rotation revokes the old key, at once or after its grace.';
create trigger access_key_revocation_append_only before update or delete on access_key_revocation for each row execute function refuse_change();
