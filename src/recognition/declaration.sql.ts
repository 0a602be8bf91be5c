import { sql } from 'kysely'
import type { City } from '../access/city-cluster.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { Aspect, DeclarationCause, HandlingMode, Stance } from './aspect.ts'

/** A city's declaration of one aspect of an item. */
export interface RecognitionDeclaration {
  readonly id: number
  readonly clusterId: number
  readonly itemId: number
  readonly city: City
  readonly aspect: Aspect
  readonly stance: Stance
  readonly mode: HandlingMode | null
  readonly validFrom: CivilDate
  readonly document: string | null
  readonly cause: DeclarationCause
  readonly reason: string | null
}

export type NewDeclaration = Omit<RecognitionDeclaration, 'id' | 'city'> & { readonly city: string }

export const insertDeclarations = async (
  db: Db,
  declarations: readonly NewDeclaration[],
  tx: number,
): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    insert into recognition_declaration (cluster_id, item_id, city_code, aspect, stance, mode, valid_from, document, cause, reason, recorded_in)
    select "clusterId", "itemId", city, aspect, stance, mode, "validFrom", document, cause, reason, ${tx}
    from json_to_recordset(${JSON.stringify(declarations)}::json) as r("clusterId" bigint, "itemId" bigint, city text, aspect text,
      stance text, mode text, "validFrom" date, document text, cause text, reason text)
    returning id
  `.execute(db)
  return rows.map(({ id }) => id)
}

interface DeclarationsAsked {
  readonly itemIds: readonly number[]
  readonly clusterId: number | null
  readonly city: string | null
}

/** The declarations of items that count on a day, in one cluster (by its id or code) or in all. */
export const selectDeclarations = async (
  db: Db,
  asked: DeclarationsAsked & { readonly asOf: CivilDate; readonly cluster?: string },
): Promise<RecognitionDeclaration[]> => {
  const { rows } = await sql<RecognitionDeclaration>`${keptPlan}
    select distinct on (d.item_id, d.cluster_id, d.city_code, d.aspect) d.id, d.cluster_id as "clusterId", d.item_id as "itemId",
      json_build_object('code', c.code, 'name', c.name) as city, d.aspect, d.stance, d.mode, d.valid_from as "validFrom", d.document,
      d.cause, d.reason
    from recognition_declaration d join city c on c.code = d.city_code
    where d.item_id = any(${asked.itemIds}::bigint[]) and d.valid_from <= ${asked.asOf}
      and (${asked.clusterId}::bigint is null or d.cluster_id = ${asked.clusterId})
      ${asked.cluster === undefined ? sql`` : sql`and d.cluster_id = (select id from city_cluster where code = ${asked.cluster})`}
      and (${asked.city}::text is null or d.city_code = ${asked.city})
    order by d.item_id, d.cluster_id, d.city_code, d.aspect, d.valid_from desc, d.id desc
  `.execute(db)
  return rows
}

/** Those that count on a day, and each that begins on a later one: what a step that holds from the day on applies to. */
export const selectDeclarationsFrom = async (
  db: Db,
  asked: DeclarationsAsked & { readonly from: CivilDate },
): Promise<RecognitionDeclaration[]> => {
  const { rows } = await sql<RecognitionDeclaration>`
    select distinct on (d.item_id, d.cluster_id, d.city_code, d.aspect, d.begins) d.id, d.cluster_id as "clusterId", d.item_id as "itemId",
      json_build_object('code', c.code, 'name', c.name) as city, d.aspect, d.stance, d.mode, d.begins as "validFrom", d.document,
      d.cause, d.reason
    from (select *, greatest(valid_from, ${asked.from}) as begins from recognition_declaration) d join city c on c.code = d.city_code
    where d.item_id = any(${asked.itemIds}::bigint[])
      and (${asked.clusterId}::bigint is null or d.cluster_id = ${asked.clusterId})
      and (${asked.city}::text is null or d.city_code = ${asked.city})
    order by d.item_id, d.cluster_id, d.city_code, d.aspect, d.begins, d.valid_from desc, d.id desc
  `.execute(db)
  return rows
}

export interface NewException {
  readonly clusterId: number
  readonly itemId: number
  readonly acceptingCity: string
  readonly competentCity: string
  readonly relation: 'HANDLES' | 'RECOGNISES'
  readonly stance: 'EXCEPTED' | 'SUSPENDED' | 'LIFTED'
  readonly validFrom: CivilDate
  readonly document: string | null
  readonly reason: string
  readonly statedBy: string
}

export const insertException = async (db: Db, exception: NewException, tx: number): Promise<void> => {
  await sql`
    insert into recognition_exception (cluster_id, item_id, accepting_city, competent_city, relation, stance, valid_from, document,
      reason, stated_by, recorded_in)
    values (${exception.clusterId}, ${exception.itemId}, ${exception.acceptingCity}, ${exception.competentCity}, ${exception.relation},
      ${exception.stance}, ${exception.validFrom}, ${exception.document}, ${exception.reason}, ${exception.statedBy}, ${tx})
  `.execute(db)
}
