import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { ItemImplementation } from './item-implementation.ts'

const columns = sql`id, item_id as "itemId", city_code as "city", version, change, state, valid_from as "validFrom", content`

/** The last version that a city recorded of an item; the item is held, so that two versions do not take one number. */
export const selectLastVersionForUpdate = async (db: Db, itemId: number, city: string) => {
  await sql`select from service_item where id = ${itemId} for no key update`.execute(db)
  const { rows } = await sql<ItemImplementation & { contentHash: string }>`
    select ${columns}, encode(content_hash, 'hex') as "contentHash" from item_implementation
    where item_id = ${itemId} and city_code = ${city} order by version desc limit 1
  `.execute(db)
  return rows[0]
}

export const insertImplementation = async (
  db: Db,
  version: Omit<ItemImplementation, 'id'> & { readonly canonical: string },
  tx: number,
): Promise<ItemImplementation & { contentHash: string }> => {
  const { rows } = await sql<ItemImplementation & { contentHash: string }>`
    insert into item_implementation (item_id, city_code, version, change, state, valid_from, content, content_hash, recorded_in)
    values (${version.itemId}, ${version.city}, ${version.version}, ${version.change}, ${version.state}, ${version.validFrom},
      ${version.canonical}::jsonb, sha256(convert_to(${version.canonical}, 'UTF8')), ${tx})
    returning ${columns}, encode(content_hash, 'hex') as "contentHash"
  `.execute(db)
  return rows[0]!
}

/** The implementations in force on a day: of items, and of some cities or all. */
export const selectImplementations = async (
  db: Db,
  itemIds: readonly number[],
  cities: readonly string[] | null,
  asOf: CivilDate,
): Promise<ItemImplementation[]> => {
  const { rows } = await sql<ItemImplementation>`
    select distinct on (item_id, city_code) ${columns} from item_implementation
    where item_id = any(${itemIds}::bigint[]) and valid_from <= ${asOf}
      and (${cities === null}::boolean or city_code = any(${cities ?? []}::text[]))
    order by item_id, city_code, valid_from desc, version desc
  `.execute(db)
  return rows
}
