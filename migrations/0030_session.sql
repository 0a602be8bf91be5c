-- Who is signed in to the console. A session belongs to a key: what it does stands in the log under the key, and it ends with the
-- key. Sessions and links are the hub's own bookkeeping, changed in place and not in the log; who made a link is.

create table session (
  token_hash bytea not null,
  key_id bigint not null,
  way text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint session_pk primary key (token_hash),
  constraint session_key foreign key (key_id) references access_key (id),
  constraint session_token_hash check (octet_length(token_hash) = 32),
  constraint session_way check (way in ('KEY', 'LINK', 'OIDC', 'DEMO')),
  constraint session_interval check (expires_at > started_at)
);
comment on table session is 'A browser that is signed in: the SHA-256 of its token, the key whose rights it has, and until when.';
comment on column session.way is 'How it was begun: with the key itself, by a one-time link, by OpenID Connect, or as a role of the demo.';
create index session_of_key on session (key_id);
create index session_expiry on session (expires_at);

create table sign_in_link (
  id bigint generated always as identity,
  token_hash bytea not null,
  key_id bigint not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  recorded_in bigint not null,
  constraint sign_in_link_pk primary key (id),
  constraint sign_in_link_token_hash unique (token_hash),
  constraint sign_in_link_key foreign key (key_id) references access_key (id)
);
comment on table sign_in_link is 'A link by which the holder of a key signs in once, without typing it.';

create table oidc_person (
  issuer text not null,
  subject text not null,
  key_id bigint not null,
  recorded_in bigint not null,
  constraint oidc_person_pk primary key (issuer, subject, recorded_in),
  constraint oidc_person_key foreign key (key_id) references access_key (id)
);
comment on table oidc_person is 'The key of a person whom an OpenID Connect provider vouches for; nobody knows its secret. The latest row counts: with other claims comes another key.';

create table console_secret (
  is_the_one boolean not null default true,
  secret bytea not null,
  constraint console_secret_pk primary key (is_the_one),
  constraint console_secret_one_row check (is_the_one),
  constraint console_secret_length check (octet_length(secret) = 32)
);
comment on table console_secret is 'One row: what the console signs its cookies and forms with, the same for all processes of the hub.';
