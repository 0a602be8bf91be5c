import type { Generated, GeneratedAlways } from 'kysely'

/** The tables as the migrations make them; the comments stand there. int8 is a number, date is text, timestamptz is ISO text. */
export interface Tables {
  change_entry: ChangeEntryTable
  change_commit: ChangeCommitTable
  change_clock: { is_the_one: boolean; next_number: number; recorded_at: string; head_hash: Uint8Array }
  idempotency: IdempotencyTable
  city: { code: string; name: string; recorded_in: number }
  city_cluster: {
    id: GeneratedAlways<number>
    code: string
    name: string
    is_sample: boolean
    is_sandbox: Generated<boolean>
    recorded_in: number
  }
  membership: MembershipTable
  cluster_rule: { cluster_id: number; rule: string; effective_on: string; value: string; recorded_in: number }
  public_organisation: OrganisationTable
  key_holder: KeyHolderTable
  access_key: AccessKeyTable
  access_key_revocation: { key_id: number; effective_at: string; reason: string; recorded_in: number }
  service_item: ServiceItemTable
  service_item_code: ServiceItemCodeTable
  item_match: { item_id: number; same_as: number | null; decided_on: string; recorded_in: number }
  item_lineage: ItemLineageTable
  item_batch: ItemBatchTable
  batch_item: BatchItemTable
  consultation: { batch_id: number; round: number; opened_on: string; deadline: string; recorded_in: number }
  consultation_city: { batch_id: number; round: number; city_code: string }
  batch_confirmation: BatchConfirmationTable
  objection: ObjectionTable
  objection_withdrawal: { objection_id: number; withdrawn_on: string; recorded_in: number }
  batch_adjustment: BatchAdjustmentTable
}

interface ChangeEntryTable {
  tx: number
  position: number
  kind: string
  subject: string
  cluster_code: string | null
  city_code: string | null
  is_public: boolean
  content: string
  content_hash: Uint8Array
}

interface ChangeCommitTable {
  first_number: number
  entry_count: number
  tx: number
  recorded_at: string
  verb: string
  actor: string
  algorithm: string
  entries_root: Uint8Array
  previous_hash: Uint8Array
  hash: Uint8Array
}

interface MembershipTable {
  id: GeneratedAlways<number>
  cluster_id: number
  city_code: string
  role: string
  valid_from: string
  valid_to: string | null
  supersedes: number | null
  recorded_in: number
}

interface OrganisationTable {
  id: GeneratedAlways<number>
  credit_identifier: string
  name: string
  city_code: string | null
  recorded_in: number
}

interface KeyHolderTable {
  id: GeneratedAlways<number>
  kind: string
  name: string
  name_salt: Uint8Array
  city_code: string | null
  organisation_id: number | null
  recorded_in: number
}

interface AccessKeyTable {
  id: GeneratedAlways<number>
  secret_hash: Uint8Array
  role: string
  cluster_id: number | null
  city_code: string | null
  holder_id: number
  expires_at: string | null
  rotated_from: number | null
  recorded_in: number
}

interface ServiceItemTable {
  id: number
  national_code: string | null
  name: string
  name_normal: string
  initials: string
  sort_key: string
  kind: string | null
  granularity: string
  parent_code: string | null
  department: string | null
  credit_identifier: string | null
  state: string
  matching: string
  recorded_in: number
  search: Generated<string>
}

interface ServiceItemCodeTable {
  cluster_id: number | null
  code: string
  scheme: string
  item_id: number
  recorded_in: number
}

interface ItemLineageTable {
  id: GeneratedAlways<number>
  predecessor_id: number
  successor_id: number
  change: string
  effective_on: string
  recorded_in: number
}

interface ItemBatchTable {
  id: GeneratedAlways<number>
  cluster_id: number
  ordinal: number
  title: string
  document_number: string | null
  state: string
  round: Generated<number>
  item_count: Generated<number>
  published_on: string | null
  published_in: number | null
  is_back_filled: Generated<boolean>
  recorded_in: number
}

interface BatchItemTable {
  batch_id: number
  item_id: number
  position: number
  listed_code: string | null
  name: string
  kind: string | null
  granularity: string
  department: string | null
  note: string | null
  recorded_in: number
}

interface BatchConfirmationTable {
  batch_id: number
  round: number
  city_code: string
  manner: string
  confirmed_on: string
  recorded_in: number
}

interface ObjectionTable {
  id: GeneratedAlways<number>
  batch_id: number
  round: number
  city_code: string
  item_id: number
  reason: string
  raised_on: string
  recorded_in: number
}

interface BatchAdjustmentTable {
  id: GeneratedAlways<number>
  batch_id: number
  item_id: number
  change: string
  effective_on: string
  document_number: string
  reason: string | null
  listed_code: string | null
  name: string
  kind: string | null
  granularity: string
  department: string | null
  recorded_in: number
}

interface IdempotencyTable {
  scope: string
  key: string
  request_hash: Uint8Array
  answer: string | null
  first_seen_at: Generated<string>
}
