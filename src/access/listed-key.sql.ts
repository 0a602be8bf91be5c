import { sql } from 'kysely'
import type { Role } from '../base/caller.ts'
import type { Db } from '../db/database.ts'
import type { AccessKey } from './access-key.ts'
import { isRevoked, keyColumns } from './key.sql.ts'

/** A key with when it was last used, as far as that leaves a trace: reading leaves none. */
export interface ListedKey extends AccessKey {
  readonly issuedAt: string
  /** When somebody last signed in with it; those sessions are known for a month after their end. */
  readonly signedInAt: string | null
  /** When it last changed something, within the last 90 days. */
  readonly wroteAt: string | null
}

export interface KeyQuestion {
  readonly clusterId: number
  /** Whether keys of all clusters are among them. */
  readonly isWithHubs: boolean
  readonly city: string | null
  readonly roles: readonly Role[]
  /** The caller's own, whatever it is. */
  readonly ownId: number | null
  readonly role: Role | null
  /** Only keys that open at this instant; null: all that ever were. */
  readonly openAt: string | null
  readonly now: string
  /** The id before which to go on. */
  readonly before: number | null
  readonly limit: number
}

/** Keys by their ids, the latest first. */
export const selectListedKeys = async (db: Db, asked: KeyQuestion): Promise<ListedKey[]> => {
  const { city, openAt, before, role } = asked
  const { rows } = await sql<ListedKey>`
    with page as (
      select k.id from access_key k
      where (k.id = ${asked.ownId}::bigint or ((k.cluster_id = ${asked.clusterId} or (${asked.isWithHubs} and k.cluster_id is null))
          and (${city}::text is null or k.city_code = ${city}) and k.role = any(${asked.roles}::text[])))
        and (${role}::text is null or k.role = ${role}) and (${before}::bigint is null or k.id < ${before})
        and (${openAt}::timestamptz is null or ((k.expires_at is null or k.expires_at > ${openAt}::timestamptz)
          and not ${isRevoked(sql`${openAt}::timestamptz`)}))
      order by k.id desc limit ${asked.limit}
    ), wrote as (
      select actor, max(recorded_at) as at from change_commit
      where recorded_at > ${asked.now}::timestamptz - interval '90 days' and actor in (select 'key:' || id from page) group by actor
    )
    select (select instant_text(c.recorded_at) from change_commit c where c.tx = k.recorded_in) as "issuedAt",
      (select instant_text(max(s.started_at)) from session s where s.key_id = k.id) as "signedInAt",
      (select instant_text(w.at) from wrote w where w.actor = 'key:' || k.id) as "wroteAt", ${keyColumns}
    where k.id in (select id from page) order by k.id desc
  `.execute(db)
  return rows
}
