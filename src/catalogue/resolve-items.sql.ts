import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** An item that one of the asked codes belongs to. */
export interface KnownItem {
  readonly code: string
  readonly id: number
  readonly name: string
  readonly nameNormal: string
  /** It has no national code, and nobody has matched it yet. */
  readonly isWaiting: boolean
  /** What a merged item became. */
  readonly successorId: number | null
}

/** The items behind national codes, and behind implementation codes (unless only its own count) and the cluster's local codes. Two sets, one statement. */
export const selectItemsByCodes = async (
  db: Db,
  clusterId: number,
  nationalCodes: readonly string[],
  otherCodes: readonly string[],
  onlyOwn = false,
): Promise<{ national: Map<string, KnownItem>; other: Map<string, KnownItem> }> => {
  const { rows } = await sql<KnownItem & { isNational: boolean }>`
    with known as (
      select i.national_code as code, true as "isNational", i.id from service_item i where i.national_code = any(${nationalCodes})
      union all
      select c.code, false, c.item_id from service_item_code c
      where c.code = any(${otherCodes}) and (c.cluster_id = ${clusterId} or c.cluster_id is null and not ${onlyOwn}::boolean)
    )
    select known.code, known."isNational", i.id, i.name, i.name_normal as "nameNormal", i.matching = 'WAITING' as "isWaiting",
      (select successor_id from item_lineage l where l.predecessor_id = i.id and l.change = 'MERGED') as "successorId"
    from known join service_item i on i.id = known.id
  `.execute(db)
  const pick = (isNational: boolean) =>
    new Map(rows.filter((row) => row.isNational === isNational).map((row) => [row.code, row]))
  return { national: pick(true), other: pick(false) }
}

/** Serialises whatever adds items: they are hub-wide, and two clusters may list the same new item at once. */
export const lockCatalogue = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('hutong.catalogue'))`.execute(db)
}

/**
 * Takes items for this transaction, in the order of their ids, as whoever takes several does: so nobody waits in a ring. After
 * the catalogue, if that is taken too. What refers to them is let through.
 */
export const lockItems = async (db: Db, itemIds: readonly number[]): Promise<void> => {
  if (itemIds.length === 0) return
  await sql`select from service_item where id = any(${itemIds}::bigint[]) order by id for no key update`.execute(db)
}

/** Draws ids for new items ahead of their insertion. */
export const drawItemIds = async (db: Db, count: number): Promise<number[]> => {
  if (count === 0) return []
  const { rows } = await sql<{
    id: number
  }>`select nextval('service_item_id') as id from generate_series(1, ${count}::integer)`.execute(db)
  return rows.map(({ id }) => id)
}
