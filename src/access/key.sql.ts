import { type RawBuilder, sql } from 'kysely'
import type { Role } from '../base/caller.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { AccessKey } from './access-key.ts'

/**
 * Whether a revocation `r` of a key came with its successor, and so lets it live on until its hour. Any other holds from when it is recorded,
 * whatever a host's clock says.
 */
const isOfRotation = sql`exists (select from access_key successor where successor.rotated_from = r.key_id and successor.recorded_in = r.recorded_in)`

/** Whether a key `k` was ended by an instant. */
export const isRevoked = (
  at: RawBuilder<unknown>,
): RawBuilder<boolean> => sql`exists (select from access_key_revocation r
  where r.key_id = k.id and (r.effective_at <= ${at} or not ${isOfRotation}))`

/** What is read of a key `k`. */
export const keyColumns = sql`
  k.id, k.role, cluster.code as "cluster", k.city_code as "city", k.holder_id as "holderId", holder.name as "holder",
  k.expires_at as "expiresAt", (select min(effective_at) from access_key_revocation r where r.key_id = k.id) as "revokedAt",
  exists (select from access_key_revocation r where r.key_id = k.id and not ${isOfRotation}) as "isEnded"
  from access_key k join key_holder holder on holder.id = k.holder_id left join city_cluster cluster on cluster.id = k.cluster_id`

/**
 * The clusters that a key `k`'s city belongs to today or will, or that still wait for its answer: who left reads no further
 * drafts.
 */
export const clustersOfKeysCity = (today: CivilDate): RawBuilder<string[]> => sql`array(
  select c.code from membership m join city_cluster c on c.id = m.cluster_id
  where m.city_code = k.city_code and (m.valid_to is null or m.valid_to > ${today})
    and not exists (select from membership later where later.supersedes = m.id)
  union
  select c.code from consultation_city asked join item_batch b on b.id = asked.batch_id and b.round = asked.round
  join city_cluster c on c.id = b.cluster_id where asked.city_code = k.city_code and b.state = 'OUT_FOR_CONSULTATION')`

/** The key with this secret, the clusters of its city, and the head of the change log at the same moment. */
export const selectKeyBySecret = async (db: Db, secretHash: Uint8Array, today: CivilDate) => {
  const { rows } = await sql<AccessKey & { cityClusters: string[]; head: string }>`${keptPlan}
    select ${clustersOfKeysCity(today)} as "cityClusters", (select encode(head_hash, 'hex') from change_clock) as head, ${keyColumns}
    where k.secret_hash = ${secretHash}
  `.execute(db)
  return rows[0]
}

/** The same of a key that was identified before. */
export const selectKeyWithClusters = async (db: Db, id: number, today: CivilDate) => {
  const { rows } = await sql<AccessKey & { cityClusters: string[] }>`
    select ${clustersOfKeysCity(today)} as "cityClusters", ${keyColumns} where k.id = ${id}
  `.execute(db)
  return rows[0]
}

export const selectKeys = async (db: Db, ids: readonly number[]): Promise<AccessKey[]> => {
  const { rows } = await sql<AccessKey>`select ${keyColumns} where k.id = any(${ids}::bigint[])`.execute(db)
  return rows
}

export const selectKey = async (db: Db, id: number): Promise<AccessKey | undefined> => (await selectKeys(db, [id]))[0]

/** Takes a key's holder for this transaction. A statement of its own: one that waits does not see what it waited for. */
export const lockHolderOfKey = async (db: Db, id: number): Promise<void> => {
  await sql`select from key_holder where id = (select holder_id from access_key where id = ${id}) for update`.execute(
    db,
  )
}

/** Whether any key was ever made. Holds the table, so that two hosts starting at once make one first key. */
export const lockAndCountKeys = async (db: Db): Promise<number> => {
  await sql`lock table access_key in share row exclusive mode`.execute(db)
  const { rows } = await sql<{ count: number }>`select count(*) as count from access_key`.execute(db)
  return rows[0]!.count
}

export interface NewHolder {
  readonly kind: 'PERSON' | 'PARTNER_SYSTEM'
  readonly name: string
  readonly salt: Uint8Array
  readonly city: string | null
  readonly organisationId: number | null
}

export const insertHolder = async (db: Db, holder: NewHolder, tx: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into key_holder (kind, name, name_salt, city_code, organisation_id, recorded_in)
    values (${holder.kind}, ${holder.name}, ${holder.salt}, ${holder.city}, ${holder.organisationId}, ${tx}) returning id
  `.execute(db)
  return rows[0]!.id
}

export interface NewKey {
  readonly secretHash: Uint8Array
  readonly role: Role
  readonly clusterId: number | null
  readonly city: string | null
  readonly holderId: number
  readonly expiresAt: string | null
  readonly rotatedFrom: number | null
}

export const insertKey = async (db: Db, key: NewKey, tx: number): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into access_key (secret_hash, role, cluster_id, city_code, holder_id, expires_at, rotated_from, recorded_in)
    values (${key.secretHash}, ${key.role}, ${key.clusterId}, ${key.city}, ${key.holderId}, ${key.expiresAt},
      ${key.rotatedFrom}, ${tx}) returning id
  `.execute(db)
  return rows[0]!.id
}

export const insertRevocation = async (
  db: Db,
  revocation: { keyId: number; effectiveAt: string; reason: string },
  tx: number,
): Promise<void> => {
  await sql`
    insert into access_key_revocation (key_id, effective_at, reason, recorded_in)
    values (${revocation.keyId}, ${revocation.effectiveAt}, ${revocation.reason}, ${tx}) on conflict do nothing
  `.execute(db)
}
