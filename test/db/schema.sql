sequence change_tx bigint start 1 increment 1 -- Numbers of writing transactions, drawn at their start. They say nothing about commit order.
sequence service_item_id bigint start 1 increment 1 -- Ids of service items; drawn ahead of a registration, because the hub-issued number stands in the change log.
sequence subscriber_lease bigint start 1 increment 1 -- Numbers of leases.

table access_key
  -- A key: the SHA-256 of its secret (32 random bytes, shown once), its role and its reach. Without a cluster it reaches all clusters (of its city).
  id bigint not null generated always as identity
  secret_hash bytea not null
  role text not null
  cluster_id bigint
  city_code text
  holder_id bigint not null
  expires_at timestamp with time zone
  rotated_from bigint
  recorded_in bigint not null
  constraint access_key_pk PRIMARY KEY (id)
  constraint access_key_city_role CHECK (((city_code IS NOT NULL) = (role = ANY (ARRAY['COORDINATOR'::text, 'OPERATOR'::text, 'PARTNER'::text]))))
  constraint access_key_role CHECK ((role = ANY (ARRAY['SECRETARIAT'::text, 'COORDINATOR'::text, 'OPERATOR'::text, 'LEADER'::text, 'PARTNER'::text, 'AUDITOR'::text])))
  constraint access_key_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint access_key_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint access_key_holder FOREIGN KEY (holder_id) REFERENCES key_holder(id)
  constraint access_key_rotated_from FOREIGN KEY (rotated_from) REFERENCES access_key(id)
  constraint access_key_secret_hash UNIQUE (secret_hash)
  CREATE TRIGGER access_key_append_only BEFORE DELETE OR UPDATE ON public.access_key FOR EACH ROW EXECUTE FUNCTION refuse_change()

table access_key_revocation
  -- From effective_at on the key opens nothing. The earliest of a key's revocations counts; a rotation revokes the old key, at once or after its grace.
  key_id bigint not null
  effective_at timestamp with time zone not null
  reason text not null
  recorded_in bigint not null
  constraint access_key_revocation_pk PRIMARY KEY (key_id, effective_at)
  constraint access_key_revocation_key FOREIGN KEY (key_id) REFERENCES access_key(id)
  CREATE TRIGGER access_key_revocation_append_only BEFORE DELETE OR UPDATE ON public.access_key_revocation FOR EACH ROW EXECUTE FUNCTION refuse_change()

table advanced_day
  -- Beijing dates whose own changes were recorded (a declaration starts, a membership ends); advancing one again records nothing.
  day date not null
  recorded_in bigint not null
  constraint advanced_day_pk PRIMARY KEY (day)
  CREATE TRIGGER advanced_day_append_only BEFORE DELETE OR UPDATE ON public.advanced_day FOR EACH ROW EXECUTE FUNCTION refuse_change()

table agreement
  -- An agreement signed at a meeting (协议), between cities or between their departments: the highest version counts, each later one corrects the record and says why.
  meeting_id bigint not null
  number integer not null
  version integer not null
  level text not null
  title text not null
  parties jsonb not null
  signed_on date not null
  document_number text
  reason text
  actor text not null
  recorded_in bigint not null
  constraint agreement_pk PRIMARY KEY (meeting_id, number, version)
  constraint agreement_corrected CHECK (((version > 0) AND ((version = 1) OR (reason IS NOT NULL))))
  constraint agreement_level CHECK ((level = ANY (ARRAY['CITY'::text, 'DEPARTMENT'::text])))
  constraint agreement_number CHECK (((number >= 1) AND (number <= 999)))
  constraint agreement_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  CREATE TRIGGER agreement_append_only BEFORE DELETE OR UPDATE ON public.agreement FOR EACH ROW EXECUTE FUNCTION refuse_change()

table batch_adjustment
  -- A dated change of a published batch (调整): an item added or withdrawn, under a document number.
  id bigint not null generated always as identity
  batch_id bigint not null
  item_id bigint not null
  change text not null
  effective_on date not null
  document_number text not null
  reason text
  listed_code text
  name text not null
  kind text
  granularity text not null
  department text
  recorded_in bigint not null
  constraint batch_adjustment_pk PRIMARY KEY (id)
  constraint batch_adjustment_change CHECK ((change = ANY (ARRAY['ADDED'::text, 'WITHDRAWN'::text])))
  constraint batch_adjustment_batch FOREIGN KEY (batch_id) REFERENCES item_batch(id)
  constraint batch_adjustment_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE INDEX batch_adjustment_of_batch ON public.batch_adjustment USING btree (batch_id, effective_on)
  CREATE INDEX batch_adjustment_of_item ON public.batch_adjustment USING btree (item_id)
  CREATE TRIGGER batch_adjustment_append_only BEFORE DELETE OR UPDATE ON public.batch_adjustment FOR EACH ROW EXECUTE FUNCTION refuse_change()

table batch_confirmation
  -- A city's confirmation in a round: stated, or by silence past the deadline (逾期视为无意见) where the cluster's rules say so.
  batch_id bigint not null
  round integer not null
  city_code text not null
  manner text not null
  confirmed_on date not null
  recorded_in bigint not null
  constraint batch_confirmation_pk PRIMARY KEY (batch_id, round, city_code)
  constraint batch_confirmation_manner CHECK ((manner = ANY (ARRAY['STATED'::text, 'SILENCE'::text])))
  constraint batch_confirmation_city FOREIGN KEY (batch_id, round, city_code) REFERENCES consultation_city(batch_id, round, city_code)
  CREATE TRIGGER batch_confirmation_append_only BEFORE DELETE OR UPDATE ON public.batch_confirmation FOR EACH ROW EXECUTE FUNCTION refuse_change()

table batch_item
  -- An item in a batch, in the words of the list: what was published stays readable as it was, whatever becomes of the item.
  batch_id bigint not null
  item_id bigint not null
  position integer not null
  listed_code text
  name text not null
  kind text
  granularity text not null
  department text
  note text
  recorded_in bigint not null
  constraint batch_item_pk PRIMARY KEY (batch_id, item_id)
  constraint batch_item_batch FOREIGN KEY (batch_id) REFERENCES item_batch(id)
  constraint batch_item_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE INDEX batch_item_item_id ON public.batch_item USING btree (item_id)
  CREATE UNIQUE INDEX batch_item_position ON public.batch_item USING btree (batch_id, "position")
  CREATE TRIGGER batch_item_published_delete AFTER DELETE ON public.batch_item REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published()
  CREATE TRIGGER batch_item_published_insert AFTER INSERT ON public.batch_item REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published()
  CREATE TRIGGER batch_item_published_update AFTER UPDATE ON public.batch_item REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published()

table batch_level
  -- How many items of each level stand on the list of a published batch: counted when it is published, for the list never changes after.
  batch_id bigint not null
  granularity text not null
  items integer not null
  constraint batch_level_pk PRIMARY KEY (batch_id, granularity) INCLUDE (items)
  constraint batch_level_batch FOREIGN KEY (batch_id) REFERENCES item_batch(id)
  CREATE TRIGGER batch_level_append_only BEFORE DELETE OR UPDATE ON public.batch_level FOR EACH ROW EXECUTE FUNCTION refuse_change()

view batch_listing as
 SELECT batch_item.batch_id,
    batch_item.item_id
   FROM batch_item
UNION ALL
 SELECT batch_adjustment.batch_id,
    batch_adjustment.item_id
   FROM batch_adjustment
  WHERE (batch_adjustment.change = 'ADDED'::text);
  -- The items that a batch lists or was given later, withdrawn ones too: what makes an item visible to whoever may see the batch.
  batch_id bigint
  item_id bigint

table brief_erratum
  -- A correction (勘误) of a figure of a sealed brief. The brief stays as it is; the next report shows what was corrected.
  meeting_id bigint not null
  number integer not null
  figure_id text not null
  old_value text -- What was said until then: by the sealed brief, or by the erratum before this one.
  new_value text
  reason text not null
  actor text not null
  recorded_in bigint not null
  constraint brief_erratum_pk PRIMARY KEY (meeting_id, number)
  constraint brief_erratum_changes CHECK ((old_value IS DISTINCT FROM new_value))
  constraint brief_erratum_number CHECK ((number > 0))
  constraint brief_erratum_figure FOREIGN KEY (meeting_id, figure_id) REFERENCES sealed_figure(meeting_id, figure_id)
  CREATE TRIGGER brief_erratum_append_only BEFORE DELETE OR UPDATE ON public.brief_erratum FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER brief_erratum_no_truncate BEFORE TRUNCATE ON public.brief_erratum FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table calendar_day
  -- A day that differs from its weekday: a holiday on a weekday, or a make-up working day at a weekend. The latest record of a day counts.
  day date not null
  is_working boolean not null
  name text not null
  recorded_in bigint not null
  constraint calendar_day_pk PRIMARY KEY (day, recorded_in)
  CREATE TRIGGER calendar_day_append_only BEFORE DELETE OR UPDATE ON public.calendar_day FOR EACH ROW EXECUTE FUNCTION refuse_change()

table calendar_year
  -- A year whose holidays were published, and by which notice. Beyond the last one every due date is provisional.
  year integer not null
  source text not null
  recorded_in bigint not null
  constraint calendar_year_pk PRIMARY KEY (year, recorded_in)
  constraint calendar_year_range CHECK (((year >= 2000) AND (year <= 2100)))
  CREATE TRIGGER calendar_year_append_only BEFORE DELETE OR UPDATE ON public.calendar_year FOR EACH ROW EXECUTE FUNCTION refuse_change()

table change_clock
  -- One row: the next entry number, the time of the last commit and the hash at the head of the chain.
  is_the_one boolean not null default true
  next_number bigint not null
  recorded_at timestamp with time zone not null
  head_hash bytea not null
  constraint change_clock_pk PRIMARY KEY (is_the_one)
  constraint change_clock_one_row CHECK (is_the_one)

table change_commit
  -- One row a writing transaction, in commit order: how many entries, when the hub knew them, and the link of the hash chain.
  first_number bigint not null
  entry_count integer not null
  tx bigint not null
  recorded_at timestamp with time zone not null
  verb text not null
  actor text not null
  algorithm text not null
  entries_root bytea not null -- SHA-256 over the concatenated content hashes of the entries, in order of position.
  previous_hash bytea not null
  hash bytea not null -- SHA-256 over the lines: previous hash, first number, count, recordedAt, verb, actor, algorithm, root (hashes in lower-case hex).
  constraint change_commit_pk PRIMARY KEY (first_number)
  constraint change_commit_entry_count CHECK ((entry_count > 0))
  constraint change_commit_recorded_at UNIQUE (recorded_at)
  constraint change_commit_tx UNIQUE (tx) INCLUDE (recorded_at)
  CREATE TRIGGER change_commit_append_only BEFORE DELETE OR UPDATE ON public.change_commit FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER change_commit_no_truncate BEFORE TRUNCATE ON public.change_commit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table change_entry
  -- One change: the canonical JSON (RFC 8785) of what changed and the state after it, and its SHA-256. Its number is change_commit.first_number + position.
  tx bigint not null
  position integer not null
  kind text not null
  subject text not null
  cluster_code text
  city_code text
  is_public boolean not null -- Whether anybody may read it in the feed: published facts only.
  content text not null
  content_hash bytea not null
  constraint change_entry_pk PRIMARY KEY (tx, "position")
  constraint change_entry_hash CHECK ((octet_length(content_hash) = 32))
  constraint change_entry_position CHECK (("position" >= 0))
  CREATE INDEX change_entry_of_subject ON public.change_entry USING btree (change_resource(kind), change_place(cluster_code, city_code), subject COLLATE "C") -- The entries of a thing, and the things of a place in order: snapshots, reconciliation, the RPDE view.
  CREATE TRIGGER change_entry_append_only BEFORE DELETE OR UPDATE ON public.change_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER change_entry_no_truncate BEFORE TRUNCATE ON public.change_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table city
  -- A city (市) by its GB/T 2260 code, six digits.
  code text not null
  name text not null
  recorded_in bigint not null
  constraint city_pk PRIMARY KEY (code)
  constraint city_code_shape CHECK ((code ~ '^[1-9][0-9]{5}$'::text))

table city_cluster
  -- A city cluster (城市群): cities that handle and recognise each other's services.
  id bigint not null generated always as identity
  code text not null
  name text not null
  is_sample boolean not null default false -- Synthetic data (演示数据): said wherever it is shown.
  recorded_in bigint not null
  is_sandbox boolean not null default false -- Whatever is pushed into it stays in it: its items are its own, and nothing of them is matched, counted or published.
  constraint city_cluster_pk PRIMARY KEY (id)
  constraint city_cluster_code_shape CHECK ((code ~ '^[a-z][a-z0-9-]{1,31}$'::text))
  constraint city_cluster_code UNIQUE (code)
  constraint city_cluster_kind UNIQUE (id, is_sandbox)

table cluster_rule
  -- Rules that a cluster may set differently, with the day from which they hold: SILENCE_IS_CONSENT (逾期视为无意见) true or false.
  cluster_id bigint not null
  rule text not null
  effective_on date not null
  value text not null
  recorded_in bigint not null
  constraint cluster_rule_pk PRIMARY KEY (cluster_id, rule, effective_on, recorded_in)
  constraint cluster_rule_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  CREATE TRIGGER cluster_rule_append_only BEFORE DELETE OR UPDATE ON public.cluster_rule FOR EACH ROW EXECUTE FUNCTION refuse_change()

table code_map_entry
  -- The code map (代码对照表) of a source. Append-only: of one key the highest revision holds, and one without ours takes the entry away.
  source_id bigint not null
  kind text not null
  field text not null -- The field whose value it is; empty for a column, whose field is ours.
  key text not null -- How theirs is compared: without blanks and marks for a column, with half-width characters for a value.
  revision integer not null
  theirs text not null
  ours text -- A field or a word of ours; - for a column to ignore, or a value that says that nothing is known.
  recorded_in bigint not null
  constraint code_map_entry_pk PRIMARY KEY (source_id, kind, field, key, revision)
  constraint code_map_entry_field CHECK (((field = ''::text) = (kind = 'COLUMN'::text)))
  constraint code_map_entry_kind CHECK ((kind = ANY (ARRAY['COLUMN'::text, 'VALUE'::text])))
  constraint code_map_entry_revision CHECK ((revision > 0))
  constraint code_map_entry_source FOREIGN KEY (source_id) REFERENCES sync_source(id)
  CREATE TRIGGER code_map_entry_append_only BEFORE DELETE OR UPDATE ON public.code_map_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()

table console_secret
  -- One row: what the console signs its cookies and forms with, the same for all processes of the hub.
  is_the_one boolean not null default true
  secret bytea not null
  constraint console_secret_pk PRIMARY KEY (is_the_one)
  constraint console_secret_length CHECK ((octet_length(secret) = 32))
  constraint console_secret_one_row CHECK (is_the_one)

table consultation
  -- A round of consultation (征求意见) with its deadline; the due day itself is still on time.
  batch_id bigint not null
  round integer not null
  opened_on date not null
  deadline date not null
  recorded_in bigint not null
  constraint consultation_pk PRIMARY KEY (batch_id, round)
  constraint consultation_deadline CHECK ((deadline >= opened_on))
  constraint consultation_batch FOREIGN KEY (batch_id) REFERENCES item_batch(id)
  CREATE TRIGGER consultation_append_only BEFORE DELETE OR UPDATE ON public.consultation FOR EACH ROW EXECUTE FUNCTION refuse_change()

table consultation_city
  -- The cities that must confirm in a round: the members as of the day it was opened.
  batch_id bigint not null
  round integer not null
  city_code text not null
  constraint consultation_city_pk PRIMARY KEY (batch_id, round, city_code)
  constraint consultation_city_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint consultation_city_round FOREIGN KEY (batch_id, round) REFERENCES consultation(batch_id, round)
  CREATE TRIGGER consultation_city_append_only BEFORE DELETE OR UPDATE ON public.consultation_city FOR EACH ROW EXECUTE FUNCTION refuse_change()

table coordination_issue
  -- A problem needing coordination. What became of it stands in coordination_step.
  id bigint not null generated always as identity
  cluster_id bigint not null
  number integer not null -- In its cluster, from 1, in the order of raising.
  title text not null
  problem text not null
  raised_by text -- The raising city; null for the secretariat itself.
  plan_list text -- With plan_year and plan_number: the row of the plan that it holds up.
  plan_year integer
  plan_number integer
  recorded_in bigint not null
  constraint coordination_issue_pk PRIMARY KEY (id)
  constraint coordination_issue_number_from_one CHECK ((number > 0))
  constraint coordination_issue_plan CHECK ((num_nulls(plan_list, plan_year, plan_number) = ANY (ARRAY[0, 3])))
  constraint coordination_issue_plan_list CHECK ((plan_list = ANY (ARRAY['TASK'::text, 'PROJECT'::text, 'PLATFORM'::text])))
  constraint coordination_issue_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint coordination_issue_raised_by FOREIGN KEY (raised_by) REFERENCES city(code)
  constraint coordination_issue_number UNIQUE (cluster_id, number)
  CREATE TRIGGER coordination_issue_append_only BEFORE DELETE OR UPDATE ON public.coordination_issue FOR EACH ROW EXECUTE FUNCTION refuse_change()

table coordination_step
  -- One step of an issue, with the state, owner and agreed date after it: the last one says how the issue stands.
  issue_id bigint not null
  position integer not null
  step text not null
  state text not null
  on_day date not null -- The civil day in Beijing on which it was done; never before the step before it.
  by_city text -- The city that did it; null for the secretariat.
  actor text not null
  text text -- What was said: an answer, a reason for returning, what a letter demands.
  owner_city text
  owner_unit text
  due_on date -- The agreed date: by when the owner is to answer.
  letter text -- A reminder (提醒函) or a supervision letter (督办函).
  letter_due_on date
  document_number text
  manner text
  recorded_in bigint not null
  constraint coordination_step_pk PRIMARY KEY (issue_id, "position")
  constraint coordination_step_assigned CHECK ((num_nulls(owner_city, owner_unit, due_on) = ANY (ARRAY[0, 3])))
  constraint coordination_step_letter CHECK ((((step = 'ESCALATED'::text) = (letter IS NOT NULL)) AND (num_nulls(letter, letter_due_on) = ANY (ARRAY[0, 2]))))
  constraint coordination_step_letter_kind CHECK ((letter = ANY (ARRAY['REMINDER'::text, 'SUPERVISION'::text])))
  constraint coordination_step_manner CHECK (((state = 'CLOSED'::text) = (manner IS NOT NULL)))
  constraint coordination_step_manner_kind CHECK ((manner = ANY (ARRAY['SOLVED'::text, 'WITHDRAWN'::text])))
  constraint coordination_step_position CHECK ((("position" > 0) AND (("position" = 1) = (step = 'RAISED'::text))))
  constraint coordination_step_state CHECK ((state = ANY (ARRAY['RAISED'::text, 'ASSIGNED'::text, 'HANDLED'::text, 'ANSWERED'::text, 'RETURNED'::text, 'CLOSED'::text])))
  constraint coordination_step_step CHECK ((step = ANY (ARRAY['RAISED'::text, 'ASSIGNED'::text, 'HANDLED'::text, 'ANSWERED'::text, 'RETURNED'::text, 'CLOSED'::text, 'ESCALATED'::text])))
  constraint coordination_step_by_city FOREIGN KEY (by_city) REFERENCES city(code)
  constraint coordination_step_issue FOREIGN KEY (issue_id) REFERENCES coordination_issue(id)
  constraint coordination_step_owner FOREIGN KEY (owner_city) REFERENCES city(code)
  CREATE INDEX coordination_step_of_owner ON public.coordination_step USING btree (owner_city, issue_id)
  CREATE TRIGGER coordination_step_append_only BEFORE DELETE OR UPDATE ON public.coordination_step FOR EACH ROW EXECUTE FUNCTION refuse_change()

table document
  -- A file as it was handed in, once however often it is attached; whoever gets it downloads it and nothing shows it.
  hash bytea not null
  size integer not null
  content bytea not null
  recorded_in bigint not null
  constraint document_pk PRIMARY KEY (hash)
  constraint document_hash CHECK ((hash = sha256(content)))
  constraint document_size CHECK (((size = octet_length(content)) AND ((size >= 1) AND (size <= 20971520))))
  CREATE TRIGGER document_append_only BEFORE DELETE OR UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION refuse_change()

table figure_statement
  -- What is said of the figures of a meeting before it is sealed: a city confirms its own, or objects to one; the secretariat answers an objection.
  meeting_id bigint not null
  position integer not null -- In its meeting, from 1, in the order of saying; an objection's is its number.
  kind text not null
  city_code text not null -- The city that confirms or objects; of an answer, the one that is answered.
  figures_hash bytea -- Of a confirmation: SHA-256 over the city's own figures as they were confirmed. Once they are others it has lapsed.
  figure_id text
  value text -- Of an objection: what the figure said; null where it said nothing.
  expected text -- Of an objection: what the city says it should be.
  text text
  answers integer
  manner text
  actor text not null
  recorded_in bigint not null
  constraint figure_statement_pk PRIMARY KEY (meeting_id, "position")
  constraint figure_statement_answered CHECK ((((kind = 'ANSWERED'::text) = (answers IS NOT NULL)) AND (num_nulls(answers, manner) = ANY (ARRAY[0, 2]))))
  constraint figure_statement_confirmed CHECK ((((kind = 'CONFIRMED'::text) = (figures_hash IS NOT NULL)) AND (octet_length(figures_hash) = 32)))
  constraint figure_statement_kind CHECK ((kind = ANY (ARRAY['CONFIRMED'::text, 'OBJECTED'::text, 'ANSWERED'::text])))
  constraint figure_statement_manner CHECK ((manner = ANY (ARRAY['CORRECTED'::text, 'KEPT'::text])))
  constraint figure_statement_objected CHECK (((kind = 'OBJECTED'::text) = (figure_id IS NOT NULL)))
  constraint figure_statement_position CHECK ((("position" > 0) AND (answers < "position")))
  constraint figure_statement_said CHECK (((kind = 'CONFIRMED'::text) OR (text IS NOT NULL)))
  constraint figure_statement_answers_one FOREIGN KEY (meeting_id, answers) REFERENCES figure_statement(meeting_id, "position")
  constraint figure_statement_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint figure_statement_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  constraint figure_statement_answered_once UNIQUE (meeting_id, answers)
  CREATE TRIGGER figure_statement_append_only BEFORE DELETE OR UPDATE ON public.figure_statement FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER figure_statement_no_truncate BEFORE TRUNCATE ON public.figure_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table handled_count
  -- By how many items more, or fewer, are handled by so many pairs (item_coverage) from a day on, as each transaction made it: those up to a day and an instant add up to what stood then. Items on the lists of published batches, once for each list, and from its publication on; what was adjusted, merged or cancelled among them is not taken out here.
  cluster_id bigint not null
  recorded_in bigint not null
  valid_from date not null
  handled_pairs integer not null
  items integer not null -- Only the transaction that wrote a row adds to it.
  constraint handled_count_pk PRIMARY KEY (cluster_id, recorded_in, valid_from, handled_pairs) INCLUDE (items)
  constraint handled_count_pairs CHECK ((handled_pairs > 0))
  constraint handled_count_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)

table idempotency
  -- Ledger of idempotency keys. The row is committed first and held by the transaction that does the work, which writes the answer: a row without an answer and without a lock belongs to a request that died.
  scope text not null -- The caller: one caller's keys never meet another's.
  key text not null
  request_hash bytea not null
  answer text
  first_seen_at timestamp with time zone not null default clock_timestamp()
  constraint idempotency_pk PRIMARY KEY (scope, key)

table item_batch
  -- A batch (批次) of items of one cluster. An abandoned draft frees its ordinal; a published batch never changes, later changes are adjustments.
  id bigint not null generated always as identity
  cluster_id bigint not null
  ordinal integer not null
  title text not null
  document_number text
  state text not null
  round integer not null default 0
  item_count integer not null default 0 -- Rows in batch_item, kept by the verbs.
  published_on date
  published_in bigint -- The transaction by which the hub knew of the publication; of a back-filled batch later than published_on says.
  is_back_filled boolean not null default false
  recorded_in bigint not null
  constraint item_batch_pk PRIMARY KEY (id)
  constraint item_batch_ordinal_range CHECK (((ordinal >= 1) AND (ordinal <= 9999)))
  constraint item_batch_published CHECK ((((state = 'PUBLISHED'::text) = (published_on IS NOT NULL)) AND ((published_on IS NULL) = (published_in IS NULL))))
  constraint item_batch_state CHECK ((state = ANY (ARRAY['DRAFTED'::text, 'OUT_FOR_CONSULTATION'::text, 'CONFIRMED'::text, 'PUBLISHED'::text, 'ABANDONED'::text])))
  constraint item_batch_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  CREATE UNIQUE INDEX item_batch_ordinal ON public.item_batch USING btree (cluster_id, ordinal) WHERE (state <> 'ABANDONED'::text)
  CREATE TRIGGER item_batch_immutable BEFORE DELETE OR UPDATE ON public.item_batch FOR EACH ROW WHEN ((old.state = 'PUBLISHED'::text)) EXECUTE FUNCTION refuse_unpublishing()

table item_coverage
  -- Ordered pairs of member cities that handle an item for each other (互办) from a day on, were the item published: kept by the verbs that change a declaration, exception, implementation or membership. Append-only; of what was known, of the rows whose day has come, the last id counts. No row: none.
  id bigint not null generated always as identity -- In the order of recording, for the item is held meanwhile: transactions are not numbered in the order of their commits.
  cluster_id bigint not null
  item_id bigint not null
  valid_from date not null -- A doing writes one row for the first day that it changes, and one for every later day on which the number is another: together they replace whatever was known of that day and later ones.
  handled_pairs integer not null
  recorded_in bigint not null
  constraint item_coverage_pk PRIMARY KEY (cluster_id, item_id, id) INCLUDE (valid_from, handled_pairs, recorded_in)
  constraint item_coverage_pairs CHECK ((handled_pairs >= 0))
  constraint item_coverage_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint item_coverage_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE TRIGGER item_coverage_append_only BEFORE DELETE OR UPDATE ON public.item_coverage FOR EACH ROW EXECUTE FUNCTION refuse_change()

table item_implementation
  -- A version of a city's implementation of an item (实施清单): from valid_from on it is in force, until a later one. Versions only rise; CANCELLED is terminal.
  id bigint not null generated always as identity
  item_id bigint not null
  city_code text not null
  version integer not null
  change text not null
  state text not null
  valid_from date not null
  content jsonb not null -- The fields of the row, as recordImplementation takes them: names, limits, materials, fee, where and when.
  content_hash bytea not null -- SHA-256 of the canonical JSON of the content and state: the same again adds nothing.
  recorded_in bigint not null
  constraint item_implementation_pk PRIMARY KEY (id)
  constraint item_implementation_change CHECK ((change = ANY (ARRAY['ADDED'::text, 'CHANGED'::text, 'SUSPENDED'::text, 'RESUMED'::text, 'CANCELLED'::text])))
  constraint item_implementation_state CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'CANCELLED'::text])))
  constraint item_implementation_version_positive CHECK ((version > 0))
  constraint item_implementation_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint item_implementation_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  constraint item_implementation_version UNIQUE (item_id, city_code, version)
  CREATE INDEX item_implementation_in_force ON public.item_implementation USING btree (item_id, city_code, valid_from DESC, version DESC)
  CREATE INDEX item_implementation_of_city ON public.item_implementation USING btree (city_code, item_id)
  CREATE TRIGGER item_implementation_append_only BEFORE DELETE OR UPDATE ON public.item_implementation FOR EACH ROW EXECUTE FUNCTION refuse_change()

table item_lineage
  -- What became of an item: merged into a successor, or split into several; so that counts can be explained.
  id bigint not null generated always as identity
  predecessor_id bigint not null
  successor_id bigint not null
  change text not null
  effective_on date not null
  recorded_in bigint not null
  constraint item_lineage_pk PRIMARY KEY (id)
  constraint item_lineage_change CHECK ((change = ANY (ARRAY['MERGED'::text, 'SPLIT'::text])))
  constraint item_lineage_predecessor FOREIGN KEY (predecessor_id) REFERENCES service_item(id)
  constraint item_lineage_successor FOREIGN KEY (successor_id) REFERENCES service_item(id)
  constraint item_lineage_once UNIQUE (predecessor_id, successor_id)
  CREATE INDEX item_lineage_successor_id ON public.item_lineage USING btree (successor_id)
  CREATE TRIGGER item_lineage_append_only BEFORE DELETE OR UPDATE ON public.item_lineage FOR EACH ROW EXECUTE FUNCTION refuse_change()

table item_match
  -- A person's decision on an item without a national code: the same as another item, or (null) new.
  item_id bigint not null
  same_as bigint
  decided_on date not null
  recorded_in bigint not null
  constraint item_match_pk PRIMARY KEY (item_id)
  constraint item_match_other CHECK ((same_as <> item_id))
  constraint item_match_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  constraint item_match_same_as FOREIGN KEY (same_as) REFERENCES service_item(id)
  CREATE TRIGGER item_match_append_only BEFORE DELETE OR UPDATE ON public.item_match FOR EACH ROW EXECUTE FUNCTION refuse_change()

table item_relisted
  -- Items on the lists of more than one published batch of a cluster, written with the publication of the second. A count looks at each of them, and only adds up all others; before the second was published, that does no harm.
  cluster_id bigint not null
  item_id bigint not null
  constraint item_relisted_pk PRIMARY KEY (cluster_id, item_id)
  constraint item_relisted_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint item_relisted_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE TRIGGER item_relisted_append_only BEFORE DELETE OR UPDATE ON public.item_relisted FOR EACH ROW EXECUTE FUNCTION refuse_change()

table joint_meeting
  -- An edition of a cluster's joint meeting of mayors (市长联席会议). What it is stands in joint_meeting_version.
  id bigint not null generated always as identity
  cluster_id bigint not null
  edition integer not null
  recorded_in bigint not null
  constraint joint_meeting_pk PRIMARY KEY (id)
  constraint joint_meeting_edition_from_one CHECK (((edition >= 1) AND (edition <= 9999)))
  constraint joint_meeting_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint joint_meeting_edition UNIQUE (cluster_id, edition)
  CREATE TRIGGER joint_meeting_append_only BEFORE DELETE OR UPDATE ON public.joint_meeting FOR EACH ROW EXECUTE FUNCTION refuse_change()

table joint_meeting_version
  -- A meeting as it was said to be: on a day the highest version counts whose valid_from is not after it.
  meeting_id bigint not null
  version integer not null
  valid_from date not null
  title text not null
  host_city text not null
  suggested_host text -- Whose turn it was by rotation when this was recorded; null where no earlier meeting was known.
  host_reason text -- Why another city is the host than the one whose turn it was.
  held_on date -- Null while no day is set; a day to come is a day that is planned.
  year integer not null -- Of the editions of the plan that the meeting is reported on.
  agenda jsonb not null
  participants jsonb not null -- Array of {city, name, post}. Names stand here only, not in the change log.
  observers jsonb not null
  reason text
  actor text not null
  recorded_in bigint not null
  constraint joint_meeting_version_pk PRIMARY KEY (meeting_id, version)
  constraint joint_meeting_version_overridden CHECK (((suggested_host IS NULL) OR (suggested_host = host_city) OR (host_reason IS NOT NULL)))
  constraint joint_meeting_version_positive CHECK ((version > 0))
  constraint joint_meeting_version_year CHECK (((year >= 2000) AND (year <= 2100)))
  constraint joint_meeting_version_host FOREIGN KEY (host_city) REFERENCES city(code)
  constraint joint_meeting_version_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  constraint joint_meeting_version_suggested FOREIGN KEY (suggested_host) REFERENCES city(code)
  CREATE TRIGGER joint_meeting_version_append_only BEFORE DELETE OR UPDATE ON public.joint_meeting_version FOR EACH ROW EXECUTE FUNCTION refuse_change()

table key_holder
  -- A person or a partner system (对接系统) that holds keys.
  id bigint not null generated always as identity
  kind text not null
  name text not null
  name_salt bytea not null -- Salt of the name's hash in the change log: erase name and salt, and the person is gone while the chain still verifies.
  city_code text
  organisation_id bigint
  recorded_in bigint not null
  constraint key_holder_pk PRIMARY KEY (id)
  constraint key_holder_kind CHECK ((kind = ANY (ARRAY['PERSON'::text, 'PARTNER_SYSTEM'::text])))
  constraint key_holder_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint key_holder_organisation FOREIGN KEY (organisation_id) REFERENCES public_organisation(id)

table light
  -- The light of a row of a year's edition from a day on, for each city and criterion that is not grey from the beginning, and OVERALL the worst of them; without a city: of the whole row, its worst city. Of a day the latest valid_from up to it counts, of that the last recorded: a restatement stands beside what it restates.
  id bigint not null generated always as identity
  subject_id bigint not null
  year integer not null
  city_code text
  criterion text not null
  colour text not null
  cause text not null
  reasons jsonb not null -- Codes with their figures (src/programme/light-wording.ts words them).
  rule_version integer not null -- By which version of the rules it turned.
  valid_from date not null
  recorded_in bigint not null
  constraint light_pk PRIMARY KEY (id)
  constraint light_cause CHECK ((cause = ANY (ARRAY['COMPUTED'::text, 'RESTATED'::text, 'EXEMPTED'::text])))
  constraint light_colour CHECK ((colour = ANY (ARRAY['GREY'::text, 'GREEN'::text, 'YELLOW'::text, 'RED'::text])))
  constraint light_criterion CHECK ((criterion = ANY (ARRAY['START'::text, 'PACE'::text, 'FUNDS'::text, 'STATISTICS'::text, 'DEADLINE'::text, 'OVERALL'::text])))
  constraint light_of_row CHECK (((city_code IS NOT NULL) OR (criterion = 'OVERALL'::text)))
  constraint light_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint light_subject FOREIGN KEY (subject_id) REFERENCES plan_subject(id)
  CREATE INDEX light_overall ON public.light USING btree (year, subject_id, city_code, valid_from DESC, id DESC) INCLUDE (colour, recorded_in) WHERE (criterion = 'OVERALL'::text)
  CREATE INDEX light_standing ON public.light USING btree (subject_id, year, city_code, criterion, valid_from DESC, id DESC)
  CREATE TRIGGER light_append_only BEFORE DELETE OR UPDATE ON public.light FOR EACH ROW EXECUTE FUNCTION refuse_change()

table light_exemption
  -- A subject is not judged by a criterion from a day to a day, both included: who approved it, and why.
  id bigint not null generated always as identity
  subject_id bigint not null
  criterion text not null
  approver text not null
  reason text not null
  granted_on date not null
  expires_on date not null
  recorded_in bigint not null
  constraint light_exemption_pk PRIMARY KEY (id)
  constraint light_exemption_criterion CHECK ((criterion = ANY (ARRAY['START'::text, 'PACE'::text, 'FUNDS'::text, 'STATISTICS'::text, 'DEADLINE'::text])))
  constraint light_exemption_days CHECK ((granted_on <= expires_on))
  constraint light_exemption_subject FOREIGN KEY (subject_id) REFERENCES plan_subject(id)
  CREATE INDEX light_exemption_of_subject ON public.light_exemption USING btree (subject_id, expires_on)
  CREATE TRIGGER light_exemption_append_only BEFORE DELETE OR UPDATE ON public.light_exemption FOR EACH ROW EXECUTE FUNCTION refuse_change()

table light_own
  -- How a city rates itself (自评), beside the light that is computed: of a day the last word up to it.
  id bigint not null generated always as identity
  subject_id bigint not null
  year integer not null
  city_code text not null
  colour text not null
  text text
  on_day date not null
  recorded_in bigint not null
  constraint light_own_pk PRIMARY KEY (id)
  constraint light_own_colour CHECK ((colour = ANY (ARRAY['GREEN'::text, 'YELLOW'::text, 'RED'::text])))
  constraint light_own_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint light_own_subject FOREIGN KEY (subject_id) REFERENCES plan_subject(id)
  CREATE INDEX light_own_of_row ON public.light_own USING btree (subject_id, year, city_code, on_day DESC, id DESC)
  CREATE TRIGGER light_own_append_only BEFORE DELETE OR UPDATE ON public.light_own FOR EACH ROW EXECUTE FUNCTION refuse_change()

table light_rule_set
  -- A version of a cluster's light rules, from a day on: all figures of them. Of the days that have come the latest counts, of one day the later version; before the first the usual ones hold (version 0).
  cluster_id bigint not null
  version integer not null
  effective_on date not null
  rules jsonb not null
  reason text
  recorded_in bigint not null
  constraint light_rule_set_pk PRIMARY KEY (cluster_id, version)
  constraint light_rule_set_version CHECK ((version > 0))
  constraint light_rule_set_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  CREATE TRIGGER light_rule_set_append_only BEFORE DELETE OR UPDATE ON public.light_rule_set FOR EACH ROW EXECUTE FUNCTION refuse_change()

table meeting_cut_off
  -- Until when figures count for a meeting (数据截止): the last one counts, each later one says why it was moved.
  meeting_id bigint not null
  position integer not null
  cut_off_at timestamp with time zone not null
  reason text
  actor text not null
  recorded_in bigint not null
  constraint meeting_cut_off_pk PRIMARY KEY (meeting_id, "position")
  constraint meeting_cut_off_moved CHECK ((("position" > 0) AND (("position" = 1) OR (reason IS NOT NULL))))
  constraint meeting_cut_off_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  CREATE TRIGGER meeting_cut_off_append_only BEFORE DELETE OR UPDATE ON public.meeting_cut_off FOR EACH ROW EXECUTE FUNCTION refuse_change()

table membership
  -- A city's membership of a cluster: an interval with a role. Append-only: a row that supersedes another corrects or ends it.
  id bigint not null generated always as identity
  cluster_id bigint not null
  city_code text not null
  role text not null
  valid_from date not null
  valid_to date -- First day on which it no longer holds; null while open.
  supersedes bigint
  recorded_in bigint not null
  constraint membership_pk PRIMARY KEY (id)
  constraint membership_interval CHECK ((valid_to > valid_from))
  constraint membership_role CHECK ((role = ANY (ARRAY['MEMBER'::text, 'OBSERVER'::text])))
  constraint membership_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint membership_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint membership_supersedes FOREIGN KEY (supersedes) REFERENCES membership(id)
  constraint membership_superseded_once UNIQUE (supersedes)
  CREATE INDEX membership_of_city ON public.membership USING btree (city_code)
  CREATE INDEX membership_of_cluster ON public.membership USING btree (cluster_id, city_code)
  CREATE TRIGGER membership_append_only BEFORE DELETE OR UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION refuse_change()

table next_list
  -- The next year's list as a meeting adopted it (下一年度清单), set as a whole: the highest version counts.
  meeting_id bigint not null
  version integer not null
  year integer not null
  entries jsonb not null -- Array of {list, title, leadCity}, in order.
  actor text not null
  recorded_in bigint not null
  constraint next_list_pk PRIMARY KEY (meeting_id, version)
  constraint next_list_version CHECK ((version > 0))
  constraint next_list_year CHECK (((year >= 2000) AND (year <= 2100)))
  constraint next_list_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  CREATE TRIGGER next_list_append_only BEFORE DELETE OR UPDATE ON public.next_list FOR EACH ROW EXECUTE FUNCTION refuse_change()

table objection
  -- A city's objection to one item of a batch in a round, with its reason.
  id bigint not null generated always as identity
  batch_id bigint not null
  round integer not null
  city_code text not null
  item_id bigint not null
  reason text not null
  raised_on date not null
  recorded_in bigint not null
  constraint objection_pk PRIMARY KEY (id)
  constraint objection_city FOREIGN KEY (batch_id, round, city_code) REFERENCES consultation_city(batch_id, round, city_code)
  constraint objection_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE INDEX objection_of_item ON public.objection USING btree (batch_id, round, city_code, item_id)
  CREATE TRIGGER objection_append_only BEFORE DELETE OR UPDATE ON public.objection FOR EACH ROW EXECUTE FUNCTION refuse_change()

table objection_withdrawal
  -- The objecting city took its objection back.
  objection_id bigint not null
  withdrawn_on date not null
  recorded_in bigint not null
  constraint objection_withdrawal_pk PRIMARY KEY (objection_id)
  constraint objection_withdrawal_objection FOREIGN KEY (objection_id) REFERENCES objection(id)
  CREATE TRIGGER objection_withdrawal_append_only BEFORE DELETE OR UPDATE ON public.objection_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change()

table oidc_person
  -- The key of a person whom an OpenID Connect provider vouches for; nobody knows its secret. The latest row counts: with other claims comes another key.
  issuer text not null
  subject text not null
  key_id bigint not null
  recorded_in bigint not null
  constraint oidc_person_pk PRIMARY KEY (issuer, subject, recorded_in)
  constraint oidc_person_key FOREIGN KEY (key_id) REFERENCES access_key(id)

table plan_deadline
  -- The deadlines of a subject over the years: the first is its baseline and is never overwritten, each later one has a coded reason. Without a deadline: it was taken back.
  id bigint not null generated always as identity
  subject_id bigint not null
  year integer not null -- The edition in which it was set.
  deadline date
  is_baseline boolean not null
  reason_code text
  reason text
  valid_from date not null
  recorded_in bigint not null
  constraint plan_deadline_pk PRIMARY KEY (id)
  constraint plan_deadline_first CHECK (((NOT is_baseline) OR ((deadline IS NOT NULL) AND (reason_code IS NULL))))
  constraint plan_deadline_reason CHECK ((is_baseline OR (reason_code IS NOT NULL)))
  constraint plan_deadline_subject FOREIGN KEY (subject_id) REFERENCES plan_subject(id)
  CREATE UNIQUE INDEX plan_deadline_baseline ON public.plan_deadline USING btree (subject_id) WHERE is_baseline
  CREATE INDEX plan_deadline_of_subject ON public.plan_deadline USING btree (subject_id, valid_from, id)
  CREATE TRIGGER plan_deadline_append_only BEFORE DELETE OR UPDATE ON public.plan_deadline FOR EACH ROW EXECUTE FUNCTION refuse_change()

table plan_field
  -- The fields of work (领域: 交通, 产业, 生态 …) by which a cluster orders its plan. Set as a whole list: the latest one counts; a cluster that never set one has the usual.
  cluster_id bigint not null
  code text not null
  name text not null
  position integer not null
  recorded_in bigint not null
  constraint plan_field_pk PRIMARY KEY (cluster_id, recorded_in, code)
  constraint plan_field_code_shape CHECK ((code ~ '^[A-Z][A-Z0-9_]{0,31}$'::text))
  constraint plan_field_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  CREATE TRIGGER plan_field_append_only BEFORE DELETE OR UPDATE ON public.plan_field FOR EACH ROW EXECUTE FUNCTION refuse_change()

table plan_row
  -- A version of a subject's row in a year's edition: the one in force on a day has the latest valid_from up to it, and of those the highest version. A row keeps its number in the year for good.
  id bigint not null generated always as identity
  subject_id bigint not null
  cluster_id bigint not null
  list text not null
  year integer not null
  number integer not null
  version integer not null
  state text not null
  valid_from date not null
  content jsonb not null -- The whole row as it stands (src/programme/plan-content.ts); money in 分, days as text.
  content_hash bytea not null -- SHA-256 of the canonical JSON of the content: the same again adds nothing.
  deadline date
  cities text[] not null -- The lead city and those that take part: whose list the row stands on.
  title text not null generated always as ((content ->> 'title'::text)) stored
  lead_city text not null generated always as ((content ->> 'leadCity'::text)) stored
  field_code text not null generated always as ((content ->> 'field'::text)) stored
  total_investment_fen bigint generated always as (((content ->> 'totalInvestmentFen'::text))::bigint) stored
  planned_this_year_fen bigint generated always as (((content ->> 'plannedThisYearFen'::text))::bigint) stored
  reason text -- Why the row was changed or removed, where that was said.
  recorded_in bigint not null
  actual_start_on text generated always as ((content ->> 'actualStartOn'::text)) stored
  winter_from integer generated always as (((content #>> '{winterStop,from}'::text[]))::integer) stored
  winter_to integer generated always as (((content #>> '{winterStop,to}'::text[]))::integer) stored
  targets bigint[] generated always as (
CASE
    WHEN (list = 'PROJECT'::text) THEN plan_targets(content, year)
    ELSE NULL::bigint[]
END) stored -- What part of the year's plan is due: the whole, then twelve parts, one a month's end.
  actual_completion_on text generated always as ((content ->> 'actualCompletionOn'::text)) stored
  city_parts bigint[] generated always as (
CASE
    WHEN (list = 'PROJECT'::text) THEN plan_city_parts(content)
    ELSE NULL::bigint[]
END) stored -- What of the year's plan is each city's, in the order of cities.
  constraint plan_row_pk PRIMARY KEY (id)
  constraint plan_row_money CHECK ((((total_investment_fen >= 0) AND (total_investment_fen <= '9000000000000000'::bigint)) AND ((planned_this_year_fen >= 0) AND (planned_this_year_fen <= '9000000000000000'::bigint))))
  constraint plan_row_number CHECK ((number > 0))
  constraint plan_row_state CHECK ((state = ANY (ARRAY['LISTED'::text, 'REMOVED'::text])))
  constraint plan_row_version_positive CHECK ((version > 0))
  constraint plan_row_year CHECK (((year >= 2000) AND (year <= 2100)))
  constraint plan_row_lead_city FOREIGN KEY (lead_city) REFERENCES city(code)
  constraint plan_row_subject FOREIGN KEY (subject_id, cluster_id, list) REFERENCES plan_subject(id, cluster_id, list)
  constraint plan_row_version UNIQUE (subject_id, year, version)
  CREATE INDEX plan_row_amended ON public.plan_row USING btree (year, subject_id, version) INCLUDE (valid_from, recorded_in) WHERE (version > 1)
  CREATE INDEX plan_row_in_force ON public.plan_row USING btree (cluster_id, list, year, number, valid_from DESC, version DESC)
  CREATE UNIQUE INDEX plan_row_number_once ON public.plan_row USING btree (cluster_id, list, year, number) WHERE (version = 1)
  CREATE TRIGGER plan_row_append_only BEFORE DELETE OR UPDATE ON public.plan_row FOR EACH ROW EXECUTE FUNCTION refuse_change()

table plan_subject
  -- A key task (重点任务), key project (重点工程) or major platform (重大平台) over the years: what is carried over keeps its identity.
  id bigint not null generated always as identity
  cluster_id bigint not null
  list text not null
  recorded_in bigint not null
  constraint plan_subject_pk PRIMARY KEY (id)
  constraint plan_subject_list CHECK ((list = ANY (ARRAY['TASK'::text, 'PROJECT'::text, 'PLATFORM'::text])))
  constraint plan_subject_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint plan_subject_of UNIQUE (id, cluster_id, list)
  CREATE INDEX plan_subject_of_list ON public.plan_subject USING btree (cluster_id, list)
  CREATE TRIGGER plan_subject_append_only BEFORE DELETE OR UPDATE ON public.plan_subject FOR EACH ROW EXECUTE FUNCTION refuse_change()

table progress_document
  -- A document beside what a city says of a subject and a day, whichever revision of it counts.
  subject_id bigint not null
  city_code text not null
  on_day date not null
  hash bytea not null
  name text not null
  attached_on date not null
  attached_by text not null
  recorded_in bigint not null
  constraint progress_document_pk PRIMARY KEY (subject_id, city_code, on_day, hash)
  constraint progress_document_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint progress_document_file FOREIGN KEY (hash) REFERENCES document(hash)
  constraint progress_document_subject FOREIGN KEY (subject_id) REFERENCES plan_subject(id)
  CREATE INDEX progress_document_of_file ON public.progress_document USING btree (hash, subject_id)
  CREATE TRIGGER progress_document_append_only BEFORE DELETE OR UPDATE ON public.progress_document FOR EACH ROW EXECUTE FUNCTION refuse_change()

table progress_entry
  -- How a subject of the plan stood in a city on a day, in cumulative values: weeks nest in neither 旬 nor months, so every cadence reads the same entries. Of a day the highest revision is what the city says; it counts once released.
  id bigint not null generated always as identity
  subject_id bigint not null
  city_code text not null
  on_day date not null
  year integer not null
  revision integer not null
  kind text not null -- REVISION: corrects what was released, with a reason. ENTRY: the first word of the day, or what replaces one that was never released.
  revises bigint
  completed_this_year_fen bigint
  completed_since_start_fen bigint
  physical_permille integer
  stage text
  is_done boolean not null
  text text
  text_key text not null -- The text without dates and numerals: alike with the one before, it only repeats it.
  reason text -- Why it was revised, or why its figures do not follow from the ones before.
  entered_on date not null
  entered_by text not null
  recorded_in bigint not null
  constraint progress_entry_pk PRIMARY KEY (id)
  constraint progress_entry_first CHECK ((((revision = 1) = (revises IS NULL)) AND (revision > 0)))
  constraint progress_entry_kind CHECK (((kind = 'ENTRY'::text) OR ((kind = 'REVISION'::text) AND (revises IS NOT NULL) AND (reason IS NOT NULL))))
  constraint progress_entry_money CHECK ((((completed_this_year_fen >= 0) AND (completed_this_year_fen <= '9000000000000000'::bigint)) AND ((completed_since_start_fen >= 0) AND (completed_since_start_fen <= '9000000000000000'::bigint))))
  constraint progress_entry_physical CHECK (((physical_permille >= 0) AND (physical_permille <= 1000)))
  constraint progress_entry_year CHECK (((year)::numeric = EXTRACT(year FROM on_day)))
  constraint progress_entry_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint progress_entry_revises FOREIGN KEY (revises) REFERENCES progress_entry(id)
  constraint progress_entry_subject FOREIGN KEY (subject_id) REFERENCES plan_subject(id)
  constraint progress_entry_revision UNIQUE (subject_id, city_code, on_day, revision)
  CREATE INDEX progress_entry_of_city ON public.progress_entry USING btree (city_code, id)
  CREATE TRIGGER progress_entry_append_only BEFORE DELETE OR UPDATE ON public.progress_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()

table progress_released
  -- The figures of released entries, as everything reads them that counts: of a subject, city and day the later entry. Written together with the step.
  entry_id bigint not null
  subject_id bigint not null
  city_code text not null
  year integer not null
  on_day date not null
  completed_this_year_fen bigint
  completed_since_start_fen bigint
  physical_permille integer
  stage text
  is_done boolean not null
  is_repeated boolean not null -- When it was released it only repeated the one released of the latest day before it: figures, and text but for dates and numerals. Never of what is completed or stopped for the winter.
  released_on date not null
  recorded_in bigint not null
  constraint progress_released_pk PRIMARY KEY (entry_id)
  constraint progress_released_step FOREIGN KEY (entry_id) REFERENCES progress_step(entry_id)
  CREATE INDEX progress_released_latest ON public.progress_released USING btree (subject_id, city_code, on_day DESC, entry_id DESC)
  CREATE INDEX progress_released_of_year ON public.progress_released USING btree (year, subject_id, city_code, on_day DESC, entry_id DESC) INCLUDE (released_on, completed_this_year_fen, physical_permille, stage, is_done, is_repeated, recorded_in)
  CREATE TRIGGER progress_released_append_only BEFORE DELETE OR UPDATE ON public.progress_released FOR EACH ROW EXECUTE FUNCTION refuse_change()

table progress_step
  -- What the city's coordinator did with an entry, once and for good: released it (报送), or sent it back (退回) with a reason.
  entry_id bigint not null
  step text not null
  reason text
  stepped_on date not null
  stepped_by text not null
  recorded_in bigint not null
  constraint progress_step_pk PRIMARY KEY (entry_id)
  constraint progress_step_kind CHECK (((step = 'RELEASED'::text) OR ((step = 'RETURNED'::text) AND (reason IS NOT NULL))))
  constraint progress_step_entry FOREIGN KEY (entry_id) REFERENCES progress_entry(id)
  CREATE TRIGGER progress_step_append_only BEFORE DELETE OR UPDATE ON public.progress_step FOR EACH ROW EXECUTE FUNCTION refuse_change()

table public_organisation
  -- An organisation by its unified social credit identifier (统一社会信用代码, GB 32100). Its city is stated, never derived from the identifier.
  id bigint not null generated always as identity
  credit_identifier text not null
  name text not null
  city_code text
  recorded_in bigint not null
  constraint public_organisation_pk PRIMARY KEY (id)
  constraint public_organisation_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint public_organisation_credit_identifier UNIQUE (credit_identifier)

table recognition_declaration
  -- What a city says of an item in a cluster, from a day on: it accepts for others, entrusts others, recognises others' results, issues results for others. Append-only; of one aspect the latest day, then the latest record counts.
  id bigint not null generated always as identity
  cluster_id bigint not null
  item_id bigint not null
  city_code text not null
  aspect text not null
  stance text not null
  mode text
  valid_from date not null
  document text
  cause text not null -- Why: the city's own word, or its implementation that was suspended or cancelled and took this with it.
  reason text
  recorded_in bigint not null
  constraint recognition_declaration_pk PRIMARY KEY (id)
  constraint recognition_declaration_aspect CHECK ((aspect = ANY (ARRAY['ACCEPTS'::text, 'ENTRUSTS'::text, 'RECOGNISES'::text, 'ISSUES'::text])))
  constraint recognition_declaration_cause CHECK ((cause = ANY (ARRAY['DECLARED'::text, 'SUSPENDED_BY_CITY'::text, 'IMPLEMENTATION_SUSPENDED'::text, 'IMPLEMENTATION_CANCELLED'::text, 'RESUMED_BY_CITY'::text, 'WITHDRAWN_BY_CITY'::text])))
  constraint recognition_declaration_mode CHECK ((mode = ANY (ARRAY['FULLY_ONLINE'::text, 'ACCEPTED_ON_BEHALF'::text, 'JOINTLY_HANDLED'::text])))
  constraint recognition_declaration_stance CHECK ((stance = ANY (ARRAY['DECLARED'::text, 'SUSPENDED'::text, 'WITHDRAWN'::text])))
  constraint recognition_declaration_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint recognition_declaration_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint recognition_declaration_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE INDEX recognition_declaration_in_force ON public.recognition_declaration USING btree (item_id, city_code, cluster_id, aspect, valid_from DESC, id DESC)
  CREATE TRIGGER recognition_declaration_append_only BEFORE DELETE OR UPDATE ON public.recognition_declaration FOR EACH ROW EXECUTE FUNCTION refuse_change()

table recognition_exception
  -- A single pair that does not follow from the declarations: excepted or suspended by one of its two cities from a day on, until lifted. Each city's own latest word counts.
  id bigint not null generated always as identity
  cluster_id bigint not null
  item_id bigint not null
  accepting_city text not null
  competent_city text not null
  relation text not null
  stance text not null
  valid_from date not null
  document text
  reason text not null
  stated_by text not null
  recorded_in bigint not null
  constraint recognition_exception_pk PRIMARY KEY (id)
  constraint recognition_exception_pair CHECK (((accepting_city <> competent_city) AND ((stated_by = accepting_city) OR (stated_by = competent_city))))
  constraint recognition_exception_relation CHECK ((relation = ANY (ARRAY['HANDLES'::text, 'RECOGNISES'::text])))
  constraint recognition_exception_stance CHECK ((stance = ANY (ARRAY['EXCEPTED'::text, 'SUSPENDED'::text, 'LIFTED'::text])))
  constraint recognition_exception_accepting FOREIGN KEY (accepting_city) REFERENCES city(code)
  constraint recognition_exception_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint recognition_exception_competent FOREIGN KEY (competent_city) REFERENCES city(code)
  constraint recognition_exception_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  constraint recognition_exception_stated_by FOREIGN KEY (stated_by) REFERENCES city(code)
  CREATE INDEX recognition_exception_in_force ON public.recognition_exception USING btree (item_id, cluster_id, accepting_city, competent_city, relation, stated_by, valid_from DESC, id DESC)
  CREATE TRIGGER recognition_exception_append_only BEFORE DELETE OR UPDATE ON public.recognition_exception FOR EACH ROW EXECUTE FUNCTION refuse_change()

table report_text
  -- What the secretariat writes itself into the papers of a meeting, part by part: the highest version counts, and survives every time that the paper is made anew.
  meeting_id bigint not null
  part text not null
  version integer not null
  text text -- Null: taken back.
  actor text not null
  recorded_in bigint not null
  constraint report_text_pk PRIMARY KEY (meeting_id, part, version)
  constraint report_text_part CHECK ((part ~ '^[A-Z][A-Z0-9_]{0,31}(:[A-Z][A-Z0-9_]{0,31})?$'::text))
  constraint report_text_version CHECK ((version > 0))
  constraint report_text_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  CREATE TRIGGER report_text_append_only BEFORE DELETE OR UPDATE ON public.report_text FOR EACH ROW EXECUTE FUNCTION refuse_change()

table resolution
  -- What a meeting resolved (议定事项), by its number in the meeting. Its words stand in resolution_version.
  id bigint not null generated always as identity
  meeting_id bigint not null
  number integer not null
  recorded_in bigint not null
  constraint resolution_pk PRIMARY KEY (id)
  constraint resolution_number_from_one CHECK (((number >= 1) AND (number <= 999)))
  constraint resolution_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  constraint resolution_number UNIQUE (meeting_id, number)
  CREATE TRIGGER resolution_append_only BEFORE DELETE OR UPDATE ON public.resolution FOR EACH ROW EXECUTE FUNCTION refuse_change()

table resolution_progress
  -- How a resolution went on: the last step is how it stands. A resolution without any has not been started.
  resolution_id bigint not null
  position integer not null
  state text not null
  on_day date not null -- The civil day in Beijing; never before that of the step before it.
  by_city text -- The city that said so; null for the secretariat.
  text text not null -- What was done, or why it is extended or ended.
  deadline date -- Of an extension: the new deadline.
  ended_by bigint -- Of an end: the later meeting that decided it.
  document_number text
  actor text not null
  recorded_in bigint not null
  constraint resolution_progress_pk PRIMARY KEY (resolution_id, "position")
  constraint resolution_progress_ended CHECK (((state = 'ENDED'::text) = (ended_by IS NOT NULL)))
  constraint resolution_progress_extended CHECK (((state = 'EXTENDED'::text) = (deadline IS NOT NULL)))
  constraint resolution_progress_position CHECK (("position" > 0))
  constraint resolution_progress_state CHECK ((state = ANY (ARRAY['NOT_STARTED'::text, 'UNDER_WAY'::text, 'DONE'::text, 'EXTENDED'::text, 'ENDED'::text])))
  constraint resolution_progress_by_city FOREIGN KEY (by_city) REFERENCES city(code)
  constraint resolution_progress_ended_by FOREIGN KEY (ended_by) REFERENCES joint_meeting(id)
  constraint resolution_progress_resolution FOREIGN KEY (resolution_id) REFERENCES resolution(id)
  CREATE TRIGGER resolution_progress_append_only BEFORE DELETE OR UPDATE ON public.resolution_progress FOR EACH ROW EXECUTE FUNCTION refuse_change()

table resolution_version
  -- The words of a resolution: the highest version is what was adopted, each later one corrects the record and says why.
  resolution_id bigint not null
  version integer not null
  adopted_on date not null
  text text not null
  lead_city text not null
  co_cities text[] not null
  unit text not null
  deadline date -- As it was adopted; null where the meeting set none. An extension stands in resolution_progress.
  links jsonb not null -- Array of {kind, year, number, title}: the tasks, projects and platforms (with year) and the batches that it produced, the title as it was then.
  reason text
  actor text not null
  recorded_in bigint not null
  constraint resolution_version_pk PRIMARY KEY (resolution_id, version)
  constraint resolution_version_corrected CHECK (((version > 0) AND ((version = 1) OR (reason IS NOT NULL))))
  constraint resolution_version_deadline CHECK ((deadline >= adopted_on))
  constraint resolution_version_lead FOREIGN KEY (lead_city) REFERENCES city(code)
  constraint resolution_version_resolution FOREIGN KEY (resolution_id) REFERENCES resolution(id)
  CREATE TRIGGER resolution_version_append_only BEFORE DELETE OR UPDATE ON public.resolution_version FOR EACH ROW EXECUTE FUNCTION refuse_change()

table schema_migration
  -- The migrations that have landed in this database, with the SHA-256 of their text
  name text not null -- File name without its ending; its number gives the order
  checksum text not null -- SHA-256 of the text as it was run, in hexadecimal
  applied_at timestamp with time zone not null default now() -- When it was run
  constraint schema_migration_pkey PRIMARY KEY (name)

table sealed_brief
  -- The brief of a meeting as it was sealed, once a meeting and for ever.
  meeting_id bigint not null
  as_of date not null -- The civil day of the cut-off: what was true then.
  known_at timestamp with time zone not null -- What the hub knew: the cut-off, or of a meeting that was entered after its cut-off the head of the log when it was sealed.
  is_backfilled boolean not null -- Whether the meeting was entered after its cut-off (补录), so that its figures are by what was known later.
  content text not null -- The brief as canonical JSON (RFC 8785): exactly what is hashed.
  content_hash bytea not null
  rows_hash bytea not null -- SHA-256 over the lines `figure id TAB hash of its rows LF`, by figure id.
  layout text not null -- The version of the layout by which the papers were made.
  log_number bigint not null -- The last number of the change log before the seal, and log_hash the hash of its commit: the paper prints it.
  log_hash bytea not null
  unconfirmed_cities text[] not null
  unconfirmed_reason text
  actor text not null
  recorded_in bigint not null
  constraint sealed_brief_pk PRIMARY KEY (meeting_id)
  constraint sealed_brief_hash CHECK ((content_hash = sha256(convert_to(content, 'UTF8'::name))))
  constraint sealed_brief_log CHECK (((log_number >= 0) AND (octet_length(log_hash) = 32)))
  constraint sealed_brief_rows_hash CHECK ((octet_length(rows_hash) = 32))
  constraint sealed_brief_unconfirmed CHECK (((cardinality(unconfirmed_cities) > 0) = (unconfirmed_reason IS NOT NULL)))
  constraint sealed_brief_meeting FOREIGN KEY (meeting_id) REFERENCES joint_meeting(id)
  CREATE TRIGGER sealed_brief_append_only BEFORE DELETE OR UPDATE ON public.sealed_brief FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER sealed_brief_no_truncate BEFORE TRUNCATE ON public.sealed_brief FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table sealed_figure
  -- The rows behind each figure of a sealed brief, as they were at the seal: never asked anew.
  meeting_id bigint not null
  figure_id text not null
  row_count integer not null
  rows text not null -- A JSON list, canonical, in the order in which they are shown.
  rows_hash bytea not null
  constraint sealed_figure_pk PRIMARY KEY (meeting_id, figure_id)
  constraint sealed_figure_hash CHECK ((rows_hash = sha256(convert_to(rows, 'UTF8'::name))))
  constraint sealed_figure_row_count CHECK ((row_count >= 0))
  constraint sealed_figure_brief FOREIGN KEY (meeting_id) REFERENCES sealed_brief(meeting_id)
  CREATE TRIGGER sealed_figure_append_only BEFORE DELETE OR UPDATE ON public.sealed_figure FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER sealed_figure_no_truncate BEFORE TRUNCATE ON public.sealed_figure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table sealed_paper
  -- The papers of a sealed brief, byte for byte as they are served for ever.
  meeting_id bigint not null
  name text not null
  size integer not null
  content bytea not null
  hash bytea not null
  constraint sealed_paper_pk PRIMARY KEY (meeting_id, name)
  constraint sealed_paper_hash CHECK ((hash = sha256(content)))
  constraint sealed_paper_name CHECK ((name ~ '^[a-z0-9][a-z0-9.-]{0,63}$'::text))
  constraint sealed_paper_size CHECK (((size = octet_length(content)) AND (size > 0)))
  constraint sealed_paper_brief FOREIGN KEY (meeting_id) REFERENCES sealed_brief(meeting_id)
  CREATE TRIGGER sealed_paper_append_only BEFORE DELETE OR UPDATE ON public.sealed_paper FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER sealed_paper_no_truncate BEFORE TRUNCATE ON public.sealed_paper FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

table service_item
  -- A government service item (政务服务事项), hub-wide: its identity and current state. The hub's number is HT and its id in ten digits.
  id bigint not null
  national_code text -- Basic code (基本编码, 12), with two digits more for a handling item (业务办理项). Null: the item is known by local codes and the hub's number.
  name text not null
  name_normal text not null -- The name for comparing and finding: NFKC, lower case, without blanks and punctuation.
  initials text not null
  sort_key text not null -- Pinyin without tones: lists sort by it, then by id.
  kind text
  granularity text not null
  parent_code text
  department text
  credit_identifier text
  state text not null
  matching text not null -- Matching of items without a national code (事项对应): WAITING for a person, or CONFIRMED by one.
  recorded_in bigint not null
  search tsvector not null generated always as (item_search(name_normal, initials)) stored
  constraint service_item_pk PRIMARY KEY (id)
  constraint service_item_granularity CHECK ((granularity = ANY (ARRAY['MAIN_ITEM'::text, 'SUB_ITEM'::text, 'HANDLING_ITEM'::text, 'UNSPECIFIED'::text])))
  constraint service_item_kind CHECK ((kind = ANY (ARRAY['LICENSING'::text, 'BENEFIT'::text, 'CONFIRMATION'::text, 'REWARD'::text, 'ADJUDICATION'::text, 'OTHER'::text, 'PUBLIC_SERVICE'::text])))
  constraint service_item_matching CHECK ((matching = ANY (ARRAY['NOT_NEEDED'::text, 'WAITING'::text, 'CONFIRMED'::text])))
  constraint service_item_state CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'MERGED'::text, 'CANCELLED'::text])))
  constraint service_item_national_code UNIQUE (national_code)
  CREATE INDEX service_item_cancelled ON public.service_item USING btree (id) WHERE (state = 'CANCELLED'::text) -- The few that no count may add up with the others.
  CREATE INDEX service_item_name_normal ON public.service_item USING btree (name_normal)
  CREATE INDEX service_item_search ON public.service_item USING gin (search) WITH (fastupdate='on')
  CREATE INDEX service_item_sort ON public.service_item USING btree (sort_key, id)
  CREATE INDEX service_item_waiting ON public.service_item USING btree (id) WHERE (matching = 'WAITING'::text)

table service_item_code
  -- Further codes by which an item is known: implementation codes (实施编码, hub-wide) and local codes (of one cluster). They live beside the national code and never replace it.
  cluster_id bigint
  code text not null
  scheme text not null
  item_id bigint not null
  recorded_in bigint not null
  constraint service_item_code_scheme CHECK ((scheme = ANY (ARRAY['LOCAL'::text, 'IMPLEMENTATION'::text])))
  constraint service_item_code_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint service_item_code_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  constraint service_item_code_unique UNIQUE NULLS NOT DISTINCT (code, cluster_id)
  CREATE INDEX service_item_code_item ON public.service_item_code USING btree (item_id)

table service_use
  -- A monthly figure of a city. Append-only: of one city, measure, month, item and pair the last record counts.
  id bigint not null generated always as identity
  cluster_id bigint not null
  city_code text not null -- For cases the accepting city (收件地): so each is counted once.
  measure text not null
  month date not null -- Its first day.
  item_id bigint
  competent_city text -- The competent city (事权所在地), never the accepting one: only cases across cities count.
  cases bigint
  numerator bigint
  denominator bigint
  grades bigint[] -- Ratings (好差评) from very satisfied to very dissatisfied.
  recorded_in bigint not null
  constraint service_use_pk PRIMARY KEY (id)
  constraint service_use_cases CHECK ((((measure = 'CASES'::text) = ((cases IS NOT NULL) AND (item_id IS NOT NULL) AND (competent_city IS NOT NULL))) AND (num_nulls(cases, item_id, competent_city) = ANY (ARRAY[0, 3])) AND (cases >= 0)))
  constraint service_use_grades CHECK ((((measure = 'RATING'::text) = (grades IS NOT NULL)) AND (array_length(grades, 1) = 5) AND (0 <= ALL (grades))))
  constraint service_use_measure CHECK ((measure = ANY (ARRAY['CASES'::text, 'HOTLINE_CLOSURE'::text, 'HOTLINE_RESOLUTION'::text, 'HOTLINE_SATISFACTION'::text, 'RATING'::text])))
  constraint service_use_month CHECK ((EXTRACT(day FROM month) = (1)::numeric))
  constraint service_use_pair CHECK ((competent_city <> city_code))
  constraint service_use_share CHECK ((((measure ~~ 'HOTLINE%'::text) = ((numerator IS NOT NULL) AND (denominator IS NOT NULL))) AND (num_nulls(numerator, denominator) = ANY (ARRAY[0, 2])) AND ((numerator >= 0) AND (numerator <= denominator))))
  constraint service_use_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint service_use_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint service_use_competent FOREIGN KEY (competent_city) REFERENCES city(code)
  constraint service_use_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  CREATE INDEX service_use_known ON public.service_use USING btree (cluster_id, city_code, measure, month, item_id, competent_city, id DESC)
  CREATE INDEX service_use_of_months ON public.service_use USING btree (cluster_id, month, measure)
  CREATE TRIGGER service_use_append_only BEFORE DELETE OR UPDATE ON public.service_use FOR EACH ROW EXECUTE FUNCTION refuse_change()

table session
  -- A browser that is signed in: the SHA-256 of its token, the key whose rights it has, and until when.
  token_hash bytea not null
  key_id bigint not null
  way text not null -- How it was begun: with the key itself, by a one-time link, by OpenID Connect, or as a role of the demo.
  started_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint session_pk PRIMARY KEY (token_hash)
  constraint session_interval CHECK ((expires_at > started_at))
  constraint session_token_hash CHECK ((octet_length(token_hash) = 32))
  constraint session_way CHECK ((way = ANY (ARRAY['KEY'::text, 'LINK'::text, 'OIDC'::text, 'DEMO'::text])))
  constraint session_key FOREIGN KEY (key_id) REFERENCES access_key(id)
  CREATE INDEX session_expiry ON public.session USING btree (expires_at)
  CREATE INDEX session_of_key ON public.session USING btree (key_id)

table sign_in_link
  -- A link by which the holder of a key signs in once, without typing it.
  id bigint not null generated always as identity
  token_hash bytea not null
  key_id bigint not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  recorded_in bigint not null
  constraint sign_in_link_pk PRIMARY KEY (id)
  constraint sign_in_link_key FOREIGN KEY (key_id) REFERENCES access_key(id)
  constraint sign_in_link_token_hash UNIQUE (token_hash)

table subscriber
  -- A partner's address that is told of changes, with the rights of the holder that registered it, as far as one of the holder's keys is in force.
  id bigint not null generated always as identity
  cluster_id bigint not null
  city_code text
  holder_id bigint not null
  role text not null
  url text not null
  kinds text[] -- The kinds of changes it wants to be told of; null for all.
  secret text not null -- Signs the signals, so it has to be kept as it is; shown once.
  previous_secret text -- Signs beside the new one until previous_secret_until.
  previous_secret_until timestamp with time zone
  state text not null default 'ACTIVE'::text
  dead_at timestamp with time zone
  acknowledged_number bigint not null -- The change up to which everything was acknowledged, or was not for it; acknowledged_hash is the hash of its commit.
  acknowledged_hash bytea not null
  acknowledged_at timestamp with time zone
  signal_id text -- The signal that is under way, the same over all its attempts; the signal_… columns are what it says. Null: none.
  signal_type text
  signal_at timestamp with time zone
  signal_number bigint
  signal_hash bytea
  signal_alert jsonb
  attempts integer not null default 0 -- Failed attempts of that signal.
  next_attempt_at timestamp with time zone not null
  lease_id bigint -- Whose attempt it is: a host that took it and died is overtaken once leased_until has passed, and can settle nothing any more.
  leased_until timestamp with time zone
  last_failure text
  removed_in bigint -- The transaction that removed it. The row stays for its deliveries.
  recorded_in bigint not null
  constraint subscriber_pk PRIMARY KEY (id)
  constraint subscriber_dead CHECK (((dead_at IS NOT NULL) = (state = 'DEAD'::text)))
  constraint subscriber_role CHECK ((role = ANY (ARRAY['PARTNER'::text, 'COORDINATOR'::text, 'SECRETARIAT'::text])))
  constraint subscriber_signal CHECK ((num_nulls(signal_id, signal_type, signal_at, signal_number, signal_hash) = ANY (ARRAY[0, 5])))
  constraint subscriber_signal_type CHECK ((signal_type = ANY (ARRAY['changes.recorded'::text, 'sync.alerted'::text])))
  constraint subscriber_state CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text, 'DEAD'::text])))
  constraint subscriber_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint subscriber_cluster FOREIGN KEY (cluster_id) REFERENCES city_cluster(id)
  constraint subscriber_holder FOREIGN KEY (holder_id) REFERENCES key_holder(id)
  CREATE INDEX subscriber_due ON public.subscriber USING btree (next_attempt_at) WHERE ((state = 'ACTIVE'::text) AND (removed_in IS NULL))
  CREATE INDEX subscriber_of_cluster ON public.subscriber USING btree (cluster_id, city_code)

table subscriber_delivery
  -- One attempt to deliver a signal: what was answered, or why nothing was. Kept for thirty days.
  id bigint not null generated always as identity
  subscriber_id bigint not null
  signal_id text not null
  signal_type text not null
  signal_at timestamp with time zone not null
  after_number bigint not null
  after_hash bytea not null
  up_to_number bigint not null
  up_to_hash bytea not null
  alert jsonb
  attempt integer not null -- From 1; 0 for one that was sent again by hand.
  status integer
  failure text
  duration_ms integer not null
  attempted_at timestamp with time zone not null
  constraint subscriber_delivery_pk PRIMARY KEY (id)
  constraint subscriber_delivery_answer CHECK ((num_nulls(status, failure) = 1))
  constraint subscriber_delivery_subscriber FOREIGN KEY (subscriber_id) REFERENCES subscriber(id)
  CREATE INDEX subscriber_delivery_by_time ON public.subscriber_delivery USING btree (attempted_at)
  CREATE INDEX subscriber_delivery_newest ON public.subscriber_delivery USING btree (subscriber_id, id)

table sync_alert
  -- Something that a city's coordinator has to look after: once a push and reason, or a day in Beijing on which a source was overdue. While one is open, for a day at most, no other of its source and reason is raised.
  id bigint not null generated always as identity
  source_id bigint not null
  reason text not null
  push_id bigint
  day date
  facts jsonb not null
  raised_at timestamp with time zone not null
  acknowledged_at timestamp with time zone
  acknowledged_by text
  note text
  recorded_in bigint not null
  constraint sync_alert_pk PRIMARY KEY (id)
  constraint sync_alert_about CHECK ((((day IS NOT NULL) = (reason = 'OVERDUE'::text)) AND ((push_id IS NULL) = (reason = 'OVERDUE'::text))))
  constraint sync_alert_acknowledged CHECK ((num_nulls(acknowledged_at, acknowledged_by) = ANY (ARRAY[0, 2])))
  constraint sync_alert_reason CHECK ((reason = ANY (ARRAY['REJECTED'::text, 'DROPPED'::text, 'ABANDONED'::text, 'STUCK'::text, 'OVERDUE'::text])))
  constraint sync_alert_push FOREIGN KEY (push_id) REFERENCES sync_push(id)
  constraint sync_alert_source FOREIGN KEY (source_id) REFERENCES sync_source(id)
  constraint sync_alert_once UNIQUE NULLS NOT DISTINCT (source_id, reason, push_id, day)
  CREATE INDEX sync_alert_open ON public.sync_alert USING btree (source_id, id) WHERE (acknowledged_at IS NULL)

table sync_chunk
  -- A chunk of a push, written by the transaction that applies its rows: a chunk that is sent again is answered from here.
  push_id bigint not null
  number integer not null
  body_hash bytea not null
  row_count integer not null
  row_ids text[] not null
  body bytea -- Its rows as NDJSON, gzipped, while it is staged: a whole catalogue is applied once all of it is there.
  outcomes text -- What became of each row, as NDJSON in the order of the rows.
  counts json
  problems json
  constraint sync_chunk_pk PRIMARY KEY (push_id, number)
  constraint sync_chunk_number CHECK ((number > 0))
  constraint sync_chunk_staged CHECK (((body IS NULL) <> (outcomes IS NULL)))
  constraint sync_chunk_push FOREIGN KEY (push_id) REFERENCES sync_push(id)

table sync_push
  -- A push of a source under the client's own id: changes, or the whole catalogue. Kept beside the change log, which hears only of what the rows changed: a nightly push of what is known adds nothing to it.
  id bigint not null generated always as identity
  source_id bigint not null
  code text not null
  mode text not null
  state text not null
  chunk_count integer not null default 0
  applied_count integer not null default 0
  received integer not null default 0
  created integer not null default 0
  updated integer not null default 0
  unchanged integer not null default 0
  outdated integer not null default 0
  conflict integer not null default 0
  rejected integer not null default 0
  repeated integer not null default 0 -- Rows whose row id an earlier row of the same chunk had; they are counted under their outcomes too.
  missing_count integer
  missing_rows text[]
  rows_before integer -- Rows of the source that were in force when the whole catalogue had come, and (rows_now) different row ids in it.
  rows_now integer
  actor text not null
  started_at timestamp with time zone not null
  moved_at timestamp with time zone not null -- When a chunk last came or was applied: one that is open and has not moved for long is stuck.
  ended_at timestamp with time zone
  constraint sync_push_pk PRIMARY KEY (id)
  constraint sync_push_code_shape CHECK ((code ~ '^[A-Za-z0-9._-]{8,64}$'::text))
  constraint sync_push_ended CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['DONE'::text, 'ABANDONED'::text]))))
  constraint sync_push_mode CHECK ((mode = ANY (ARRAY['CHANGES'::text, 'WHOLE'::text])))
  constraint sync_push_state CHECK ((state = ANY (ARRAY['OPEN'::text, 'BLOCKED'::text, 'APPLYING'::text, 'DONE'::text, 'ABANDONED'::text])))
  constraint sync_push_source FOREIGN KEY (source_id) REFERENCES sync_source(id)
  constraint sync_push_code UNIQUE (source_id, code)
  CREATE INDEX sync_push_started ON public.sync_push USING btree (source_id, started_at DESC)

table sync_rejected_row
  -- Rows that wait to be mended: gone once the row is accepted, or no longer in a whole catalogue.
  source_id bigint not null
  row_id text not null
  version bigint
  outcome text not null
  sent text not null -- The row as it was sent, one line of JSON. As text: what is wrong with it may be what the database could not hold.
  problems json not null
  first_rejected_at timestamp with time zone not null
  last_rejected_at timestamp with time zone not null
  push_id bigint not null
  constraint sync_rejected_row_pk PRIMARY KEY (source_id, row_id)
  constraint sync_rejected_row_outcome CHECK ((outcome = ANY (ARRAY['REJECTED'::text, 'CONFLICT'::text])))
  constraint sync_rejected_row_push FOREIGN KEY (push_id) REFERENCES sync_push(id)
  constraint sync_rejected_row_source FOREIGN KEY (source_id) REFERENCES sync_source(id)

table sync_row
  -- What a source said last of a row, and the item that the row means. Not written when a row says the same again.
  source_id bigint not null
  row_id text not null
  version bigint not null
  row_hash bytea not null -- SHA-256 of the canonical JSON (RFC 8785) of content and operation as sent.
  map_revision integer not null -- Of the code map by which it was read: after another the same row is read anew.
  item_id bigint not null
  code text not null
  state text not null
  last_push bigint not null
  constraint sync_row_pk PRIMARY KEY (source_id, row_id)
  constraint sync_row_state CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'CANCELLED'::text])))
  constraint sync_row_item FOREIGN KEY (item_id) REFERENCES service_item(id)
  constraint sync_row_push FOREIGN KEY (last_push) REFERENCES sync_push(id)
  constraint sync_row_source FOREIGN KEY (source_id) REFERENCES sync_source(id)
  CREATE INDEX sync_row_item_id ON public.sync_row USING btree (item_id)

table sync_source
  -- A partner system of a city (对接系统的数据源) by its own word. Its local codes live in one cluster, whose members see what it brings.
  id bigint not null generated always as identity
  city_code text not null
  code text not null
  cluster_id bigint not null
  is_sandbox boolean not null -- Whether its cluster is a sandbox: there it is tried under the word by which it goes live.
  drop_share double precision not null default 0.1 -- A whole catalogue that has fewer rows than are in force by more than this share waits to be confirmed.
  retired_in bigint -- The transaction that retired it and let go what it had said; null again once something is pushed under its word.
  recorded_in bigint not null
  cadence_hours integer not null default 24 -- How often a push is expected; overdue after half as long again.
  rejected_share double precision not null default 0.1 -- A push with a larger share of rejected rows raises an alert.
  constraint sync_source_pk PRIMARY KEY (id)
  constraint sync_source_cadence CHECK (((cadence_hours >= 1) AND (cadence_hours <= 8784)))
  constraint sync_source_code_shape CHECK ((code ~ '^[a-z0-9][a-z0-9._-]{0,63}$'::text))
  constraint sync_source_drop_share CHECK (((drop_share >= (0)::double precision) AND (drop_share <= (1)::double precision)))
  constraint sync_source_rejected_share CHECK (((rejected_share >= (0)::double precision) AND (rejected_share <= (1)::double precision)))
  constraint sync_source_city FOREIGN KEY (city_code) REFERENCES city(code)
  constraint sync_source_cluster FOREIGN KEY (cluster_id, is_sandbox) REFERENCES city_cluster(id, is_sandbox)
  constraint sync_source_code UNIQUE (city_code, code, cluster_id)
  CREATE UNIQUE INDEX sync_source_live ON public.sync_source USING btree (city_code, code) WHERE (NOT is_sandbox) -- A word means one source of a city in earnest, whatever the cluster.

CREATE OR REPLACE FUNCTION public.bigram_similarity(a text, b text)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(2.0 * count(*) filter (where in_a and in_b) / nullif(count(*) filter (where in_a) + count(*) filter (where in_b), 0), 0)
  from (select bool_or(side = 'a') as in_a, bool_or(side = 'b') as in_b
    from (select unnest(bigrams(a, '')) as piece, 'a' as side union all select unnest(bigrams(b, '')), 'b') pieces group by piece) counted
$function$
-- Share of two texts' bigrams that are the same, 0 to 1 (Dice).

CREATE OR REPLACE FUNCTION public.bigrams(of_text text, mark text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  pieces text[] := '{}';
begin
  for i in 1..length(of_text) loop
    pieces := pieces || (mark || substr(of_text, i, 2));
  end loop;
  return pieces;
end $function$
-- The two-character pieces of a text and its last character, each behind a mark: what finds 社保 by an index, which trigrams cannot. A loop, because a query in a function costs five times as much a row.

CREATE OR REPLACE FUNCTION public.change_place(cluster_code text, city_code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE(cluster_code, city_code, ''::text)
-- Where a change belongs: its cluster; of what is hub-wide its city; else nowhere.

CREATE OR REPLACE FUNCTION public.change_resource(kind text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (kind = ANY (ARRAY['batch.itemListed'::text, 'batch.itemChanged'::text, 'batch.itemPublished'::text, 'batch.itemAdded'::text, 'batch.itemWithdrawn'::text, 'batch.itemDropped'::text])) THEN 'batchItem'::text WHEN (kind = 'recognition.declared'::text) THEN 'declaration'::text WHEN (kind = 'recognition.excepted'::text) THEN 'exception'::text WHEN (kind = 'cluster.ruleSet'::text) THEN 'clusterRule'::text ELSE split_part(kind, '.'::text, 1) END
-- What a kind of change is of. Resource and subject are the key of a copy: the latest entry of a key is its state. A test holds it against src/feed/change-kind.ts.

CREATE OR REPLACE FUNCTION public.commit_changes(of_tx bigint, of_verb text, of_actor text)
 RETURNS change_commit
 LANGUAGE plpgsql
AS $function$
declare
  clock change_clock;
  made change_commit;
begin
  select count(*), sha256(string_agg(content_hash, ''::bytea order by position)) into made.entry_count, made.entries_root
    from change_entry where tx = of_tx;
  made.tx := of_tx;
  made.verb := of_verb;
  made.actor := of_actor;
  made.algorithm := 'sha256';
  select * into strict clock from change_clock for update;
  made.first_number := clock.next_number;
  made.recorded_at := greatest(clock.recorded_at + interval '1 microsecond', clock_timestamp());
  made.previous_hash := clock.head_hash;
  made.hash := sha256(convert_to(concat_ws(E'\n', encode(made.previous_hash, 'hex'), made.first_number, made.entry_count,
    instant_text(made.recorded_at), made.verb, made.actor, made.algorithm, encode(made.entries_root, 'hex')), 'UTF8'));
  insert into change_commit values (made.*);
  update change_clock set next_number = made.first_number + made.entry_count, recorded_at = made.recorded_at, head_hash = made.hash;
  perform pg_notify('hutong_changes', (made.first_number + made.entry_count)::text);
  return made;
end $function$
-- The last statement of every writing transaction: seals its entries under one root, takes the clock, numbers them, links the chain, and tells who listens to hutong_changes the next number. The clock is locked from here until the transaction ends.

CREATE OR REPLACE FUNCTION public.instant_text(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$function$
-- An instant as ISO 8601 text in UTC with microseconds: the form that is hashed and shown.

CREATE OR REPLACE FUNCTION public.item_search(name_normal text, initials text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_to_tsvector((bigrams(name_normal, ''::text) || bigrams(initials, '~'::text)))
-- Search vector of a name: its bigrams, and those of its pinyin initials marked with ~.

CREATE OR REPLACE FUNCTION public.like_name_query(name_normal text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select string_agg('(' || (select string_agg(quote_literal(substr(piece, i, 2)), ' & ')
      from generate_series(1, greatest(length(piece) - 1, 1)) i) || ')', ' | ')::tsquery
  from unnest(array[left(name_normal, 4), right(name_normal, 4), substr(name_normal, length(name_normal) / 2 - 1, 4)]) piece
  where piece <> ''
$function$
-- Finds by the index what may be the same name: the same four characters at the start, in the middle or at the end.

CREATE OR REPLACE FUNCTION public.plan_city_part(content jsonb, city text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when jsonb_array_length(coalesce(nullif(content -> 'investmentShares', 'null'), '[]')) = 0
    then case when content ->> 'leadCity' = city then (content ->> 'plannedThisYearFen')::bigint end
    -- By the running sum of the shares, so that nothing is lost where they do not divide.
    else (select sum(div(planned * upto, whole) - div(planned * (upto - fen), whole))::bigint
      from (select share ->> 'city' as city, (share ->> 'fen')::numeric as fen, (content ->> 'plannedThisYearFen')::numeric as planned,
          sum((share ->> 'fen')::numeric) over (order by i) as upto, nullif(sum((share ->> 'fen')::numeric) over (), 0) as whole
        from jsonb_array_elements(content -> 'investmentShares') with ordinality as listed(share, i)) parts where parts.city = plan_city_part.city)
    end
$function$
-- What of the year's plan of a row is a city's; null: nothing.

CREATE OR REPLACE FUNCTION public.plan_city_parts(content jsonb)
 RETURNS bigint[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT array_agg(plan_city_part(on_row.content, on_row.city) ORDER BY on_row.place) AS array_agg FROM (SELECT plan_city_parts.content AS content, (plan_city_parts.content ->> 'leadCity'::text) AS city, 0 AS place UNION ALL SELECT plan_city_parts.content AS content, p.city, (p.place)::integer AS place FROM jsonb_array_elements_text(COALESCE(NULLIF((plan_city_parts.content -> 'participatingCities'::text), 'null'::jsonb), '[]'::jsonb)) WITH ORDINALITY p(city, place) WHERE (p.city <> (plan_city_parts.content ->> 'leadCity'::text))) on_row)
-- plan_city_part of each city of a row, in the order of plan_row.cities.

CREATE OR REPLACE FUNCTION public.plan_targets(content jsonb, year integer)
 RETURNS bigint[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when (content #>> '{plannedCurve,11}')::bigint > 0 then
    (select (content #>> '{plannedCurve,11}')::bigint || array_agg(part::bigint order by i) from jsonb_array_elements_text(content -> 'plannedCurve') with ordinality as c(part, i))
  else (
    with month as (
      select m, year::text || '-' || lpad(m::text, 2, '0') as named, (content #>> '{winterStop,from}')::integer as f, (content #>> '{winterStop,to}')::integer as t
      from generate_series(1, 12) as m),
    judged as (
      select m, coalesce(named >= left(content ->> 'plannedStartOn', 7), true) and coalesce(named <= left(content ->> 'plannedCompletionOn', 7), true) as is_planned,
        case when f <= t then m not between f and t when f > t then m < f and m > t else true end as is_built
      from month),
    counted as (
      select m, case when bool_or(is_planned and is_built) over () then is_planned and is_built when bool_or(is_planned) over () then is_planned else true end as counts
      from judged),
    summed as (select m, count(*) filter (where counts) over (order by m) as part from counted)
    select max(part) || array_agg(part order by m) from summed)
  end
$function$
-- Of the content of a plan row: the whole of the year's plan first, then twelve parts of it that are due by each month's end.

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $function$
-- Trigger of append-only tables: a fact is corrected by a later fact, never edited.

CREATE OR REPLACE FUNCTION public.refuse_change_of_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from touched join item_batch on item_batch.id = touched.batch_id where item_batch.state = 'PUBLISHED') then
    raise exception 'batch_item of a published batch: % refused', tg_op using errcode = 'restrict_violation';
  end if;
  return null;
end $function$
-- Last guard: the list of a published batch takes no more, loses nothing and is not edited.

CREATE OR REPLACE FUNCTION public.refuse_unpublishing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published batch is immutable: % refused', tg_op using errcode = 'restrict_violation';
end $function$
-- Last guard: a published batch is neither edited nor deleted.
