import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** An organisation by its unified social credit identifier. */
export interface PublicOrganisation {
  readonly id: number
  readonly creditIdentifier: string
  readonly name: string
  readonly city: string | null
}

const columns = sql`id, credit_identifier as "creditIdentifier", name, city_code as "city"`

export const selectOrganisation = async (db: Db, creditIdentifier: string): Promise<PublicOrganisation | undefined> => {
  const { rows } = await sql<PublicOrganisation>`
    select ${columns} from public_organisation where credit_identifier = ${creditIdentifier}
  `.execute(db)
  return rows[0]
}

export const insertOrganisation = async (
  db: Db,
  organisation: Omit<PublicOrganisation, 'id'>,
  tx: number,
): Promise<PublicOrganisation | undefined> => {
  const { rows } = await sql<PublicOrganisation>`
    insert into public_organisation (credit_identifier, name, city_code, recorded_in)
    values (${organisation.creditIdentifier}, ${organisation.name}, ${organisation.city}, ${tx})
    on conflict do nothing returning ${columns}
  `.execute(db)
  return rows[0]
}
