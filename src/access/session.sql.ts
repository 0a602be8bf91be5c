import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { AccessKey } from './access-key.ts'
import { clustersOfKeysCity, keyColumns } from './key.sql.ts'
import type { SignInWay } from './session.ts'

export interface NewSession {
  readonly tokenHash: Uint8Array
  readonly keyId: number
  readonly way: SignInWay
  readonly startedAt: string
  readonly expiresAt: string
}

/** Begins a session, and forgets those that ran out a month ago. */
export const insertSession = async (db: Db, session: NewSession): Promise<void> => {
  await sql`
    with old as (delete from session where expires_at < ${session.startedAt}::timestamptz - interval '30 days')
    insert into session (token_hash, key_id, way, started_at, expires_at)
    values (${session.tokenHash}, ${session.keyId}, ${session.way}, ${session.startedAt}, ${session.expiresAt})
  `.execute(db)
}

export type SessionKey = AccessKey & {
  readonly cityClusters: string[]
  readonly sessionExpiresAt: string
  readonly cityName: string | null
}

/** The key of a session that has not ended and not run out. */
export const selectSessionKey = async (
  db: Db,
  tokenHash: Uint8Array,
  now: string,
  today: CivilDate,
): Promise<SessionKey | undefined> => {
  const { rows } = await sql<SessionKey>`
    select ${clustersOfKeysCity(today)} as "cityClusters",
      (select s.expires_at from session s where s.token_hash = ${tokenHash}) as "sessionExpiresAt",
      (select c.name from city c where c.code = k.city_code) as "cityName", ${keyColumns}
    where k.id = (select s.key_id from session s
      where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${now})
  `.execute(db)
  return rows[0]
}

export const updateSessionEnded = async (db: Db, tokenHash: Uint8Array, now: string): Promise<void> => {
  await sql`update session set ended_at = ${now} where token_hash = ${tokenHash} and ended_at is null`.execute(db)
}

/** Ends every session of a key's holder, whichever of its keys it was begun with; answers how many. */
export const updateSessionsOfHolderEnded = async (db: Db, keyId: number, now: string): Promise<number> => {
  const { rows } = await sql<{ ended: number }>`
    with ended as (
      update session set ended_at = ${now} where ended_at is null and expires_at > ${now} and key_id in (
        select other.id from access_key k join access_key other on other.holder_id = k.holder_id where k.id = ${keyId})
      returning 1
    ) select count(*) as ended from ended
  `.execute(db)
  return rows[0]!.ended
}
