import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { OidcPerson } from './oidc-person.ts'

type Named = Pick<OidcPerson, 'issuer' | 'subject'>

/** The key that a person was given last. The person is taken for this transaction: of two sign-ins at once one makes the key. */
export const selectKeyOfPersonForUpdate = async (db: Db, { issuer, subject }: Named): Promise<number | undefined> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`hutong.person ${issuer} ${subject}`}))`.execute(db)
  const { rows } = await sql<{ keyId: number }>`
    select key_id as "keyId" from oidc_person where issuer = ${issuer} and subject = ${subject}
    order by recorded_in desc limit 1
  `.execute(db)
  return rows[0]?.keyId
}

export const insertOidcPerson = async (
  db: Db,
  { issuer, subject }: Named,
  keyId: number,
  tx: number,
): Promise<void> => {
  await sql`
    insert into oidc_person (issuer, subject, key_id, recorded_in) values (${issuer}, ${subject}, ${keyId}, ${tx})
  `.execute(db)
}
