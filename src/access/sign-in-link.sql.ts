import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

export const insertSignInLink = async (
  db: Db,
  link: { readonly tokenHash: Uint8Array; readonly keyId: number; readonly expiresAt: string },
  tx: number,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into sign_in_link (token_hash, key_id, expires_at, recorded_in)
    values (${link.tokenHash}, ${link.keyId}, ${link.expiresAt}, ${tx}) returning id
  `.execute(db)
  return rows[0]!.id
}

/** Uses a link up: of two that click at once, one gets the key. */
export const updateSignInLinkUsed = async (db: Db, tokenHash: Uint8Array, now: string): Promise<number | undefined> => {
  const { rows } = await sql<{ keyId: number }>`
    update sign_in_link set used_at = ${now} where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    returning key_id as "keyId"
  `.execute(db)
  return rows[0]?.keyId
}

/** What the console signs with: the first one made, whoever made it. */
export const insertConsoleSecret = async (db: Db, secret: Uint8Array): Promise<Uint8Array> => {
  await sql`insert into console_secret (secret) values (${secret}) on conflict do nothing`.execute(db)
  const { rows } = await sql<{ secret: Uint8Array }>`select secret from console_secret`.execute(db)
  return rows[0]!.secret
}
